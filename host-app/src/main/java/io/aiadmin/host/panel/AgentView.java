package io.aiadmin.host.panel;

import java.util.List;
import java.util.Map;

/** What the owner tells the agent. */
public record AgentView(String description, List<Day> days, Map<String, String> prompts, String problem) {

    public AgentView {
        days = List.copyOf(days);
        prompts = Map.copyOf(prompts);
    }

    /** A day of the week; both times empty when closed. */
    public record Day(String key, String name, String from, String until) {}

    public String prompt(String name) {
        return prompts.getOrDefault(name, "");
    }
}
