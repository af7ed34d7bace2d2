package io.aiadmin.language;

import org.jspecify.annotations.Nullable;

/** «полтретьего», «полвосьмого» and their misspellings in one word: half an hour before that hour. */
final class HalfHourWord {

    private static final String HALF = "пол";
    private static final int LAST_HOUR = 12;

    private HalfHourWord() {}

    static @Nullable Meaning read(String word) {
        if (!word.startsWith(HALF) || word.length() < HALF.length() + 5) {
            return null;
        }
        String hour = word.substring(HALF.length());
        if (!hour.endsWith("го") && !hour.endsWith("во") && !hour.endsWith("ва")) {
            return null;
        }
        NumberWords.Part part = NumberWords.part(hour);
        if (part == null || !part.ordinal() || part.value() < 1 || part.value() > LAST_HOUR) {
            return null;
        }
        return new Meaning(Term.HALF_OF, part.value());
    }
}
