package io.aiadmin.spi.llm;

import java.time.Duration;
import java.util.List;

/**
 * What the model is asked.
 *
 * @param system the prompt; its stable part comes first, so that vendors can cache it
 * @param turns the dialogue, oldest first; the last one is a customer's, a tool's or a note
 * @param tools may be empty
 * @param facts what the prompt states about this turn, for programs
 */
public record ModelRequest(
        String system,
        List<ModelTurn> turns,
        List<ToolSpec> tools,
        ToolUse toolUse,
        Limits limits,
        DialogueFacts facts) {

    public ModelRequest {
        turns = List.copyOf(turns);
        tools = List.copyOf(tools);
        if (turns.isEmpty()) {
            throw new IllegalArgumentException("nothing to answer");
        }
    }

    /** Whether tools may be called in this step. */
    public enum ToolUse {
        ALLOWED,
        /** Text only. */
        FORBIDDEN
    }

    /**
     * @param maxOutputTokens thinking included
     * @param timeout for the whole call, the provider's own retries included
     */
    public record Limits(int maxOutputTokens, Duration timeout) {
        public Limits {
            if (maxOutputTokens < 1 || timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("tokens: " + maxOutputTokens + ", timeout: " + timeout);
            }
        }
    }
}
