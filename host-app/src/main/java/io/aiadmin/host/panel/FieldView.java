package io.aiadmin.host.panel;

import java.util.List;

/**
 * A field drawn from a plugin's schema.
 *
 * @param kind the schema's, in lower case
 * @param error empty when there is none
 */
public record FieldView(
        String key,
        String label,
        String help,
        String kind,
        boolean required,
        String value,
        String usual,
        List<String> choices,
        String error) {

    public FieldView {
        choices = List.copyOf(choices);
    }
}
