package io.aiadmin.host.http;

import io.aiadmin.core.plugin.NotConnectedException;
import io.aiadmin.core.turn.StorageUnavailableException;
import io.aiadmin.spi.InvalidSettingsException;
import io.aiadmin.spi.LocalText;
import io.aiadmin.spi.crm.CrmException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Turns what went wrong into the one form of error that the API has: {@code {"error", "message", "fields"}}. */
final class Problems {

    private Problems() {}

    static MutableHttpResponse<byte[]> answer(HttpRequest<?> request, ApiException problem) {
        Locale language = Languages.of(request);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", problem.code());
        body.put("message", problem.text().in(language));
        if (!problem.fields().isEmpty()) {
            Map<String, String> fields = new LinkedHashMap<>();
            problem.fields().forEach((field, text) -> fields.put(field, text.in(language)));
            body.put("fields", fields);
        }
        MutableHttpResponse<byte[]> answer = Json.answer(problem.status(), body);
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header("Retry-After", "5");
        }
        if (problem.status() == HttpStatus.UNAUTHORIZED) {
            answer.header("WWW-Authenticate", "Bearer");
        }
        return answer;
    }

    static ApiException settings(InvalidSettingsException e) {
        Map<String, LocalText> fields = new LinkedHashMap<>();
        e.problems().forEach(problem -> fields.putIfAbsent(problem.key(), problem.text()));
        return new ApiException(
                HttpStatus.BAD_REQUEST,
                "bad_settings",
                new LocalText("Проверьте отмеченные поля.", "Check the fields named."),
                fields);
    }

    static ApiException storage(StorageUnavailableException e) {
        return ApiException.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "storage_unavailable",
                "База данных сейчас недоступна, ничего не записано. Повторите запрос через несколько секунд.",
                "The database can't be reached now and nothing was stored. Try again in a few seconds.");
    }

    static ApiException notConnected(NotConnectedException e) {
        return ApiException.of(
                HttpStatus.CONFLICT,
                "not_connected",
                "Подключение не настроено или его настройки устарели: откройте раздел «Подключения» в панели.",
                "The connection is not set up, or its settings are out of date: open “Connections” in the panel.");
    }

    static ApiException crm(CrmException e) {
        return switch (e) {
            case CrmException.Unauthorized _ ->
                ApiException.of(
                        HttpStatus.BAD_GATEWAY,
                        "crm_refused",
                        "CRM не принимает ключ: проверьте его в разделе «Подключения».",
                        "The CRM refuses the key: check it under “Connections”.");
            case CrmException.NotFound _ -> ApiException.notFound();
            case CrmException.SlotTaken _,
                    CrmException.Rejected _,
                    CrmException.RateLimited _,
                    CrmException.Unavailable _,
                    CrmException.OutcomeUnknown _ ->
                ApiException.of(
                        HttpStatus.BAD_GATEWAY,
                        "crm_unavailable",
                        "CRM сейчас не отвечает как следует. Повторите запрос позже.",
                        "The CRM does not answer as it should. Try again later.");
        };
    }
}
