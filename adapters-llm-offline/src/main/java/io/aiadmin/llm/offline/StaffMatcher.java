package io.aiadmin.llm.offline;

import io.aiadmin.language.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds in a message which members of staff are meant: by first name in any form, family name, patronymic or position. Immutable, made once
 * for a catalogue.
 */
final class StaffMatcher {

    private static final Set<String> NOT = Set.of("не", "кроме", "not", "except", "ne");
    private static final Set<String> TO_WHOM = Set.of(
            "к", "ко", "у", "с", "со", "мастер", "мастера", "мастеру", "to", "with", "by", "from", "k", "u", "s");
    private static final Set<String> GENERAL_POSITIONS = Set.of(
            "мастер",
            "специалист",
            "врач",
            "доктор",
            "тренер",
            "топ",
            "по",
            "и",
            "ведущий",
            "старший",
            "master",
            "specialist",
            "doctor");
    private static final int SHORTEST_LATIN = 4;

    private final FirstNames names;
    private final Map<String, Set<String>> byForm = new HashMap<>();
    private final Map<String, Set<String>> byLatinSound = new HashMap<>();
    private final Map<String, Set<String>> byPosition = new HashMap<>();

    StaffMatcher(Catalogue catalogue, FirstNames names) {
        this.names = names;
        for (Staff member : catalogue.staff()) {
            addName(member);
            for (String word : Words.normalise(member.position()).split("[^a-zа-я]+")) {
                if (word.length() > 2 && !GENERAL_POSITIONS.contains(word)) {
                    put(byPosition, Words.stem(word), member.id());
                }
            }
        }
    }

    /**
     * All mentions in the order of the text; words of other names, such as the customer's own, are in {@code taken}, those that
     * mean a service in {@code meant}: they are names behind «к» and «у» only.
     */
    List<Mention> match(Message message, BitSet taken, BitSet meant) {
        List<Mention> mentions = new ArrayList<>();
        List<Word> words = message.words();
        int at = 0;
        while (at < words.size()) {
            boolean toWhom = at > 0 && words.get(at - 1).isAny(TO_WHOM);
            Set<String> found = taken.get(at) || meant.get(at) && !toWhom ? Set.of() : named(words.get(at));
            boolean byName = !found.isEmpty();
            if (found.isEmpty() && !taken.get(at) && toWhom) {
                found = byPosition(words.get(at));
            }
            if (found.isEmpty()) {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < words.size()
                    && !taken.get(end)
                    && !both(found, named(words.get(end))).isEmpty()) {
                found = both(found, named(words.get(end)));
                end++;
            }
            mentions.add(new Mention(List.copyOf(found), at, end, byName, negated(words, at)));
            at = end;
        }
        return mentions;
    }

    /** A name said like that of a member of staff, «к Наталье», that nobody here bears. */
    boolean namesStranger(Message message, BitSet taken) {
        List<Word> words = message.words();
        for (int at = 1; at < words.size(); at++) {
            boolean toWhom = words.get(at - 1).isAny(Set.of("к", "ко", "у"))
                    || words.get(at - 1).is("мастеру");
            if (toWhom
                    && !taken.get(at)
                    && Character.isUpperCase(message.text().charAt(words.get(at).begin()))
                    && names.knows(words.get(at))
                    && named(words.get(at)).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    boolean isName(Word word) {
        return !named(word).isEmpty();
    }

    private void addName(Staff member) {
        String[] parts = Words.normalise(member.name()).split("[^a-zа-я]+");
        boolean feminine = false;
        for (String part : parts) {
            feminine |= names.genderOf(part).filter(Whom.WOMEN::equals).isPresent()
                    || part.endsWith("вна")
                    || part.endsWith("ова");
        }
        for (String part : parts) {
            if (part.length() < 2) {
                continue;
            }
            String cyrillic = part.charAt(0) <= 'z' ? Words.transliterate(part) : part;
            Set<String> forms = new LinkedHashSet<>(names.allForms(cyrillic));
            if (forms.isEmpty()) {
                forms.addAll(Declension.ofFamilyName(cyrillic, feminine));
                forms.addAll(Declension.ofFirstName(cyrillic, feminine));
            }
            forms.add(part);
            forms.forEach(form -> put(byForm, form, member.id()));
            put(byLatinSound, cyrillic, member.id());
        }
    }

    private Set<String> named(Word word) {
        for (String form : word.forms()) {
            Set<String> found = byForm.get(form);
            if (found != null) {
                return found;
            }
        }
        char first = word.text().charAt(0);
        if (first < 'a' || first > 'z' || word.text().length() < SHORTEST_LATIN) {
            return Set.of();
        }
        Set<String> alike = new LinkedHashSet<>();
        for (String spelling :
                List.of(word.text(), word.text().replace("x", "ks"), word.text().replaceAll("y$", "iy"))) {
            String cyrillic = Words.transliterate(spelling);
            byLatinSound.forEach((name, members) -> {
                if (name.length() >= SHORTEST_LATIN
                        && name.charAt(0) == cyrillic.charAt(0)
                        && Words.similar(name, cyrillic)) {
                    alike.addAll(members);
                }
            });
        }
        return alike;
    }

    private Set<String> byPosition(Word word) {
        for (String form : word.forms()) {
            Set<String> found = byPosition.get(Words.stem(form));
            if (found != null) {
                return found;
            }
        }
        return Set.of();
    }

    private static boolean negated(List<Word> words, int at) {
        for (int before = at - 1; before >= Math.max(0, at - 2); before--) {
            if (words.get(before).isAny(NOT)) {
                return true;
            }
            if (!words.get(before).isAny(TO_WHOM)) {
                return false;
            }
        }
        return false;
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> common = new LinkedHashSet<>(one);
        common.retainAll(other);
        return common;
    }

    private static void put(Map<String, Set<String>> map, String key, String id) {
        map.computeIfAbsent(key, none -> new LinkedHashSet<>()).add(id);
    }

    /**
     * @param ids those who may be meant: several when two bear the name
     * @param begin index of its first word
     * @param end index after its last word
     * @param byName not by position
     * @param negated «только не к Ольге»
     */
    record Mention(List<String> ids, int begin, int end, boolean byName, boolean negated) {}
}
