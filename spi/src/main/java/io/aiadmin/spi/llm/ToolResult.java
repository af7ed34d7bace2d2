package io.aiadmin.spi.llm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tool answered.
 *
 * @param callId the id of the call, null where it had none
 * @param ok false when the tool could not do its work: bad arguments, the CRM is away. A refusal that belongs to the business, such as a taken
 *     slot, is a result like any other
 * @param content {@code String}, {@code Long}, {@code Boolean}, {@code List} and {@code Map} of the same
 */
public record ToolResult(@Nullable String callId, String name, boolean ok, Map<String, @Nullable Object> content) {

    public ToolResult {
        content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
    }
}
