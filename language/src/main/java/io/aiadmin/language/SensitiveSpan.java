package io.aiadmin.language;

import java.util.Objects;

/**
 * Personal data in a text.
 *
 * @param begin index of its first character
 * @param end index after its last character
 * @param value phones as E.164, cards as digits, e-mails in lower case
 */
public record SensitiveSpan(Kind kind, int begin, int end, String value) {

    /** What it is. */
    public enum Kind {
        EMAIL,
        CARD,
        PHONE
    }

    public SensitiveSpan {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
        if (begin < 0 || end <= begin) {
            throw new IllegalArgumentException("span " + begin + ".." + end);
        }
    }

    /** Without the value, so that it cannot slip into a log. */
    @Override
    public String toString() {
        return "SensitiveSpan[" + kind + " " + begin + ".." + end + "]";
    }
}
