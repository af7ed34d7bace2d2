package io.aiadmin.host.panel;

import java.util.List;
import java.util.Map;

/** The company's own settings. */
public record CompanyView(Map<String, String> values, Map<String, String> errors, List<String> zones) {

    public CompanyView {
        values = Map.copyOf(values);
        errors = Map.copyOf(errors);
        zones = List.copyOf(zones);
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }
}
