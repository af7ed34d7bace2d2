package io.aiadmin.core.dialogue;

import io.aiadmin.spi.llm.ToolSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds a model's arguments against the tool's schema. What it says is for the model to correct itself. */
final class ArgumentCheck {

    private ArgumentCheck() {}

    /** @return what is wrong and what is expected; empty when nothing is */
    static Optional<String> problem(ToolSchema.Structure schema, Map<String, @Nullable Object> arguments) {
        return structure("", schema, arguments);
    }

    private static Optional<String> structure(String path, ToolSchema.Structure schema, Map<?, ?> values) {
        for (Object name : values.keySet()) {
            if (!schema.properties().containsKey(String.valueOf(name))) {
                return Optional.of("unknown argument " + path + name + "; expected: "
                        + schema.properties().keySet());
            }
        }
        for (String name : schema.required()) {
            if (values.get(name) == null) {
                return Optional.of("missing argument " + path + name + ": "
                        + expected(schema.properties().get(name)));
            }
        }
        for (Map.Entry<String, ToolSchema> property : schema.properties().entrySet()) {
            Object value = values.get(property.getKey());
            if (value == null) {
                continue; // left out; models write null for that
            }
            Optional<String> problem = value(path + property.getKey(), property.getValue(), value);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> value(String path, ToolSchema schema, Object value) {
        return switch (schema) {
            case ToolSchema.Text text -> text(path, text, value);
            case ToolSchema.Whole whole ->
                value instanceof Number number && isWhole(number) && inside(whole, number.longValue())
                        ? Optional.empty()
                        : wrong(path, schema);
            case ToolSchema.Flag _ -> value instanceof Boolean ? Optional.empty() : wrong(path, schema);
            case ToolSchema.ListOf list -> list(path, list, value);
            case ToolSchema.Structure structure ->
                value instanceof Map<?, ?> map ? structure(path + ".", structure, map) : wrong(path, schema);
        };
    }

    private static Optional<String> text(String path, ToolSchema.Text schema, Object value) {
        boolean fits = value instanceof String text
                && text.length() <= schema.maxLength()
                && (schema.choices().isEmpty() || schema.choices().contains(text));
        return fits ? Optional.empty() : wrong(path, schema);
    }

    private static Optional<String> list(String path, ToolSchema.ListOf schema, Object value) {
        if (!(value instanceof List<?> list) || list.size() < schema.minItems() || list.size() > schema.maxItems()) {
            return wrong(path, schema);
        }
        for (Object item : list) {
            Optional<String> problem =
                    item == null ? wrong(path + "[]", schema.items()) : value(path + "[]", schema.items(), item);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> wrong(String path, ToolSchema schema) {
        return Optional.of("wrong argument " + path + ": " + expected(schema));
    }

    private static boolean isWhole(Number number) {
        return number.doubleValue() == Math.rint(number.doubleValue());
    }

    private static boolean inside(ToolSchema.Whole schema, long value) {
        return value >= schema.minimum() && value <= schema.maximum();
    }

    private static String expected(@Nullable ToolSchema schema) {
        return switch (schema) {
            case ToolSchema.Text text when !text.choices().isEmpty() -> "expected one of " + text.choices();
            case ToolSchema.Text text -> "expected text of at most " + text.maxLength() + " characters";
            case ToolSchema.Whole whole -> "expected a whole number from " + whole.minimum() + " to " + whole.maximum();
            case ToolSchema.Flag _ -> "expected true or false";
            case ToolSchema.ListOf list ->
                "expected a list of " + list.minItems() + " to " + list.maxItems() + " items";
            case ToolSchema.Structure structure ->
                "expected an object with " + structure.properties().keySet();
            case null -> "expected a value";
        };
    }
}
