package io.aiadmin.llm.offline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Phrases by what they mean, found in a message in one pass. Immutable. */
final class PhraseBook {

    private final Map<String, List<Entry>> byOpening = new HashMap<>();
    private final Set<String> vocabulary = new TreeSet<>();

    /** Reads {@code MEANING: phrase; phrase} lines. */
    static PhraseBook load(String resource) {
        Map<String, List<String>> phrases = new LinkedHashMap<>();
        for (String line : Resources.lines(resource)) {
            int colon = line.indexOf(':');
            phrases.put(
                    line.substring(0, colon).strip(),
                    List.of(line.substring(colon + 1).strip().split("\\s*;\\s*")));
        }
        return new PhraseBook(phrases);
    }

    PhraseBook(Map<String, List<String>> phrases) {
        phrases.forEach((meaning, sources) -> sources.forEach(source -> add(meaning, Phrase.of(source))));
    }

    /** All that stands in the message, in its order. */
    List<Found> find(List<Word> words) {
        List<Found> found = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            Set<String> openings = new TreeSet<>();
            words.get(at).forms().forEach(form -> openings.add(Phrase.opening(form)));
            for (String opening : openings) {
                for (Entry entry : byOpening.getOrDefault(opening, List.of())) {
                    int end = entry.phrase.endAt(words, at);
                    if (end > at) {
                        found.add(new Found(entry.meaning, at, end));
                    }
                }
            }
        }
        return found;
    }

    /** The words and stems of all phrases; a stem ends with a star. */
    Set<String> vocabulary() {
        return vocabulary;
    }

    private void add(String meaning, Phrase phrase) {
        phrase.openings()
                .forEach(opening -> byOpening
                        .computeIfAbsent(opening, key -> new ArrayList<>())
                        .add(new Entry(meaning, phrase)));
        vocabulary.addAll(phrase.words());
    }

    /**
     * @param begin index of its first word
     * @param end index after its last word
     */
    record Found(String meaning, int begin, int end) {

        boolean overlaps(Found other) {
            return begin < other.end && other.begin < end;
        }
    }

    private record Entry(String meaning, Phrase phrase) {}
}
