package io.aiadmin.language;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules see: the tokens, the parsers, and what was found so far.
 *
 * @param found in the order of the text; grows while the message is scanned
 */
record Scan(Tokens tokens, ZonedDateTime now, Asked asked, DayParser days, ClockParser clocks, List<Found> found) {

    LocalDate today() {
        return now.toLocalDate();
    }

    /** The fact that ends right before {@code index}, words without a say aside. */
    @Nullable
    Found previous(int index) {
        if (found.isEmpty()) {
            return null;
        }
        Found last = found.getLast();
        int end = last.end();
        while (end < index && tokens.is(end, Term.FILLER)) {
            end++;
        }
        return end == index ? last : null;
    }

    /** Whether the message holds no other number and no time phrase before it: the answer to a question. */
    boolean onlyNumber(int index) {
        for (int i = 0; i < tokens.size(); i++) {
            if (i != index && tokens.at(i).isNumber()) {
                return false;
            }
        }
        return found.isEmpty();
    }
}
