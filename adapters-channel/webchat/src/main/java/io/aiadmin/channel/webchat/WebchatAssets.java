package io.aiadmin.channel.webchat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files of the page, by name. Read once and kept: together they are smaller than a photograph.
 *
 * <p>The host serves {@code chat.html} at {@code /chat/{companyId}}, {@code widget.js} at {@code /widget.js}, and all at {@code /webchat/{name}}.
 */
public final class WebchatAssets {

    private static final Map<String, String> TYPES = types();

    private final Map<String, Asset> assets;

    private WebchatAssets(Map<String, Asset> assets) {
        this.assets = assets;
    }

    /**
     * A file of the page.
     *
     * @param etag quoted, changes with the content
     */
    @SuppressWarnings("ArrayRecordComponent") // handed to the socket as it is
    public record Asset(byte[] content, String contentType, String etag) {}

    /** Reads the files out of this jar. */
    public static WebchatAssets load() {
        Map<String, Asset> assets = new LinkedHashMap<>();
        TYPES.forEach((name, type) -> {
            byte[] content = read(name);
            assets.put(name, new Asset(content, type, "\"" + digest(content) + "\""));
        });
        return new WebchatAssets(assets);
    }

    /** The file, or empty when the page has none of that name. */
    public Optional<Asset> find(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    /** Every file's name. */
    public Set<String> names() {
        return Collections.unmodifiableSet(assets.keySet());
    }

    private static byte[] read(String name) {
        try (InputStream stream = WebchatAssets.class.getResourceAsStream("/webchat/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    private static Map<String, String> types() {
        String script = "text/javascript; charset=utf-8";
        Map<String, String> types = new LinkedHashMap<>();
        types.put("chat.html", "text/html; charset=utf-8");
        types.put("chat.css", "text/css; charset=utf-8");
        types.put("chat.js", script);
        types.put("connection.js", script);
        types.put("thread.js", script);
        types.put("format.js", script);
        types.put("calendar.js", script);
        types.put("colour.js", script);
        types.put("widget.js", script);
        types.put("messages.ru.json", "application/json; charset=utf-8");
        types.put("messages.en.json", "application/json; charset=utf-8");
        return types;
    }
}
