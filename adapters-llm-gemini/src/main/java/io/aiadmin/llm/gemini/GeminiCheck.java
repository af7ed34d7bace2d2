package io.aiadmin.llm.gemini;

import com.google.genai.Client;
import com.google.genai.types.Content;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GetModelConfig;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.Part;
import com.google.genai.types.ThinkingConfig;
import io.aiadmin.llm.gemini.GeminiErrors.Failure;
import io.aiadmin.spi.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The connection test: first the key and the model's name, then one short answer, as a conversation would get it. */
final class GeminiCheck {

    private static final Duration WAIT = Duration.ofSeconds(15);
    /** Enough for a word with some thinking before it. */
    private static final int TOKENS = 1024;

    private final Client client;
    private final GeminiSettings settings;

    GeminiCheck(Client client, GeminiSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        HttpOptions http = HttpOptions.builder()
                .timeout((int) WAIT.toMillis())
                .retryOptions(GeminiMapper.NO_RETRIES)
                .build();
        try {
            client.models.get(
                    settings.model(), GetModelConfig.builder().httpOptions(http).build());
        } catch (RuntimeException e) {
            findings.add(trouble(GeminiErrors.of(e)));
            return findings;
        }
        findings.add(Finding.good(
                "Ключ принят, модель " + settings.model() + " доступна",
                "The key is accepted, the model " + settings.model() + " is there"));
        findings.add(answer(http));
        return findings;
    }

    private Finding answer(HttpOptions http) {
        GenerateContentConfig.Builder config =
                GenerateContentConfig.builder().maxOutputTokens(TOKENS).httpOptions(http);
        settings.thinkingLevel()
                .ifPresent(level -> config.thinkingConfig(
                        ThinkingConfig.builder().thinkingLevel(level).build()));
        Content question = Content.builder()
                .role("user")
                .parts(List.of(Part.builder().text("Ответь одним словом: да").build()))
                .build();
        GeminiReading reading = new GeminiReading(false);
        try {
            reading.add(client.models.generateContent(settings.model(), question, config.build()));
        } catch (RuntimeException e) {
            return trouble(GeminiErrors.of(e));
        }
        if (!(reading.outcome() instanceof GeminiReading.Outcome.Answer)) {
            return Finding.bad(
                    "Модель ответила пустым сообщением. Проверьте ещё раз; если повторится, выберите другую модель",
                    "The model answered with an empty message. Test again; if it stays so, choose another model");
        }
        String model = reading.model();
        if (!model.isEmpty() && !model.equals(settings.model())) {
            return Finding.good(
                    "Модель отвечает. Google передаёт запросы модели " + model,
                    "The model answers. Google hands the requests to " + model);
        }
        return Finding.good("Модель отвечает", "The model answers");
    }

    private Finding trouble(Failure failure) {
        GeminiRefusal refusal = failure.refusal();
        if (refusal == null) {
            return Finding.bad(
                    "Сервер Google не отвечает. Проверьте поле «Адрес API» и выход сервера в интернет",
                    "Google's server does not answer. Check “API address” and the server's way to the internet");
        }
        if (refusal.reason().equals("API_KEY_INVALID") || refusal.code() == 401) {
            return Finding.bad(
                    "Ключ API не подходит. Создайте новый на странице aistudio.google.com/apikey и вставьте его целиком",
                    "The API key is not valid. Make a new one at aistudio.google.com/apikey and paste it whole");
        }
        if (refusal.says("location is not supported")) {
            return Finding.bad(
                    "Google не принимает запросы из страны, где стоит сервер. Укажите в поле «Адрес API» шлюз в стране,"
                            + " где Gemini доступен",
                    "Google takes no requests from the country of this server. Name a gateway in a country with Gemini"
                            + " in “API address”");
        }
        if (refusal.reason().equals("SERVICE_DISABLED")) {
            return Finding.bad(
                    "В проекте этого ключа не включён Gemini API. Включите Generative Language API в Google Cloud"
                            + " Console и подождите несколько минут",
                    "The Gemini API is off in the key's project. Enable the Generative Language API in the Google Cloud"
                            + " console and wait some minutes");
        }
        return byCode(refusal);
    }

    private Finding byCode(GeminiRefusal refusal) {
        if (refusal.code() == 403) {
            return Finding.bad(
                    "У ключа API нет прав на Gemini. Проверьте ограничения ключа или создайте новый на странице"
                            + " aistudio.google.com/apikey",
                    "The API key has no right to Gemini. Check the key's restrictions or make a new one at"
                            + " aistudio.google.com/apikey");
        }
        if (refusal.code() == 404) {
            return Finding.bad(
                    "Модели " + settings.model() + " нет или она закрыта. Впишите в поле «Модель» действующее имя",
                    "There is no model " + settings.model() + ", or it was closed. Put a current name into “Model”");
        }
        if (refusal.code() == 429) {
            return Finding.bad(
                    "Исчерпан лимит запросов или денег проекта Google. Проверьте тариф и лимиты на странице"
                            + " aistudio.google.com",
                    "The Google project's limit of requests or money is used up. Check plan and limits at"
                            + " aistudio.google.com");
        }
        if (refusal.code() >= 500) {
            return Finding.bad(
                    "Gemini сейчас перегружен. Повторите проверку через несколько минут",
                    "Gemini is overloaded. Test again in some minutes");
        }
        if (refusal.code() == 400 && refusal.says("hinking")) {
            return Finding.bad(
                    "Модели " + settings.model() + " не подходит выбранная глубина размышления. Выберите auto",
                    "The model " + settings.model() + " does not take this thinking level. Choose auto");
        }
        return Finding.bad(
                "Google отклонил запрос (" + refusal.getMessage() + "): " + refusal.excerpt(),
                "Google refused the request (" + refusal.getMessage() + "): " + refusal.excerpt());
    }
}
