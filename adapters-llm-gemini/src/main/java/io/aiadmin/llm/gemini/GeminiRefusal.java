package io.aiadmin.llm.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.genai.JsonSerializable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The API's own error, read whole: the SDK passes on only a part of it. Its message holds none of the vendor's text. */
final class GeminiRefusal extends IOException {

    private static final long serialVersionUID = 1L;
    private static final Pattern DELAY = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)s");
    private static final int EXCERPT = 200;

    private final int code;
    private final String status;
    private final String reason;
    private final String text;
    private final Duration retryDelay;

    private GeminiRefusal(int code, String status, String reason, String text, Duration retryDelay) {
        super(code + " " + status);
        this.code = code;
        this.status = status;
        this.reason = reason;
        this.text = text;
        this.retryDelay = retryDelay;
    }

    /** @param body {@code {"error": {...}}}, a list of such, or anything else that a gateway may write */
    static GeminiRefusal of(int httpCode, String body) {
        JsonNode root;
        try {
            root = JsonSerializable.objectMapper().readTree(body);
        } catch (JsonProcessingException _) {
            root = null;
        }
        if (root != null && root.isArray()) {
            root = root.path(0);
        }
        JsonNode error = root == null ? JsonSerializable.objectMapper().createObjectNode() : root.path("error");
        String reason = "";
        Duration delay = Duration.ZERO;
        for (JsonNode detail : error.path("details")) {
            String type = detail.path("@type").asText("");
            if (type.endsWith("google.rpc.ErrorInfo")) {
                reason = word(detail.path("reason").asText(""));
            } else if (type.endsWith("google.rpc.RetryInfo")) {
                delay = delay(detail.path("retryDelay").asText(""));
            }
        }
        return new GeminiRefusal(
                error.path("code").asInt(httpCode),
                word(error.path("status").asText("")),
                reason,
                error.path("message").asText(""),
                delay);
    }

    static GeminiRefusal inStream(int code, String status, String message) {
        return new GeminiRefusal(code, word(status), "", message, Duration.ZERO);
    }

    private static Duration delay(String text) {
        Matcher matcher = DELAY.matcher(text);
        return matcher.matches()
                ? Duration.ofMillis(new BigDecimal(matcher.group(1))
                        .movePointRight(3)
                        .setScale(0, RoundingMode.CEILING)
                        .longValueExact())
                : Duration.ZERO;
    }

    private static String word(String text) {
        return text.matches("[A-Z_]{1,60}") ? text : "";
    }

    int code() {
        return code;
    }

    /** {@code RESOURCE_EXHAUSTED}; "" when there is none. */
    String status() {
        return status;
    }

    /** {@code API_KEY_INVALID}; "" when there is none. */
    String reason() {
        return reason;
    }

    /** Zero when none is stated. */
    Duration retryDelay() {
        return retryDelay;
    }

    boolean says(String words) {
        return text.contains(words);
    }

    /** What an operator may read of the vendor's text: its beginning, without numbers, keys and quotations. */
    String excerpt() {
        String line = text.lines().findFirst().orElse("");
        line = line.replaceAll("\"[^\"]*\"|'[^']*'", "‹…›")
                .replaceAll("[A-Za-z0-9_\\-+/=]{30,}", "‹key›")
                .replaceAll("\\d{5,}", "‹number›");
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + "…";
    }
}
