package io.aiadmin.host.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads and writes the API's JSON: snake_case names, ISO times with their offset, unknown fields let be. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(64)
                        .maxStringLength(1 << 20)
                        .build());
    }

    private Json() {}

    /**
     * Reads a request's body.
     *
     * @throws ApiException 400, saying where it is broken or which field does not fit
     */
    public static <T> T read(byte[] body, Class<T> form) {
        try {
            T read = MAPPER.readValue(body, form);
            if (read == null) {
                throw ApiException.badRequest(
                        "empty_body",
                        "Тело запроса пусто: нужен объект JSON.",
                        "The body is empty: a JSON object is needed.");
            }
            return read;
        } catch (JsonParseException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw ApiException.badRequest(
                    "broken_json",
                    "Тело запроса — не JSON: ошибка в строке " + line + ".",
                    "The body is not JSON: broken at line " + line + ".");
        } catch (JsonMappingException e) {
            String path = e.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            throw ApiException.badField(
                    path.isEmpty() ? "body" : path,
                    "Это поле не того вида, что нужен здесь.",
                    "This field does not have the form that is needed here.");
        } catch (IOException e) {
            throw ApiException.badRequest("broken_json", "Тело запроса — не JSON.", "The body is not JSON.");
        }
    }

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer could not be written: " + e.getOriginalMessage(), e);
        }
    }

    public static String text(Object value) {
        return new String(bytes(value), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** 200 with this value, never kept by a cache. */
    public static MutableHttpResponse<byte[]> ok(Object value) {
        return answer(HttpStatus.OK, value);
    }

    public static MutableHttpResponse<byte[]> answer(HttpStatus status, Object value) {
        return HttpResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .body(bytes(value));
    }

    /** 200 with {@code {"ok": true}}. */
    public static MutableHttpResponse<byte[]> done() {
        return ok(Map.of("ok", true));
    }
}
