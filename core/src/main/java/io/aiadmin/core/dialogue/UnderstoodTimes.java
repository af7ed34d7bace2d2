package io.aiadmin.core.dialogue;

import io.aiadmin.language.DayRange;
import io.aiadmin.language.DayTime;
import io.aiadmin.language.TimeMention;
import io.aiadmin.language.TimeReading;
import io.aiadmin.language.TimeWish;
import java.util.Locale;
import java.util.StringJoiner;

/** Puts what a message says about time into figures, so that the model need not count days. */
final class UnderstoodTimes {

    private UnderstoodTimes() {}

    static String describe(TimeReading reading, Locale language) {
        StringJoiner parts = new StringJoiner("; ");
        describe(reading.wish(), language, parts);
        for (TimeMention mention : reading.impossible()) {
            parts.add(word(language, "impossible", CleanText.line(mention.text(), 60)));
        }
        if (!reading.source().isEmpty()) {
            StringJoiner source = new StringJoiner(", ");
            describe(reading.source(), language, source);
            parts.add(word(language, "source", source));
        }
        return parts.length() == 0 ? PromptFiles.text(language, "nothing") : parts.toString();
    }

    private static void describe(TimeWish wish, Locale language, StringJoiner parts) {
        for (DayRange days : wish.days()) {
            if (wish.past()) {
                parts.add(word(language, "days.past", days.from()));
            } else if (days.single()) {
                parts.add(word(language, "day", days.from()));
            } else {
                parts.add(word(language, "days", days.from(), days.untilInclusive()));
            }
        }
        for (DayTime time : wish.times()) {
            parts.add(describe(time, language));
        }
        if (wish.earliest()) {
            parts.add(word(language, "earliest"));
        }
    }

    private static String describe(DayTime time, Locale language) {
        return switch (time) {
            case DayTime.Exact exact -> word(language, "time", exact.time());
            case DayTime.Around around -> word(language, "around", around.time());
            case DayTime.Window window -> word(language, "window", window.fromInclusive(), window.untilInclusive());
            case DayTime.Opening _ -> word(language, "opening");
            case DayTime.Closing _ -> word(language, "closing");
        };
    }

    private static String word(Locale language, String key, Object... values) {
        return PromptFiles.word(language, "words", key, values);
    }
}
