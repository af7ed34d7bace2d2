package io.aiadmin.spi.llm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The form of a tool's arguments: the part of JSON Schema that every vendor understands. Values are {@code String}, {@code Long},
 * {@code Boolean}, {@code List} and {@code Map} of the same.
 */
public sealed interface ToolSchema {

    /** Told to the model. */
    String description();

    /**
     * @param maxLength longest value in characters
     * @param choices the allowed values; empty allows all
     */
    record Text(String description, int maxLength, List<String> choices) implements ToolSchema {
        public Text {
            choices = List.copyOf(choices);
        }
    }

    /** A whole number, both borders included. */
    record Whole(String description, long minimum, long maximum) implements ToolSchema {}

    record Flag(String description) implements ToolSchema {}

    record ListOf(String description, ToolSchema items, int minItems, int maxItems) implements ToolSchema {}

    /**
     * @param properties in the order told to the model
     * @param required names among the properties; properties beyond the declared ones are refused
     */
    record Structure(@Nullable String summary, Map<String, ToolSchema> properties, Set<String> required)
            implements ToolSchema {
        public Structure {
            properties = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(properties));
            required = java.util.Collections.unmodifiableSet(new TreeSet<>(required));
            if (!properties.keySet().containsAll(required)) {
                throw new IllegalArgumentException("required but not declared: " + required);
            }
        }

        @Override
        public String description() {
            return summary == null ? "" : summary;
        }
    }
}
