package io.aiadmin.spi;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a plugin, declared once: the panel's form, the validation, the masking and the documentation come from here.
 *
 * @param key lower-case words with dashes, {@code user-token}; stored, so it never changes
 * @param label what the form shows
 * @param help where the owner finds the value; plain text
 * @param defaultValue null when there is none; never given for a secret
 * @param choices the allowed values, in the order shown, for {@link Kind#CHOICE} and empty for all others
 */
public record SettingField(
        String key,
        LocalText label,
        LocalText help,
        Kind kind,
        boolean required,
        @Nullable String defaultValue,
        List<String> choices) {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** How a value is entered and checked. */
    public enum Kind {
        TEXT,
        /** Text of several lines. */
        LONG_TEXT,
        /** Sealed at rest, masked in forms and logs. */
        SECRET,
        /** An absolute http or https address. */
        URL,
        /** A whole number. */
        NUMBER,
        /** {@code true} or {@code false}. */
        FLAG,
        /** A length of time with its unit: {@code 500ms}, {@code 20s}, {@code 3h}, {@code 2d}. */
        DURATION,
        /** One of {@link SettingField#choices()}. */
        CHOICE
    }

    public SettingField {
        choices = List.copyOf(choices);
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("key: " + key);
        }
        if ((kind == Kind.CHOICE) == choices.isEmpty()) {
            throw new IllegalArgumentException("choices go with CHOICE: " + key);
        }
        if (kind == Kind.SECRET && defaultValue != null) {
            throw new IllegalArgumentException("a secret has no default: " + key);
        }
    }

    public boolean secret() {
        return kind == Kind.SECRET;
    }

    /** A field that must be filled in. */
    public static SettingField required(String key, Kind kind, LocalText label, LocalText help) {
        return new SettingField(key, label, help, kind, true, null, List.of());
    }

    /** A field that may stay empty and then has this value, or none. */
    public static SettingField optional(
            String key, Kind kind, LocalText label, LocalText help, @Nullable String defaultValue) {
        return new SettingField(key, label, help, kind, false, defaultValue, List.of());
    }

    /** One of several values, the default among them. */
    public static SettingField choice(
            String key, LocalText label, LocalText help, String defaultValue, List<String> choices) {
        return new SettingField(key, label, help, Kind.CHOICE, false, defaultValue, choices);
    }
}
