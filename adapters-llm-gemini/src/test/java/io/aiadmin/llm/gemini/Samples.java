package io.aiadmin.llm.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/** The recorded traffic under {@code src/test/resources/gemini}; its origin is told in {@code SOURCES.md} there. */
final class Samples {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Samples() {}

    static String text(String file) {
        try (InputStream in = Samples.class.getResourceAsStream("/gemini/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String file) {
        return parse(text(file));
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The events of a streamed sample, which may lack their prefix. */
    static String events(String file) {
        return file.endsWith(".chunks.txt")
                ? text(file)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> "data: " + line + "\r\n\r\n")
                        .collect(Collectors.joining())
                : text(file);
    }
}
