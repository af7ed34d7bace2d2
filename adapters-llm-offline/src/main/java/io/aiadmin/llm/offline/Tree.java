package io.aiadmin.llm.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tool's answer or a part of it, read field by field; what is missing is empty. */
record Tree(Map<?, ?> fields) {

    static final Tree EMPTY = new Tree(Map.of());

    String text(String key) {
        Object value = fields.get(key);
        return value == null ? "" : value.toString();
    }

    long number(String key, long fallback) {
        Long value = numberOrNull(key);
        return value == null ? fallback : value;
    }

    @Nullable
    Long numberOrNull(String key) {
        return fields.get(key) instanceof Number value ? Long.valueOf(value.longValue()) : null;
    }

    boolean flag(String key) {
        return Boolean.TRUE.equals(fields.get(key));
    }

    boolean has(String key) {
        return fields.get(key) != null;
    }

    Tree part(String key) {
        return fields.get(key) instanceof Map<?, ?> map ? new Tree(map) : EMPTY;
    }

    List<Tree> list(String key) {
        List<Tree> parts = new ArrayList<>();
        if (fields.get(key) instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> map) {
                    parts.add(new Tree(map));
                }
            }
        }
        return parts;
    }

    List<String> texts(String key) {
        return fields.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
