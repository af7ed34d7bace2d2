package io.aiadmin.llm.offline;

import java.util.LinkedHashSet;
import java.util.Set;

/** The forms in which Russian names stand in sentences: «к Анне», «у Игоря», «с Белой». Input and output are lower case, е for ё. */
final class Declension {

    private static final String VOWELS = "аеиоуыэюя";
    private static final String HUSHING = "жшчщц";
    private static final String TAKING_I = "гкхжшчщ";

    private Declension() {}

    /** A first name or one of its short forms. */
    static Set<String> ofFirstName(String name, boolean feminine) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(name);
        if (name.length() < 2) {
            return forms;
        }
        String stem = name.substring(0, name.length() - 1);
        switch (name.charAt(name.length() - 1)) {
            case 'а' -> {
                String soft = stem.isEmpty() ? "" : stem.substring(stem.length() - 1);
                add(
                        forms,
                        stem,
                        TAKING_I.contains(soft) ? "и" : "ы",
                        "е",
                        "у",
                        HUSHING.contains(soft) ? "ей" : "ой",
                        "ою");
                addSpoken(forms, stem);
            }
            case 'я' -> {
                if (stem.endsWith("и")) {
                    add(forms, stem, "и", "ю", "ей", "е");
                } else {
                    add(forms, stem, "и", "е", "ю", "ей", "ею");
                    addSpoken(forms, stem + (VOWELS.contains(stem.substring(stem.length() - 1)) ? "й" : "ь"));
                }
            }
            case 'й' -> add(forms, stem, "я", "ю", "ем", "е", "и");
            case 'ь' -> {
                if (feminine) {
                    add(forms, stem, "и", "ью");
                    add(forms, stem.replace("овь", "ви"), "");
                } else {
                    add(forms, stem, "я", "ю", "ем", "е");
                }
            }
            default -> addConsonant(forms, name, feminine);
        }
        return forms;
    }

    /** A family name, in the gender of its bearer. */
    static Set<String> ofFamilyName(String name, boolean feminine) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(name);
        if (name.endsWith("ая") || name.endsWith("яя")) {
            String stem = name.substring(0, name.length() - 2);
            add(forms, stem, "ой", "ую", "ою", "ей", "юю");
        } else if (name.endsWith("ий") || name.endsWith("ый") || name.endsWith("ой")) {
            String stem = name.substring(0, name.length() - 2);
            add(forms, stem, "ого", "ому", "им", "ым", "ом", "его", "ему");
        } else if (feminine && (name.endsWith("ва") || name.endsWith("на"))) {
            add(forms, name.substring(0, name.length() - 1), "ой", "у", "ою");
        } else if (!feminine && (name.endsWith("в") || name.endsWith("н"))) {
            add(forms, name, "а", "у", "ым", "е", "ом");
        } else if (name.endsWith("а") || name.endsWith("я")) {
            forms.addAll(ofFirstName(name, feminine));
        } else if (!feminine) {
            addConsonant(forms, name, false);
        }
        return forms;
    }

    private static void addConsonant(Set<String> forms, String name, boolean feminine) {
        char last = name.charAt(name.length() - 1);
        if (feminine || VOWELS.indexOf(last) >= 0 || last < 'а' || last > 'я') {
            return;
        }
        if (last == 'ь') {
            add(forms, name.substring(0, name.length() - 1), "я", "ю", "ем", "е");
            return;
        }
        String stem = shortened(name);
        add(forms, stem, "а", "у", HUSHING.indexOf(last) >= 0 ? "ем" : "ом", "е");
    }

    /** Names that lose a vowel: Павел, Павла; Лев, Льва; Пётр keeps it in writing with е alone; Санёк, Санька. */
    private static String shortened(String name) {
        return switch (name) {
            case "павел" -> "павл";
            case "лев" -> "льв";
            case "петр" -> "петр";
            default -> {
                if (name.length() > 3 && name.endsWith("ек")) {
                    char before = name.charAt(name.length() - 3);
                    yield name.substring(0, name.length() - 2) + ("лнр".indexOf(before) >= 0 ? "ьк" : "к");
                }
                yield name;
            }
        };
    }

    private static void addSpoken(Set<String> forms, String form) {
        if (form.length() > 2) {
            forms.add(form);
        }
    }

    private static void add(Set<String> forms, String stem, String... endings) {
        for (String ending : endings) {
            forms.add(stem + ending);
        }
    }
}
