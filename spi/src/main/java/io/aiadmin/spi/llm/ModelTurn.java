package io.aiadmin.spi.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of the dialogue that the model reads. */
public sealed interface ModelTurn {

    /** What the customer wrote, personal data replaced by tokens such as {@code <PHONE_1>}. */
    record Customer(String text) implements ModelTurn {}

    /**
     * What the model itself answered.
     *
     * @param state what the provider wants to see again, unchanged; null when it gave none or when the turn is another model's
     */
    record Agent(
            String text, List<ToolCall> calls, @Nullable ProviderState state) implements ModelTurn {
        public Agent {
            calls = List.copyOf(calls);
        }
    }

    /** The answers to the calls of the agent's turn before it, in the same order. */
    record Tools(List<ToolResult> results) implements ModelTurn {
        public Tools {
            results = List.copyOf(results);
        }
    }

    /** Something that the system or a person of the company adds: «администратор Анна ответила: …». */
    record Note(String text) implements ModelTurn {}
}
