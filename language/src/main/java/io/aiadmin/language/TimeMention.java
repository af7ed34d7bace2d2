package io.aiadmin.language;

import java.util.Objects;

/**
 * One time phrase in the customer's text.
 *
 * @param begin index of its first character in the text that was read
 * @param end index after its last character
 * @param text the characters between, as written
 * @param negated the customer rules it out: «не в пятницу», «утром не могу»
 * @param conflict it names two different days, «в пятницу 28 ноября» said of a Saturday; the date won
 */
public record TimeMention(
        int begin, int end, String text, TimeExpression expression, boolean negated, boolean conflict) {

    public TimeMention {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(expression, "expression");
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("span " + begin + ".." + end);
        }
    }
}
