package io.aiadmin.spi;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One company's values for a {@link SettingsSchema}: checked, defaults filled in. Immutable; its text form holds keys only.
 */
public final class Settings {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

    private final SettingsSchema schema;
    private final Map<String, String> values;

    private Settings(SettingsSchema schema, Map<String, String> values) {
        this.schema = schema;
        this.values = values;
    }

    /**
     * Checks the values. Blank values count as absent; keys that the schema does not know are refused.
     *
     * @throws InvalidSettingsException with every problem found
     */
    public static Settings of(SettingsSchema schema, Map<String, String> values) {
        List<InvalidSettingsException.Problem> problems = new ArrayList<>();
        for (String key : values.keySet()) {
            if (schema.field(key).isEmpty()) {
                problems.add(new InvalidSettingsException.Problem(
                        key, new LocalText("Такой настройки нет: " + key, "There is no such setting: " + key)));
            }
        }
        Map<String, String> kept = new LinkedHashMap<>();
        for (SettingField field : schema.fields()) {
            String value = values.getOrDefault(field.key(), "").strip();
            if (value.isEmpty()) {
                missing(field, kept, problems);
            } else if (fits(field, value)) {
                kept.put(field.key(), value);
            } else {
                problems.add(new InvalidSettingsException.Problem(field.key(), expectation(field)));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return new Settings(schema, kept);
    }

    private static void missing(
            SettingField field, Map<String, String> kept, List<InvalidSettingsException.Problem> problems) {
        String fallback = field.defaultValue();
        if (fallback != null) {
            kept.put(field.key(), fallback);
        } else if (field.required()) {
            problems.add(new InvalidSettingsException.Problem(
                    field.key(),
                    new LocalText(
                            "Заполните поле «" + field.label().russian() + "»",
                            "Fill in “" + field.label().english() + "”")));
        }
    }

    private static boolean fits(SettingField field, String value) {
        return switch (field.kind()) {
            case TEXT, LONG_TEXT, SECRET -> true;
            case URL -> isAddress(value);
            case NUMBER -> value.matches("-?\\d{1,18}");
            case FLAG -> value.equals("true") || value.equals("false");
            case DURATION -> DURATION.matcher(value).matches();
            case CHOICE -> field.choices().contains(value);
        };
    }

    private static boolean isAddress(String value) {
        try {
            URI uri = new URI(value);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static LocalText expectation(SettingField field) {
        String russian = field.label().russian();
        String english = field.label().english();
        return switch (field.kind()) {
            case URL ->
                new LocalText(
                        "«" + russian + "»: нужен полный адрес, например https://example.ru",
                        "“" + english + "” takes a full address, such as https://example.com");
            case NUMBER ->
                new LocalText("«" + russian + "»: нужно целое число", "“" + english + "” takes a whole number");
            case FLAG ->
                new LocalText("«" + russian + "»: да или нет (true, false)", "“" + english + "” takes true or false");
            case DURATION ->
                new LocalText(
                        "«" + russian + "»: нужна длительность, например 20s или 3h",
                        "“" + english + "” takes a length of time, such as 20s or 3h");
            case CHOICE ->
                new LocalText(
                        "«" + russian + "»: одно из " + field.choices(),
                        "“" + english + "” is one of " + field.choices());
            case TEXT, LONG_TEXT, SECRET ->
                new LocalText("«" + russian + "»: нужен текст", "“" + english + "” takes text");
        };
    }

    public SettingsSchema schema() {
        return schema;
    }

    /** The value, or empty when it was left out and has no default. Not for secrets. */
    public Optional<String> find(String key) {
        declared(key);
        return Optional.ofNullable(values.get(key));
    }

    /** @throws IllegalStateException the field is empty and has no default */
    public String text(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("not set: " + key));
    }

    public Optional<Secret> findSecret(String key) {
        return find(key).map(Secret::of);
    }

    /** @throws IllegalStateException the field is empty */
    public Secret secret(String key) {
        return Secret.of(text(key));
    }

    public long number(String key) {
        return Long.parseLong(text(key));
    }

    /** False when it was left out and has no default. */
    public boolean flag(String key) {
        return find(key).map(Boolean::parseBoolean).orElse(false);
    }

    public URI address(String key) {
        return URI.create(text(key));
    }

    public Duration duration(String key) {
        Matcher matcher = DURATION.matcher(text(key));
        if (!matcher.matches()) {
            throw new IllegalStateException("not a length of time: " + key);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private void declared(String key) {
        if (schema.field(key).isEmpty()) {
            throw new IllegalArgumentException("not declared: " + key);
        }
    }

    @Override
    public String toString() {
        return "Settings" + values.keySet();
    }
}
