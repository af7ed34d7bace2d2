package io.aiadmin.spi.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the model answered: text, tool calls, or both.
 *
 * @param text "" when there are only calls
 * @param model the exact model that answered, as the vendor names it
 */
public record ModelReply(
        String text, List<ToolCall> calls, @Nullable ProviderState state, TokenUsage usage, String model) {

    public ModelReply {
        calls = List.copyOf(calls);
        if (text.isBlank() && calls.isEmpty()) {
            throw new IllegalArgumentException("an empty answer is a ModelException");
        }
    }
}
