package io.aiadmin.host.panel;

import java.util.Map;

/**
 * A form for somebody who is not logged in.
 *
 * @param errors by field
 * @param problem what is wrong with the whole; empty when nothing is
 */
public record EntryView(Map<String, String> values, Map<String, String> errors, String problem) {

    public EntryView {
        values = Map.copyOf(values);
        errors = Map.copyOf(errors);
    }

    static EntryView of(Map<String, String> values) {
        return new EntryView(values, Map.of(), "");
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }
}
