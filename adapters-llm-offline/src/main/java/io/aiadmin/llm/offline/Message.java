package io.aiadmin.llm.offline;

import io.aiadmin.language.WordToken;
import io.aiadmin.language.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a customer wrote, cut into words. Immutable.
 *
 * @param text with blanks where tokens of personal data stood
 * @param phones the tokens of phones in it, {@code <PHONE_1>}
 */
record Message(String text, List<Word> words, List<String> phones) {

    private static final Pattern PERSONAL = Pattern.compile("<(PHONE|EMAIL|CARD)_\\d{1,4}>");
    private static final Pattern LATIN = Pattern.compile("[a-z]+");
    private static final Pattern CYRILLIC = Pattern.compile("[а-яё]", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 4_000;
    private static final int MOST_CORRECTIONS = 80;

    Message {
        words = List.copyOf(words);
        phones = List.copyOf(phones);
    }

    static Message read(String raw, Spelling spelling) {
        String source = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
        List<String> phones = new ArrayList<>();
        String text = withoutPersonalData(source, phones);
        if (!CYRILLIC.matcher(text).find()) {
            text = inRightLayout(text, spelling);
        }
        return new Message(text, words(text, spelling), phones);
    }

    /** Whether there is no word at all: only signs, pictures or personal data. */
    boolean wordless() {
        return words.isEmpty();
    }

    boolean asks() {
        return text.indexOf('?') >= 0;
    }

    /** The characters as the customer wrote them, from word to word. */
    String textOf(int firstWord, int afterLastWord) {
        return text.substring(
                words.get(firstWord).begin(), words.get(afterLastWord - 1).end());
    }

    private static String withoutPersonalData(String source, List<String> phones) {
        Matcher tokens = PERSONAL.matcher(source);
        StringBuilder text = new StringBuilder();
        int done = 0;
        while (tokens.find()) {
            text.append(source, done, tokens.start()).append(" ".repeat(tokens.end() - tokens.start()));
            if (tokens.group(1).equals("PHONE")) {
                phones.add(tokens.group());
            }
            done = tokens.end();
        }
        return text.append(source, done, source.length()).toString();
    }

    private static String inRightLayout(String text, Spelling spelling) {
        String typed = Words.fromWrongLayout(text);
        int all = Words.tokens(typed).size();
        long asTyped = knownIn(typed, spelling);
        return asTyped > 0 && asTyped * 2 >= all && knownIn(text, spelling) == 0 ? typed : text;
    }

    private static long knownIn(String text, Spelling spelling) {
        return Words.tokens(text).stream()
                .filter(token -> token.text().length() > 1)
                .filter(token -> spelling.knows(token.text()) || spelling.knows(Words.transliterate(token.text())))
                .count();
    }

    private static List<Word> words(String text, Spelling spelling) {
        List<Word> words = new ArrayList<>();
        int corrected = 0;
        for (WordToken token : Words.tokens(text)) {
            Set<String> forms = new LinkedHashSet<>();
            forms.add(token.text());
            if (LATIN.matcher(token.text()).matches()) {
                forms.add(Words.transliterate(token.text()));
            }
            if (corrected < MOST_CORRECTIONS && forms.stream().noneMatch(spelling::knows)) {
                List<String> guesses = new ArrayList<>();
                forms.forEach(form -> guesses.addAll(spelling.guesses(form)));
                forms.addAll(guesses);
                corrected += guesses.isEmpty() ? 0 : 1;
            }
            words.add(new Word(token.begin(), token.end(), token.text(), forms));
        }
        return words;
    }
}
