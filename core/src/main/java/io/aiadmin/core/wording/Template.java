package io.aiadmin.core.wording;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the places of a sentence. Unlike the JDK's message formats it leaves quotes alone and knows Russian plurals. */
final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(?:\\|([^|}]*)\\|([^|}]*)\\|([^|}]*))?}");

    private Template() {}

    static String fill(String sentence, Object[] values, Locale locale) {
        Matcher places = PLACE.matcher(sentence);
        StringBuilder filled = new StringBuilder();
        while (places.find()) {
            int place = Integer.parseInt(places.group(1));
            if (place >= values.length) {
                throw new IllegalArgumentException("nothing to put at place " + place);
            }
            places.appendReplacement(filled, Matcher.quoteReplacement(content(places, values[place], locale)));
        }
        return places.appendTail(filled).toString();
    }

    private static String content(Matcher place, Object value, Locale locale) {
        if (place.group(2) == null) {
            return String.valueOf(value);
        }
        return Wording.plural(locale, ((Number) value).longValue(), place.group(2), place.group(3), place.group(4));
    }
}
