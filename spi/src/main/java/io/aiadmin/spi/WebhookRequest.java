package io.aiadmin.spi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An HTTP request of a vendor, as it came.
 *
 * @param method upper case
 * @param query decoded; the first value of each name
 * @param headers names in lower case; the first value of each
 * @param body the raw bytes, over which signatures are computed; not copied, so leave it as it is
 */
@SuppressWarnings("ArrayRecordComponent") // the raw bytes are what signatures are computed over
public record WebhookRequest(String method, Map<String, String> query, Map<String, String> headers, byte[] body) {

    public WebhookRequest {
        query = Map.copyOf(query);
        Map<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        headers = Map.copyOf(lower);
    }

    /** A header by its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "WebhookRequest[" + method + ", " + List.copyOf(headers.keySet()) + ", " + body.length + " bytes]";
    }
}
