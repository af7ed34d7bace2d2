package io.aiadmin.language;

import java.util.Arrays;

/**
 * A text in lower case with one spelling for look-alike characters, and the way back to the
 * original's indices: «Ёлка» and «елка» read the same, an invisible joiner disappears.
 */
final class PlainText {

    private static final int COMBINING_BREVE = 0x306;

    private final String source;
    private final String plain;
    private final int[] begins;
    private final int[] ends;

    private PlainText(String source, String plain, int[] begins, int[] ends) {
        this.source = source;
        this.plain = plain;
        this.begins = begins;
        this.ends = ends;
    }

    static PlainText of(String source) {
        StringBuilder plain = new StringBuilder(source.length());
        int[] begins = new int[source.length()];
        int[] ends = new int[source.length()];
        for (int i = 0; i < source.length(); i++) {
            char original = source.charAt(i);
            if (attachesToPrevious(original)) {
                if (!plain.isEmpty()) {
                    absorb(plain, original);
                    ends[plain.length() - 1] = i + 1;
                }
                continue;
            }
            if (invisible(original)) {
                continue;
            }
            begins[plain.length()] = i;
            ends[plain.length()] = i + 1;
            plain.append(plainCharacter(original));
        }
        int length = plain.length();
        return new PlainText(source, plain.toString(), Arrays.copyOf(begins, length), Arrays.copyOf(ends, length));
    }

    String source() {
        return source;
    }

    String plain() {
        return plain;
    }

    /** Where the plain character at {@code index} begins in the source. */
    int begin(int index) {
        return begins[index];
    }

    /** Where the plain character before {@code endIndex} ends in the source. */
    int end(int endIndex) {
        return endIndex == 0 ? 0 : ends[endIndex - 1];
    }

    private static boolean attachesToPrevious(char original) {
        int type = Character.getType(original);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** Some keyboards write й and ё as a letter and a mark. */
    private static void absorb(StringBuilder plain, char mark) {
        int last = plain.length() - 1;
        if (mark == COMBINING_BREVE && plain.charAt(last) == 'и') {
            plain.setCharAt(last, 'й');
        }
    }

    private static boolean invisible(char original) {
        return Character.getType(original) == Character.FORMAT || (Character.isISOControl(original) && original > 0x1f);
    }

    private static char plainCharacter(char original) {
        if (Character.isDigit(original)) {
            return Character.forDigit(Character.digit(original, 10), 10);
        }
        char lower = Character.toLowerCase(original);
        return switch (lower) {
            case 'ё' -> 'е';
            case '\t', '\r' -> ' ';
            case '\n', '\u2028', '\u2029' -> '\n';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\uff0d' -> '-';
            case '\u2018', '\u2019', '\u02bc', '`', '\u00b4' -> '\'';
            case '\uff1a', '\u2236' -> ':';
            case '\uff0c' -> ',';
            case '\uff0e' -> '.';
            default -> Character.isWhitespace(lower) || Character.isSpaceChar(lower) ? ' ' : lower;
        };
    }
}
