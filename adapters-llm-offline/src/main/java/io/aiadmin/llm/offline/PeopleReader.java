package io.aiadmin.llm.offline;

import io.aiadmin.language.NumberWords;
import io.aiadmin.language.Words;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads whose visit it is: names, ages, «для мамы», and how the customer speaks of herself or himself. */
final class PeopleReader {

    private static final Map<String, Set<String>> LISTS = Resources.sets("lists.txt");
    private static final Set<String> RELATIVES = list("relatives");
    private static final Set<String> CHILDREN = list("children");
    private static final Set<String> MANY_CHILDREN = list("many_children");
    private static final Set<String> YEARS = list("years");
    private static final Set<String> OF_AGE = list("of_age");
    private static final Set<String> SHE = list("she");
    private static final Set<String> HE = list("he");
    private static final Set<String> NO_NAME = list("no_name");
    private static final Set<String> AND = Set.of("и", "and");
    private static final Set<String> SELF = Set.of("мне", "меня", "я", "мы", "себе", "нас", "me", "myself", "i");
    private static final Set<String> TOGETHER = Set.of("и", "с", "со", "and", "with");
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_ANSWER = 8;

    private final FirstNames names;
    private final Spelling spelling;

    PeopleReader(FirstNames names, Spelling spelling) {
        this.names = names;
        this.spelling = spelling;
    }

    /**
     * @param nameAsked whether the customer was just asked for a name
     * @param ofStaff marks the words of people of the company
     * @param taken gets the words that name the customer or someone the visit is for
     */
    People read(Message message, boolean nameAsked, Predicate<Word> ofStaff, BitSet taken) {
        List<Word> words = message.words();
        Span own = ownName(message);
        Span another = own == null ? anothersName(message, ofStaff) : null;
        if (own == null && another == null && nameAsked) {
            own = answeredName(message);
        }
        Span said = own == null ? another : own;
        if (said != null) {
            taken.set(said.begin, said.end);
        }
        boolean relative = words.stream().anyMatch(word -> word.isAny(RELATIVES));
        return new People(
                said == null ? null : written(message, said),
                another != null,
                another != null || relative,
                age(words),
                children(words),
                withSelf(words),
                gender(words));
    }

    private @Nullable Span ownName(Message message) {
        List<Word> words = message.words();
        for (int at = 0; at < words.size(); at++) {
            int name = afterIntroduction(words, at);
            if (name > 0 && name < words.size() && plausible(message, name)) {
                return grown(message, name);
            }
        }
        return null;
    }

    /** The index of the word behind «меня зовут» and the like, or -1. */
    private int afterIntroduction(List<Word> words, int at) {
        Word word = words.get(at);
        boolean two = at + 1 < words.size();
        if (word.is("зовут") || two && word.is("имя") && words.get(at + 1).is("мое")) {
            return word.is("зовут") ? at + 1 : at + 2;
        }
        if (word.is("имя") && at > 0 && words.get(at - 1).isAny(Set.of("мое", "на"))) {
            return at + 1;
        }
        if (two && word.is("пусть") && words.get(at + 1).is("будет")) {
            return at + 2;
        }
        if (two && word.is("name") && words.get(at + 1).isAny(Set.of("is", "s"))) {
            return at + 2;
        }
        boolean introduces = word.is("это")
                || word.is("я")
                || two && word.is("this") && words.get(at + 1).is("is")
                || two && word.is("i") && words.get(at + 1).isAny(Set.of("m", "am"));
        int next = word.is("this") || word.is("i") ? at + 2 : at + 1;
        boolean known = introduces
                && next < words.size()
                && names.of(words.get(next)).stream().anyMatch(FirstNames.Known::nominative);
        if (known) {
            return next;
        }
        return word.is("имя") ? at + 1 : -1;
    }

    private boolean plausible(Message message, int at) {
        Word word = message.words().get(at);
        return names.knows(word) || capital(message, word) && !word.isAny(NO_NAME);
    }

    private @Nullable Span anothersName(Message message, Predicate<Word> ofStaff) {
        List<Word> words = message.words();
        for (int at = 1; at < words.size(); at++) {
            Word before = words.get(at - 1);
            boolean introduced = before.isAny(RELATIVES)
                    || before.isAny(Set.of("для", "for")) && !ofStaff.test(words.get(at))
                    || before.isAny(Set.of("запишите", "запиши")) && !ofStaff.test(words.get(at));
            if (introduced && names.knows(words.get(at)) && capital(message, words.get(at))) {
                return grown(message, at);
            }
        }
        return null;
    }

