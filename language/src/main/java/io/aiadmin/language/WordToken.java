package io.aiadmin.language;

import java.util.Objects;

/**
 * One word or number of a text.
 *
 * @param begin index of its first character in the text
 * @param end index after its last character
 * @param text normalised as {@link Words#normalise} does
 */
public record WordToken(int begin, int end, String text) {

    public WordToken {
        Objects.requireNonNull(text, "text");
        if (begin < 0 || end <= begin) {
            throw new IllegalArgumentException("span " + begin + ".." + end);
        }
    }
}
