package io.aiadmin.host.panel;

import io.aiadmin.host.access.Tokens;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The panel's own files. Their addresses change with their content, so that browsers may keep them for ever. */
@Singleton
public final class Assets {

    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final Map<String, Asset> assets = new LinkedHashMap<>();

    Assets() {
        add("tokens.css", "/panel/tokens.css", CSS);
        add("panel.css", "/panel/panel.css", CSS);
        add("panel.js", "/panel/panel.js", SCRIPT);
        add("icon.svg", "/panel/icon.svg", "image/svg+xml");
        add("htmx.js", "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js", SCRIPT);
    }

    /** One file, as it is sent. */
    record Asset(byte[] content, String type, String version) {}

    Optional<Asset> find(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    /** Where a page finds the file. */
    public String url(String name) {
        Asset asset = find(name).orElseThrow(() -> new IllegalArgumentException(name));
        return "/panel/static/" + name + "?v=" + asset.version();
    }

    private void add(String name, String resource, String type) {
        try (InputStream stream = Assets.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks " + resource);
            }
            byte[] content = stream.readAllBytes();
            String version = HexFormat.of()
                    .formatHex(Tokens.hash(new String(content, java.nio.charset.StandardCharsets.UTF_8)), 0, 6);
            assets.put(name, new Asset(content, type, version));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
