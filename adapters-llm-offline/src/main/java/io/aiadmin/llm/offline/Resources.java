package io.aiadmin.llm.offline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The word tables beside the classes. */
final class Resources {

    private Resources() {}

    /** The lines of a table without comments and empty ones. */
    static List<String> lines(String name) {
        InputStream found = Objects.requireNonNull(Resources.class.getResourceAsStream(name), name);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(found, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The sets of words of a table of {@code NAME: words} lines. */
    static Map<String, Set<String>> sets(String name) {
        Map<String, Set<String>> sets = new HashMap<>();
        for (String line : lines(name)) {
            int colon = line.indexOf(':');
            sets.put(
                    line.substring(0, colon),
                    new HashSet<>(List.of(line.substring(colon + 1).strip().split("\\s+"))));
        }
        return sets;
    }
}
