package io.aiadmin.spi;

import java.util.Locale;

/** One text in the product's two languages. Russian is what most readers see. */
public record LocalText(String russian, String english) {

    public LocalText {
        if (russian.isBlank() || english.isBlank()) {
            throw new IllegalArgumentException("both languages are needed");
        }
    }

    /** English for English readers, Russian for all others. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? english : russian;
    }
}
