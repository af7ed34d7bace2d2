package io.aiadmin.core.company;

import java.util.Map;

/**
 * What the owner tells the agent.
 *
 * @param description of the company, in the owner's words
 * @param customPrompts by name: {@code tone}, {@code greeting}, {@code rules}, or a dialogue state in lower case
 */
public record AgentSettings(String description, WorkingHours workingHours, Map<String, String> customPrompts) {

    public static final AgentSettings EMPTY = new AgentSettings("", WorkingHours.UNKNOWN, Map.of());

    public AgentSettings {
        customPrompts = Map.copyOf(customPrompts);
    }
}
