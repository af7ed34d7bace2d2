package io.aiadmin.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows what words and fixed phrases mean for time, whatever their script and spelling. Loaded once,
 * on first use, from time-words.txt; read-only afterwards.
 */
final class Lexicon {

    private final Map<String, List<Meaning>> words = new HashMap<>(2048);
    private final Map<String, List<Meaning>> stems = new HashMap<>(256);
    private final Map<String, List<Phrase>> phrases = new HashMap<>(512);
    private final Set<String> vocabulary = new HashSet<>(2048);
    private final TypoIndex typos = new TypoIndex();
    private int shortestStem = Integer.MAX_VALUE;
    private int longestStem;

    private Lexicon() {}

    static Lexicon shared() {
        return Holder.INSTANCE;
    }

    /** Joins fixed phrases and gives every token its meanings. */
    List<Token> annotate(List<Token> tokens) {
        List<String> spellings = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            boolean numberNext = i + 1 < tokens.size() && tokens.get(i + 1).isNumber();
            spellings.add(spelling(tokens.get(i), numberNext));
        }
        List<Token> result = new ArrayList<>(tokens.size());
        int index = 0;
        while (index < tokens.size()) {
            Phrase phrase = longestPhrase(tokens, spellings, index);
            if (phrase == null) {
                result.add(tokens.get(index).withMeanings(meanings(tokens.get(index), spellings.get(index))));
                index++;
            } else {
                result.add(join(tokens.subList(index, index + phrase.elements().size()), phrase));
                index += phrase.elements().size();
            }
        }
        return result;
    }

    /** A word as the lexicon writes it: Latin letters that spell a Russian word become Cyrillic; "do" does so before a number. */
    private String spelling(Token token, boolean numberNext) {
        String text = token.text();
        boolean plainEnglish = text.equals("do") && !numberNext;
        if (!token.english() || plainEnglish || vocabulary.contains(text)) {
            return text;
        }
        for (String reading : Transliteration.readings(text)) {
            if (vocabulary.contains(reading)) {
                return reading;
            }
        }
        return text;
    }

    private List<Meaning> meanings(Token token, String spelling) {
        if (token.isNumber()) {
            return token.spelled() ? words.getOrDefault(token.text(), List.of()) : List.of();
        }
        List<Meaning> exact = words.get(spelling);
        List<Meaning> stem = token.isWord() ? byStem(spelling) : null;
        if (exact != null) {
            return stem == null ? exact : union(exact, stem);
        }
        if (!token.isWord()) {
            return List.of();
        }
        Meaning half = HalfHourWord.read(spelling);
        if (half != null) {
            return List.of(half);
        }
        if (stem != null) {
            return stem;
        }
        return typos.meanings(token.english() ? Transliteration.toCyrillic(spelling) : spelling, spelling);
    }

    private static List<Meaning> union(List<Meaning> first, List<Meaning> second) {
        List<Meaning> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    private @Nullable List<Meaning> byStem(String word) {
        for (int length = Math.min(word.length(), longestStem); length >= shortestStem; length--) {
            List<Meaning> meanings = stems.get(word.substring(0, length));
            if (meanings != null) {
                return meanings;
            }
        }
        return null;
    }

    private @Nullable Phrase longestPhrase(List<Token> tokens, List<String> spellings, int index) {
        for (Phrase phrase : phrases.getOrDefault(spellings.get(index), List.of())) {
            if (phrase.matches(tokens, spellings, index)) {
                return phrase;
            }
        }
        return null;
    }

    private static Token join(List<Token> tokens, Phrase phrase) {
        Token first = tokens.getFirst();
        String text = String.join(" ", phrase.elements());
        return new Token(
                first.begin(), tokens.getLast().end(), text, first.gap(), -1, false, false, false, phrase.meanings());
    }

    /** A fixed phrase. Signs within it stand without spaces; words are divided by spaces alone. */
    private record Phrase(List<String> elements, List<Meaning> meanings) {

        boolean matches(List<Token> tokens, List<String> spellings, int index) {
            if (index + elements.size() > tokens.size()) {
                return false;
            }
            for (int i = 0; i < elements.size(); i++) {
                if (!elements.get(i).equals(spellings.get(index + i))
                        || tokens.get(index + i).isDigits()) {
                    return false;
                }
            }
            return true;
        }
    }

    private void load() {
        try (InputStream file = Objects.requireNonNull(Lexicon.class.getResourceAsStream("time-words.txt"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            while (line != null) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    loadLine(line);
                }
                line = reader.readLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("time-words.txt", e);
        }
        phrases.values()
                .forEach(list ->
                        list.sort((a, b) -> b.elements().size() - a.elements().size()));
    }

    private void loadLine(String line) {
        int colon = line.indexOf(" :");
        String head = line.substring(0, colon).trim();
        boolean forgiving = head.endsWith("~");
        Meaning meaning =
                meaning(forgiving ? head.substring(0, head.length() - 1).trim() : head);
        for (String form : line.substring(colon + 2).split(",", -1)) {
            loadForm(form.trim(), meaning, forgiving);
        }
    }

    private static Meaning meaning(String head) {
        int equals = head.indexOf('=');
        if (equals < 0) {
            return new Meaning(Term.valueOf(head), 0);
        }
        String value = head.substring(equals + 1);
        boolean named = Character.isLetter(value.charAt(0));
        return new Meaning(
                Term.valueOf(head.substring(0, equals)), named ? DayPart.number(value) : Integer.parseInt(value));
    }

    private void loadForm(String form, Meaning meaning, boolean forgiving) {
        if (form.endsWith("*")) {
            String stem = form.substring(0, form.length() - 1);
            add(stems, stem, meaning);
            shortestStem = Math.min(shortestStem, stem.length());
            longestStem = Math.max(longestStem, stem.length());
            return;
        }
        List<String> elements = Lexer.lex(form).all().stream().map(Token::text).toList();
        vocabulary.addAll(elements);
        if (elements.size() == 1) {
            add(words, elements.getFirst(), meaning);
            if (forgiving) {
                typos.add(elements.getFirst(), meaning);
            }
            return;
        }
        addPhrase(elements, meaning);
    }

    private void addPhrase(List<String> elements, Meaning meaning) {
        List<Phrase> sameStart = phrases.computeIfAbsent(elements.getFirst(), first -> new ArrayList<>(2));
        for (int i = 0; i < sameStart.size(); i++) {
            if (sameStart.get(i).elements().equals(elements)) {
                List<Meaning> both = new ArrayList<>(sameStart.get(i).meanings());
                both.add(meaning);
                sameStart.set(i, new Phrase(elements, List.copyOf(both)));
                return;
            }
        }
        sameStart.add(new Phrase(elements, List.of(meaning)));
    }

    private static void add(Map<String, List<Meaning>> map, String form, Meaning meaning) {
        List<Meaning> known = map.getOrDefault(form, List.of());
        if (known.contains(meaning)) {
            return;
        }
        List<Meaning> all = new ArrayList<>(known);
        all.add(meaning);
        map.put(form, List.copyOf(all));
    }

    private static final class Holder {
        private static final Lexicon INSTANCE = new Lexicon();

        static {
            INSTANCE.load();
        }
    }
}
