package io.aiadmin.core.plugin;

import io.aiadmin.spi.Secret;
import io.aiadmin.spi.SettingField;
import io.aiadmin.spi.SettingsSchema;
import java.util.Map;
import java.util.TreeMap;

/** Settings as a person may see them, and what that person sends back. */
public final class ShownSettings {

    private ShownSettings() {}

    /** The values with every secret masked: dots and the last four characters. Values that the schema does not know are treated as secrets. */
    public static Map<String, String> masked(SettingsSchema schema, Map<String, String> values) {
        Map<String, String> shown = new TreeMap<>();
        values.forEach((key, value) -> {
            boolean secret = schema.field(key).map(SettingField::secret).orElse(true);
            shown.put(key, secret ? Secret.of(value).masked() : value);
        });
        return shown;
    }

    /**
     * What is to be kept: the submitted values, with every secret that came back as it was shown, or not at all, left as it is. A secret is taken away by an
     * empty value.
     *
     * @param submitted keys with dashes or underscores
     */
    public static Map<String, String> merged(
            SettingsSchema schema, Map<String, String> stored, Map<String, String> submitted) {
        Map<String, String> merged = new TreeMap<>();
        submitted.forEach((key, value) -> merged.put(key.replace('_', '-'), value));
        for (String key : schema.secretKeys()) {
            String old = stored.get(key);
            String given = merged.get(key);
            if (old != null && (given == null || given.equals(Secret.of(old).masked()))) {
                merged.put(key, old);
            }
        }
        merged.values().removeIf(String::isBlank);
        return merged;
    }
}
