package io.aiadmin.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A vendor's whole answer. Immutable, but for the bytes, which are the answer's own. */
public final class HttpAnswer {

    /** The most that is read of an answer, unpacked. */
    public static final int MAX_BYTES = 10 * 1024 * 1024;

    private final HttpCall call;
    private final String what;
    private final int status;
    private final Map<String, List<String>> headers;
    private final Charset charset;
    private final byte[] body;
    private @Nullable JsonNode json;

    HttpAnswer(
            HttpCall call, String what, int status, Map<String, List<String>> headers, Charset charset, byte[] body) {
        this.call = call;
        this.what = what;
        this.status = status;
        this.headers = headers;
        this.charset = charset;
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** The first header of that name, in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(List::getFirst);
    }

    /** All headers, found by name in any case. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    public byte[] bytes() {
        return body;
    }

    /** The body in the charset that its content type names, or UTF-8. */
    public String text() {
        return new String(body, charset);
    }

    /**
     * The body as JSON; a missing node when it is empty.
     *
     * @throws HttpFailure.BadAnswer it is no JSON
     */
    public JsonNode json() {
        JsonNode known = json;
        if (known == null) {
            known = parse();
            json = known;
        }
        return known;
    }

    private JsonNode parse() {
        try {
            JsonNode node = body.length == 0 ? null : Json.mapper().readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (IOException e) {
            // Jackson quotes the text it stumbles over; the cause is left out on purpose
            throw new HttpFailure.BadAnswer(
                    call.write(),
                    what + ": " + status + " with " + kind() + " instead of JSON ("
                            + e.getClass().getSimpleName() + ")",
                    status,
                    null);
        }
    }

    private String kind() {
        return header("Content-Type")
                .map(type -> type.replaceAll(";.*", "").strip())
                .filter(type -> type.matches("[A-Za-z0-9.+/-]{1,60}"))
                .orElse("an unnamed type");
    }

    /**
     * The body as a record of the vendor's names.
     *
     * @throws HttpFailure.BadAnswer it is no JSON, or of another form
     */
    public <T> T read(Class<T> type) {
        return read(json(), type);
    }

    /**
     * A part of the body as a record of the vendor's names.
     *
     * @throws HttpFailure.BadAnswer it is of another form
     */
    public <T> T read(JsonNode part, Class<T> type) {
        try {
            T value = Json.bind(part, type);
            if (value != null) {
                return value;
            }
        } catch (JsonProcessingException | IllegalArgumentException _) {
            // falls through: Jackson's message quotes values
        }
        throw new HttpFailure.BadAnswer(
                call.write(), what + ": " + status + " is no " + type.getSimpleName(), status, null);
    }
}
