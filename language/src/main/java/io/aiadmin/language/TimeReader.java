package io.aiadmin.language;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * Reads when a customer wants to come, from Russian and English as customers write it: mixed, transliterated,
 * mistyped or transcribed from speech.
 *
 * <p>An hour without more is meant as a salon's customer means it: «в 3» is 15:00, while 8 to 12 stay as said. A
 * bare weekday is the next one, never today. A date without a year that passed within about two months is past;
 * further back it is next year's. Prices, phones, ages, durations and counts are no times.
 *
 * <p>Stateless and safe for use by many threads; a message takes well under a millisecond.
 */
public final class TimeReader {

    /** Longest text that is read; what stands behind is left out. */
    public static final int LONGEST_TEXT = 8000;

    /** Reads a message whose sender was asked nothing in particular. */
    public TimeReading read(String text, ZonedDateTime now) {
        return read(text, now, Asked.NOTHING);
    }

    /**
     * Reads a message.
     *
     * @param now the moment of the message in the company's zone; «завтра» counts from its date there
     * @param asked what the customer was asked last, so that a bare number can be understood
     */
    public TimeReading read(String text, ZonedDateTime now, Asked asked) {
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(asked, "asked");
        String limited = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        TimeReading reading = readAsTyped(limited, limited, now, asked);
        if (!reading.mentions().isEmpty() || !latinOnly(limited)) {
            return reading;
        }
        return readAsTyped(KeyboardLayout.toRussian(limited), limited, now, asked);
    }

    private static TimeReading readAsTyped(String text, String original, ZonedDateTime now, Asked asked) {
        PlainText plain = PlainText.of(text);
        Tokens tokens = Lexer.lexTime(plain);
        BitSet notTimes = NotATime.mark(tokens, text);
        List<Found> scanned = FactScanner.scan(tokens, notTimes, now, asked);
        if (scanned.isEmpty()) {
            return TimeReading.NOTHING;
        }
        LocalDateTime local = now.toLocalDateTime();
        Clauses clauses = Clauses.of(tokens, scanned);
        List<Found> found = DayMerger.merge(scanned, tokens, clauses, local.toLocalDate());
        List<Judged> phrases = Judge.judge(found, tokens, clauses, local);
        WishMaker wishes = new WishMaker(phrases, tokens, clauses, local);
        TimeWish source = wishes.source();
        return new TimeReading(
                new MentionMaker(phrases, tokens, clauses, original, local).mentions(), wishes.wish(source), source);
    }

    /** Whether the English keyboard may have been on by mistake; the layouts map character to character. */
    private static boolean latinOnly(String text) {
        int latin = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = Character.toLowerCase(text.charAt(i));
            if (letter >= 'а' && letter <= 'я') {
                return false;
            }
            if (letter >= 'a' && letter <= 'z') {
                latin++;
            }
        }
        return latin >= SHORTEST_MISTYPED;
    }

    private static final int SHORTEST_MISTYPED = 5;
}
