package io.aiadmin.llm.offline;

import io.aiadmin.language.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the known word that a misspelt one was meant to be. Immutable. */
final class Spelling {

    private static final int SHORTEST = 5;
    private static final int SHORTEST_STEM = 4;

    private final Set<String> known = new HashSet<>();
    private final Set<String> stems = new HashSet<>();
    private final Map<String, String> bySound = new HashMap<>();
    private final Map<String, List<String>> byDeletion = new HashMap<>();

    /** @param vocabulary words, and stems that end with a star */
    Spelling(Collection<String> vocabulary) {
        for (String entry : vocabulary) {
            if (entry.endsWith("*")) {
                String stem = entry.substring(0, entry.length() - 1);
                if (stem.length() >= SHORTEST_STEM) {
                    stems.add(stem);
                }
                continue;
            }
            known.add(entry);
            if (entry.length() >= SHORTEST && Character.isLetter(entry.charAt(0))) {
                bySound.putIfAbsent(Words.phonetic(entry), entry);
                deletions(entry)
                        .forEach(key -> byDeletion
                                .computeIfAbsent(key, none -> new ArrayList<>())
                                .add(entry));
            }
        }
    }

    boolean knows(String word) {
        if (known.contains(word)) {
            return true;
        }
        for (int length = SHORTEST_STEM; length <= word.length(); length++) {
            if (stems.contains(word.substring(0, length))) {
                return true;
            }
        }
        return false;
    }

    /** The known words that this one may be, the likeliest first; empty when it is known itself or like none. */
    List<String> guesses(String word) {
        if (word.length() < SHORTEST - 1 || !Character.isLetter(word.charAt(0)) || knows(word)) {
            return List.of();
        }
        List<String> guesses = new ArrayList<>();
        String alike = bySound.get(Words.phonetic(word));
        if (alike != null) {
            guesses.add(alike);
        }
        for (String key : deletions(word)) {
            for (String candidate : byDeletion.getOrDefault(key, List.of())) {
                if (!guesses.contains(candidate) && plausible(word, candidate)) {
                    guesses.add(candidate);
                }
            }
        }
        return guesses;
    }

    /** A slip in the first letter of a short word makes another word more often than a misspelling. */
    private static boolean plausible(String word, String candidate) {
        return (word.charAt(0) == candidate.charAt(0) || word.length() > SHORTEST + 1)
                && Words.similar(word, candidate);
    }

    private static Set<String> deletions(String word) {
        Set<String> keys = new HashSet<>();
        keys.add(word);
        for (int at = 0; at < word.length(); at++) {
            keys.add(word.substring(0, at) + word.substring(at + 1));
        }
        return keys;
    }
}
