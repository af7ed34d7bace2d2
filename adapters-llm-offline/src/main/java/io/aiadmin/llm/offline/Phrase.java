package io.aiadmin.llm.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A phrase to be found in a message: {@code ^ сколько стоит|стоят (у вас) .. стриж* $}.
 *
 * <p>A star ends a stem, a bar divides alternatives, brackets hold what may be missing, two dots stand for up to four words.
 */
final class Phrase {

    private static final int LONGEST_GAP = 4;

    private final List<Part> parts;

    private Phrase(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    static Phrase of(String source) {
        List<Part> parts = new ArrayList<>();
        for (String piece : source.strip().split("\\s+(?![^(]*\\))")) {
            switch (piece) {
                case "^" -> parts.add(new Start());
                case "$" -> parts.add(new End());
                case ".." -> parts.add(new Gap());
                default -> {
                    boolean optional = piece.startsWith("(");
                    String bare = optional ? piece.substring(1, piece.length() - 1) : piece;
                    parts.add(new OneOf(List.of(bare.split("\\|")), optional));
                }
            }
        }
        return new Phrase(parts);
    }

    /** The index after the last word when the phrase stands at that place, else -1. */
    int endAt(List<Word> words, int begin) {
        return match(words, begin, 0);
    }

    /** With which two letters a text must go on for the phrase to stand there; single letters stand by themselves. */
    Set<String> openings() {
        Set<String> openings = new TreeSet<>();
        for (Part part : parts) {
            if (part instanceof OneOf oneOf) {
                oneOf.words.forEach(word -> openings.add(opening(word)));
                if (!oneOf.optional) {
                    return openings;
                }
            }
        }
        return openings;
    }

    /** The words and stems in it; a stem ends with a star. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof OneOf oneOf) {
                words.addAll(oneOf.words);
            }
        }
        return words;
    }

    static String opening(String word) {
        return word.length() < 2 || word.charAt(1) == '*' ? word.substring(0, 1) : word.substring(0, 2);
    }

    private int match(List<Word> words, int at, int part) {
        if (part == parts.size()) {
            return at;
        }
        return switch (parts.get(part)) {
            case Start start -> at == 0 ? match(words, at, part + 1) : -1;
            case End end -> at == words.size() ? match(words, at, part + 1) : -1;
            case Gap gap -> afterGap(words, at, part + 1);
            case OneOf oneOf -> {
                if (at < words.size() && oneOf.holds(words.get(at))) {
                    int end = match(words, at + 1, part + 1);
                    if (end >= 0) {
                        yield end;
                    }
                }
                yield oneOf.optional ? match(words, at, part + 1) : -1;
            }
        };
    }

    private int afterGap(List<Word> words, int at, int part) {
        for (int skipped = 0; skipped <= LONGEST_GAP && at + skipped <= words.size(); skipped++) {
            int end = match(words, at + skipped, part);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    private sealed interface Part {}

    private record Start() implements Part {}

    private record End() implements Part {}

    private record Gap() implements Part {}

    private record OneOf(List<String> words, boolean optional) implements Part {

        boolean holds(Word word) {
            for (String form : word.forms()) {
                for (String wanted : words) {
                    if (holds(form, wanted)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private static boolean holds(String form, String wanted) {
            int last = wanted.length() - 1;
            return wanted.charAt(last) == '*' ? form.startsWith(wanted.substring(0, last)) : form.equals(wanted);
        }
    }
}
