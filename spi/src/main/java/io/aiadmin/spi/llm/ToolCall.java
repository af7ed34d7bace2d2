package io.aiadmin.spi.llm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The model wants a tool called.
 *
 * @param id the vendor's own id, sent back with the result; null where the vendor gives none
 * @param arguments as the model gave them, not yet validated: {@code String}, {@code Long}, {@code Double}, {@code Boolean}, {@code null},
 *     {@code List} and {@code Map} of the same
 */
public record ToolCall(@Nullable String id, String name, Map<String, @Nullable Object> arguments) {

    public ToolCall {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }
}
