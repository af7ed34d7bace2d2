package io.aiadmin.llm.offline;

import java.util.Set;

/**
 * One word of a message in all the spellings in which it may be meant.
 *
 * @param begin index of its first character in {@link Message#text()}
 * @param end index after its last character
 * @param text as written, normalised
 * @param forms the text itself first, then what it may stand for: transliterated, corrected
 */
record Word(int begin, int end, String text, Set<String> forms) {

    boolean is(String form) {
        return forms.contains(form);
    }

    boolean isAny(Set<String> words) {
        for (String form : forms) {
            if (words.contains(form)) {
                return true;
            }
        }
        return false;
    }

    boolean number() {
        return Character.isDigit(text.charAt(0));
    }
}
