package io.aiadmin.core.guard;

import io.aiadmin.language.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The words of agreeing and refusing, from {@code agreement.txt}, and how answers are compared with them. */
final class AgreementWords {

    private static final int SHORTEST_WITH_TYPO = 5;

    private AgreementWords() {}

    /** The phrases under a heading such as {@code [yes]}. */
    static Set<String> read(String heading) {
        Set<String> phrases = new LinkedHashSet<>();
        boolean mine = false;
        for (String line : lines()) {
            if (line.startsWith("[")) {
                mine = line.equals("[" + heading + "]");
            } else if (mine && !line.isBlank() && !line.startsWith("#")) {
                for (String phrase : line.split(",", -1)) {
                    phrases.add(phrase.strip());
                }
            }
        }
        return Set.copyOf(phrases);
    }

    /** Whether one of the phrases stands among the words; long words may have a slip, and a star ends an open word. */
    static boolean anyIn(List<String> words, Set<String> phrases) {
        for (String phrase : phrases) {
            List<String> parts = List.of(phrase.split(" ", -1));
            for (int at = 0; at + parts.size() <= words.size(); at++) {
                if (same(words.subList(at, at + parts.size()), parts)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What a lone emoji says. */
    static Optional<Agreement> thumbs(String text) {
        if (text.contains("👎") || text.contains("❌") || text.contains("🚫")) {
            return Optional.of(Agreement.NO);
        }
        boolean yes = text.contains("👍")
                || text.contains("✅")
                || text.contains("👌")
                || text.contains("🆗")
                || text.strip().equals("+");
        return yes ? Optional.of(Agreement.YES) : Optional.empty();
    }

    private static boolean same(List<String> words, List<String> parts) {
        for (int index = 0; index < parts.size(); index++) {
            if (!same(words.get(index), parts.get(index))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(String word, String part) {
        if (part.endsWith("*")) {
            return word.startsWith(part.substring(0, part.length() - 1));
        }
        return word.equals(part)
                || (part.length() >= SHORTEST_WITH_TYPO
                        && part.charAt(0) == word.charAt(0)
                        && part.startsWith("не") == word.startsWith("не")
                        && word.length() >= SHORTEST_WITH_TYPO
                        && Words.similar(word, part));
    }

    private static List<String> lines() {
        try (InputStream stream = AgreementWords.class.getResourceAsStream("agreement.txt")) {
            if (stream == null) {
                throw new IllegalStateException("agreement.txt is missing");
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
