package io.aiadmin.spi;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The settings of a plugin, in the order in which a form asks for them. */
public record SettingsSchema(List<SettingField> fields) {

    /** @throws IllegalArgumentException two fields have one key */
    public SettingsSchema {
        fields = List.copyOf(fields);
        Set<String> seen = new HashSet<>();
        for (SettingField field : fields) {
            if (!seen.add(field.key())) {
                throw new IllegalArgumentException("declared twice: " + field.key());
            }
        }
    }

    public static SettingsSchema of(SettingField... fields) {
        return new SettingsSchema(List.of(fields));
    }

    public Optional<SettingField> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    public Set<String> secretKeys() {
        Set<String> keys = new TreeSet<>();
        for (SettingField field : fields) {
            if (field.secret()) {
                keys.add(field.key());
            }
        }
        return keys;
    }
}
