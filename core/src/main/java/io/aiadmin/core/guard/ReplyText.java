package io.aiadmin.core.guard;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reply as the checks read it: one spelling, cut into sentences and these into clauses. */
final class ReplyText {

    private static final Pattern INVISIBLE = Pattern.compile("[\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060\\uFEFF]");
    private static final Pattern SENTENCE_END = Pattern.compile(
            "[!?…]+|\\n+|;|(?<!\\b(?:ул|д|им|стр|пр|т|г|м|кв|руб|мин|ч|тыс|mr|ms|st|e\\.g|i\\.e|p|a))\\.(?=\\s|$)",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern CLAUSE_END = Pattern.compile(",(?!\\d)|\\s[–—-]\\s|:(?=\\s|$)|\\(|\\)");

    private final String text;
    private final List<Sentence> sentences;

    private ReplyText(String text, List<Sentence> sentences) {
        this.text = text;
        this.sentences = List.copyOf(sentences);
    }

    static ReplyText of(String reply) {
        String text = flat(reply);
        List<Sentence> sentences = new ArrayList<>();
        Matcher ends = SENTENCE_END.matcher(text);
        int begin = 0;
        while (ends.find()) {
            add(sentences, text, begin, ends.start(), ends.group().contains("?"));
            begin = ends.end();
        }
        add(sentences, text, begin, text.length(), false);
        return new ReplyText(text, sentences);
    }

    /** Lower case, е for ё, plain spaces and apostrophes, nothing invisible; line breaks stay. */
    static String flat(String text) {
        String visible = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll("");
        return visible.toLowerCase(Locale.ROOT)
                .replace('ё', 'е')
                .replace('’', '\'')
                .replaceAll("[\\u00A0\\u2000-\\u200A\\u202F\\t]", " ");
    }

    private static void add(List<Sentence> sentences, String text, int begin, int end, boolean question) {
        if (!text.substring(begin, end).isBlank()) {
            sentences.add(new Sentence(begin, end, text.substring(begin, end), question, clauses(text, begin, end)));
        }
    }

    private static List<Clause> clauses(String text, int begin, int end) {
        List<Clause> clauses = new ArrayList<>();
        Matcher cuts = CLAUSE_END.matcher(text).region(begin, end);
        int from = begin;
        while (cuts.find()) {
            clauses.add(new Clause(from, cuts.start(), text.substring(from, cuts.start())));
            from = cuts.end();
        }
        clauses.add(new Clause(from, end, text.substring(from, end)));
        return clauses;
    }

    String text() {
        return text;
    }

    List<Sentence> sentences() {
        return sentences;
    }

    boolean asks() {
        return sentences.stream().anyMatch(Sentence::question);
    }

    Sentence sentenceAt(int position) {
        for (Sentence sentence : sentences) {
            if (position >= sentence.begin() && position < sentence.end()) {
                return sentence;
            }
        }
        return sentences.getLast();
    }

    /** From one end of a sentence to the other, the ends left out. */
    record Sentence(int begin, int end, String text, boolean question, List<Clause> clauses) {

        Clause clauseAt(int position) {
            for (Clause clause : clauses) {
                if (position < clause.end()) {
                    return clause;
                }
            }
            return clauses.getLast();
        }

        /** The clause before, or an empty one. */
        String before(Clause clause) {
            int index = clauses.indexOf(clause);
            return index > 0 ? clauses.get(index - 1).text() : "";
        }
    }

    /** A part of a sentence between commas, dashes, colons or brackets. */
    record Clause(int begin, int end, String text) {}
}
