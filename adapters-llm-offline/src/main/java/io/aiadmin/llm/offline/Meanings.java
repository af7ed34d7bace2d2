package io.aiadmin.llm.offline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The table of {@code services.txt}: what words about services mean in this trade, whoever the company is. Immutable. */
final class Meanings {

    private final Map<String, Meaning> byName = new LinkedHashMap<>();
    private final PhraseBook book;

    static Meanings load() {
        return new Meanings(Resources.lines("services.txt"));
    }

    private Meanings(List<String> lines) {
        Map<String, List<String>> phrases = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            String[] head = line.substring(0, colon).split("\\s*>\\s*");
            String[] name = head[0].split("\\s+");
            Meaning.Kind kind = Meaning.Kind.valueOf(name[1].toUpperCase(Locale.ROOT));
            Set<String> implied = head.length > 1 ? Set.of(head[1].split("\\s*,\\s*")) : Set.of();
            String usual = name.length > 2 ? name[2].substring(1) : null;
            byName.put(name[0], new Meaning(name[0], kind, usual, implied));
            List<String> words = new ArrayList<>();
            for (String word : line.substring(colon + 1).strip().split("\\s+")) {
                words.add(word.replace('_', ' '));
            }
            phrases.put(name[0], words);
        }
        book = new PhraseBook(phrases);
    }

    Meaning named(String name) {
        Meaning found = byName.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no such meaning: " + name);
        }
        return found;
    }

    /** What the words mean, each occurrence by itself; of phrases within phrases the longer one, of others all. */
    List<Sense> read(List<Word> words) {
        List<PhraseBook.Found> all = book.find(words);
        List<Sense> senses = new ArrayList<>();
        for (PhraseBook.Found found : all) {
            boolean within = all.stream()
                    .anyMatch(other -> other.begin() <= found.begin()
                            && found.end() <= other.end()
                            && other.end() - other.begin() > found.end() - found.begin());
            if (!within) {
                senses.add(new Sense(named(found.meaning()), found.begin(), found.end()));
            }
        }
        return senses;
    }

    Set<String> vocabulary() {
        return book.vocabulary();
    }

    /**
     * @param begin index of its first word
     * @param end index after its last word
     */
    record Sense(Meaning meaning, int begin, int end) {}
}
