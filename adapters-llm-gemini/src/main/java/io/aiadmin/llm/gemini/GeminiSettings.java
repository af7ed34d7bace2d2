package io.aiadmin.llm.gemini;

import io.aiadmin.spi.InvalidSettingsException;
import io.aiadmin.spi.LocalText;
import io.aiadmin.spi.Secret;
import io.aiadmin.spi.SettingField;
import io.aiadmin.spi.SettingField.Kind;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.SettingsSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * @param baseUrl without a slash at its end
 * @param thinkingLevel as the API writes it; empty leaves it to the model
 * @param attemptTimeout longest wait for one answer; a slower one is asked for once more while the request's own time lasts
 */
record GeminiSettings(
        Secret apiKey, String model, String baseUrl, Optional<String> thinkingLevel, Duration attemptTimeout) {

    private static final String AUTO = "auto";
    private static final Pattern MODEL = Pattern.compile("((models|tunedModels)/)?[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern KEY = Pattern.compile("[!-~]{1,512}");

    static final SettingsSchema SCHEMA = SettingsSchema.of(
            SettingField.required(
                    "api-key",
                    Kind.SECRET,
                    new LocalText("Ключ API", "API key"),
                    new LocalText(
                            "Создаётся на странице aistudio.google.com/apikey в проекте с оплатой: на бесплатном уровне"
                                    + " Google читает переписку",
                            "Made at aistudio.google.com/apikey in a paid project: on the free tier Google reads what"
                                    + " is written")),
            SettingField.optional(
                    "model",
                    Kind.TEXT,
                    new LocalText("Модель", "Model"),
                    new LocalText(
                            "Имя модели, например gemini-3.8-flash", "The model's name, such as gemini-3.8-flash"),
                    "gemini-3.8-flash"),
            SettingField.choice(
                    "thinking-level",
                    new LocalText("Глубина размышления", "Thinking level"),
                    new LocalText(
                            "low отвечает быстрее, high думает дольше и стоит дороже; auto — как решит сама модель."
                                    + " Моделям до Gemini 3 подходит только auto, minimal понимают не все",
                            "low answers sooner, high thinks longer and costs more; auto leaves it to the model. Models"
                                    + " before Gemini 3 take auto alone, and not all take minimal"),
                    "low",
                    List.of(AUTO, "minimal", "low", "medium", "high")),
            SettingField.optional(
                    "base-url",
                    Kind.URL,
                    new LocalText("Адрес API", "API address"),
                    new LocalText(
                            "Меняется, если обращения к Google идут через свой шлюз",
                            "Changed when calls to Google go through a gateway of one's own"),
                    "https://generativelanguage.googleapis.com"),
            SettingField.optional(
                    "attempt-timeout",
                    Kind.DURATION,
                    new LocalText("Ожидание одного ответа", "Wait for one answer"),
                    new LocalText(
                            "Если ответа нет дольше, запрос повторяется один раз",
                            "After it the request is repeated once"),
                    "20s"));

    /** @throws InvalidSettingsException the schema is met and the values are still of no use */
    static GeminiSettings of(Settings settings) {
        List<InvalidSettingsException.Problem> problems = new ArrayList<>();
        Secret key = settings.secret("api-key");
        if (!KEY.matcher(key.reveal()).matches()) {
            problems.add(new InvalidSettingsException.Problem(
                    "api-key",
                    new LocalText(
                            "В ключе API бывают только латинские буквы, цифры и знаки, без пробелов",
                            "An API key holds Latin letters, digits and signs alone, without spaces")));
        }
        String model = settings.text("model");
        if (!MODEL.matcher(model).matches()) {
            problems.add(new InvalidSettingsException.Problem(
                    "model",
                    new LocalText(
                            "Имя модели пишется латинскими буквами, например gemini-3.8-flash",
                            "A model's name looks like gemini-3.8-flash")));
        }
        Duration attempt = settings.duration("attempt-timeout");
        if (attempt.compareTo(Duration.ofMillis(100)) < 0 || attempt.compareTo(Duration.ofMinutes(10)) > 0) {
            problems.add(new InvalidSettingsException.Problem(
                    "attempt-timeout",
                    new LocalText(
                            "Ожидание ответа: от 100ms до 10m", "The wait for an answer is between 100ms and 10m")));
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        String level = settings.text("thinking-level");
        return new GeminiSettings(
                key,
                model,
                settings.text("base-url").replaceAll("/+$", ""),
                level.equals(AUTO) ? Optional.empty() : Optional.of(level.toUpperCase(Locale.ROOT)),
                attempt);
    }
}
