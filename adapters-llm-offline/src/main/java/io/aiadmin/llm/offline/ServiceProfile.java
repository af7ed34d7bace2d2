package io.aiadmin.llm.offline;

import io.aiadmin.language.Words;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a service's own words mean.
 *
 * @param main meanings of the title outside of brackets
 * @param aside meanings in brackets and of the aliases
 * @param category meanings of the category's name alone
 * @param oldest the age in «до 12 лет»; empty when the title names none
 */
record ServiceProfile(Service service, Set<String> main, Set<String> aside, Set<String> category, OptionalInt oldest) {

    private static final Set<String> EMPTY_WORDS =
            Objects.requireNonNull(Resources.sets("lists.txt").get("empty"));
    private static final Pattern BRACKETS = Pattern.compile("\\(([^)]*)\\)");
    private static final Pattern UNTIL_AGE =
            Pattern.compile("(?:до|under|up to)\\s+(\\d{1,2})\\s*(?:лет|год|years|y)?");
    private static final int SHORTEST_RAW = 3;

    static ServiceProfile of(Service service, Meanings meanings) {
        String title = service.title();
        Matcher brackets = BRACKETS.matcher(title);
        StringBuilder inside = new StringBuilder();
        while (brackets.find()) {
            inside.append(' ').append(brackets.group(1));
        }
        service.aliases().forEach(alias -> inside.append(' ').append(alias));
        Matcher age = UNTIL_AGE.matcher(Words.normalise(title));
        return new ServiceProfile(
                service,
                meaningsOf(BRACKETS.matcher(title).replaceAll(" "), meanings),
                meaningsOf(inside.toString(), meanings),
                meaningsOf(service.category(), meanings),
                age.find() ? OptionalInt.of(Integer.parseInt(age.group(1))) : OptionalInt.empty());
    }

    boolean has(String meaning) {
        return main.contains(meaning) || aside.contains(meaning);
    }

    boolean hasAny(Set<String> wanted) {
        return wanted.stream().anyMatch(this::has);
    }

    Set<String> whom() {
        Set<String> whom = new LinkedHashSet<>();
        for (String person : Whom.ALL) {
            if (has(person) || category.contains(person)) {
                whom.add(person);
            }
        }
        return whom;
    }

    /** The words of a title that no table knows, by the meanings they stand for. */
    static Map<String, String> rawWords(String text, Meanings meanings) {
        List<Word> words = plainWords(text);
        List<Meanings.Sense> senses = meanings.read(words);
        Map<String, String> raw = new LinkedHashMap<>();
        for (int at = 0; at < words.size(); at++) {
            int here = at;
            String word = words.get(at).text();
            boolean meant = senses.stream().anyMatch(sense -> sense.begin() <= here && here < sense.end());
            if (!meant && tells(word)) {
                raw.put(Meaning.raw(Words.stem(word)).name(), word);
            }
        }
        return raw;
    }

    static boolean tells(String word) {
        return word.length() >= SHORTEST_RAW && Character.isLetter(word.charAt(0)) && !EMPTY_WORDS.contains(word);
    }

    private static Set<String> meaningsOf(String text, Meanings meanings) {
        Set<String> names = new LinkedHashSet<>();
        meanings.read(plainWords(text))
                .forEach(sense -> names.add(sense.meaning().name()));
        names.addAll(rawWords(text, meanings).keySet());
        return names;
    }

    private static List<Word> plainWords(String text) {
        return Words.tokens(text).stream()
                .map(token -> new Word(token.begin(), token.end(), token.text(), Set.of(token.text())))
                .toList();
    }
}