    private @Nullable Span answeredName(Message message) {
        List<Word> words = message.words();
        for (int at = 0; at < words.size(); at++) {
            boolean plain = names.of(words.get(at)).stream().anyMatch(FirstNames.Known::nominative);
            boolean written = names.knows(words.get(at)) && capital(message, words.get(at));
            if ((plain || written) && !words.get(at).isAny(NO_NAME)) {
                return grown(message, at);
            }
        }
        for (int at = 0; at < words.size(); at++) {
            Word word = words.get(at);
            boolean letters = word.text().chars().allMatch(Character::isLetter);
            boolean unknown = !word.isAny(NO_NAME) && word.forms().stream().noneMatch(spelling::knows);
            if (letters
                    && unknown
                    && word.text().length() > 1
                    && capital(message, word)
                    && words.size() <= LONGEST_ANSWER) {
                return grown(message, at);
            }
        }
        return null;
    }

    /** The name with the family name or patronymic that follows in capitals. */
    private static Span grown(Message message, int begin) {
        int end = begin + 1;
        List<Word> words = message.words();
        while (end < words.size()
                && end < begin + 3
                && capital(message, words.get(end))
                && !words.get(end).isAny(NO_NAME)
                && message.text()
                        .substring(words.get(end - 1).end(), words.get(end).begin())
                        .matches("[ '’-]{1,2}")) {
            end++;
        }
        return new Span(begin, end);
    }

    private String written(Message message, Span span) {
        String text = message.textOf(span.begin, span.end)
                .replaceAll("[^\\p{L} '’-]", "")
                .strip();
        if (span.end - span.begin == 1) {
            List<FirstNames.Known> known = names.of(message.words().get(span.begin));
            if (!known.isEmpty()
                    && !known.getFirst().nominative()
                    && known.getFirst().form().equals(Words.normalise(text))) {
                text = known.getFirst().name();
            }
        }
        String upper = text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return upper.length() > LONGEST_NAME ? upper.substring(0, LONGEST_NAME) : upper;
    }

    private static boolean capital(Message message, Word word) {
        return Character.isUpperCase(message.text().charAt(word.begin()));
    }

    private static int age(List<Word> words) {
        for (int at = 1; at < words.size(); at++) {
            if (!words.get(at).isAny(YEARS)) {
                continue;
            }
            String before = words.get(at - 1).text();
            int years = before.matches("\\d{1,2}")
                    ? Integer.parseInt(before)
                    : NumberWords.read(before).map(NumberWords.Spoken::value).orElse(-1);
            boolean ofPerson = words.stream().anyMatch(word -> word.isAny(RELATIVES))
                    || at > 1 && words.get(at - 2).isAny(OF_AGE);
            if (years > 0 && years < 100 && ofPerson) {
                return years;
            }
        }
        for (int at = 0; at + 1 < words.size(); at++) {
            String next = words.get(at + 1).text();
            if (words.get(at).isAny(CHILDREN)
                    && next.matches("\\d{1,2}")
                    && (at + 2 == words.size() || !words.get(at + 2).number())) {
                int years = Integer.parseInt(next);
                boolean clock = at + 2 < words.size()
                        && words.get(at + 2).isAny(Set.of("часов", "утра", "дня", "вечера", "ноября", "декабря"));
                if (years > 0 && years < 18 && !clock) {
                    return years;
                }
            }
        }
        return -1;
    }

    private static int children(List<Word> words) {
        int named = 0;
        for (int at = 0; at < words.size(); at++) {
            Word word = words.get(at);
            if (word.isAny(Set.of("двойняшек", "двойню", "близнецов", "twins"))) {
                return 2;
            }
            if (word.isAny(MANY_CHILDREN) && at > 0) {
                if (words.get(at - 1)
                        .isAny(Set.of("двоих", "двух", "двоим", "двое", "2", "два", "обоих", "two", "both", "моих"))) {
                    return 2;
                }
                if (words.get(at - 1).isAny(Set.of("троих", "трех", "троим", "3", "three"))) {
                    return 3;
                }
            }
            if (word.isAny(CHILDREN)) {
                boolean joined = at > 1
                        && words.get(at - 1).isAny(AND)
                        && words.get(at - 2).isAny(CHILDREN);
                named = Math.max(named, joined ? 2 : 1);
            }
        }
        return Math.min(named, 3);
    }

    /** «Мне и сыну», «меня с мужем», "me and my son". */
    private static boolean withSelf(List<Word> words) {
        for (int at = 0; at + 2 < words.size(); at++) {
            if (words.get(at).isAny(SELF) && words.get(at + 1).isAny(TOGETHER)) {
                boolean relative = words.get(at + 2).isAny(RELATIVES)
                        || at + 3 < words.size() && words.get(at + 3).isAny(RELATIVES);
                if (relative) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable String gender(List<Word> words) {
        boolean she = words.stream().anyMatch(word -> SHE.contains(word.text()));
        boolean he = words.stream().anyMatch(word -> HE.contains(word.text()));
        if (she == he) {
            return null;
        }
        return she ? Whom.WOMEN : Whom.MEN;
    }

    private static Set<String> list(String key) {
        return Objects.requireNonNull(LISTS.get(key), key);
    }

    private record Span(int begin, int end) {}
}
