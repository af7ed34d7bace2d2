package io.aiadmin.language;

import java.util.Objects;

/**
 * A phone number in a text.
 *
 * @param begin index of its first character
 * @param end index after its last character
 * @param e164 {@code +79161112233}
 */
public record FoundPhone(int begin, int end, String e164) {

    public FoundPhone {
        Objects.requireNonNull(e164, "e164");
        if (begin < 0 || end <= begin || !e164.startsWith("+")) {
            throw new IllegalArgumentException("span " + begin + ".." + end);
        }
    }

    /** Without the number, so that it cannot slip into a log. */
    @Override
    public String toString() {
        return "FoundPhone[" + begin + ".." + end + "]";
    }
}
