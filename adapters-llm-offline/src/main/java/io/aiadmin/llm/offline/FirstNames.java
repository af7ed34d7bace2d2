package io.aiadmin.llm.offline;

import io.aiadmin.language.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table of {@code names.txt}: first names, their short and fond forms, and the forms that sentences give them. Immutable. */
final class FirstNames {

    private final Map<String, List<Known>> byForm = new HashMap<>();
    private final Map<String, Set<String>> familyOf = new HashMap<>();

    static FirstNames load() {
        return new FirstNames(Resources.lines("names.txt"));
    }

    private FirstNames(List<String> lines) {
        for (String line : lines) {
            boolean feminine = line.startsWith("f ");
            int colon = line.indexOf(':');
            List<String> names =
                    new ArrayList<>(List.of(line.substring(2, colon).strip().split("/")));
            int full = names.size();
            names.addAll(List.of(line.substring(colon + 1).strip().split("\\s+")));
            Set<String> family = new LinkedHashSet<>();
            for (int at = 0; at < names.size(); at++) {
                String name = names.get(at);
                for (String form : Declension.ofFirstName(Words.normalise(name), feminine)) {
                    family.add(form);
                    byForm.computeIfAbsent(form, none -> new ArrayList<>())
                            .add(new Known(name, feminine, at < full, form));
                }
            }
            for (int at = 0; at < full; at++) {
                familyOf.computeIfAbsent(Words.normalise(names.get(at)), none -> new LinkedHashSet<>())
                        .addAll(family);
            }
            for (int at = full; at < names.size(); at++) {
                familyOf.computeIfAbsent(Words.normalise(names.get(at)), none -> new LinkedHashSet<>())
                        .addAll(family);
            }
        }
    }

    /** The names of which the word is a form, full names and dictionary forms first; empty when it is no name. */
    List<Known> of(Word word) {
        for (String form : word.forms()) {
            List<Known> known = byForm.get(form);
            if (known != null) {
                return known.stream()
                        .sorted((one, other) -> Boolean.compare(other.nominative(), one.nominative()))
                        .toList();
            }
        }
        return List.of();
    }

    boolean knows(Word word) {
        return word.forms().stream().anyMatch(byForm::containsKey);
    }

    Set<String> forms() {
        return byForm.keySet();
    }

    /** Every form of a name and of its short forms: for «Анна» also «Анечке». Empty for a name that is not in the table. */
    Set<String> allForms(String name) {
        return familyOf.getOrDefault(Words.normalise(name), Set.of());
    }

    /** The gender of a name in its dictionary form; empty when unknown or both. */
    Optional<String> genderOf(String name) {
        List<Known> known = byForm.getOrDefault(Words.normalise(name), List.of()).stream()
                .filter(Known::nominative)
                .toList();
        if (known.isEmpty()) {
            known = byForm.getOrDefault(Words.transliterate(name), List.of()).stream()
                    .filter(Known::nominative)
                    .toList();
        }
        boolean women = known.stream().anyMatch(Known::feminine);
        boolean men = known.stream().anyMatch(entry -> !entry.feminine());
        return women == men ? Optional.empty() : Optional.of(women ? Whom.WOMEN : Whom.MEN);
    }

    /**
     * @param name in its dictionary form, as names are written
     * @param full not a short form
     * @param form that stood in the text
     */
    record Known(String name, boolean feminine, boolean full, String form) {

        boolean nominative() {
            return Words.normalise(name).equals(form);
        }
    }
}
