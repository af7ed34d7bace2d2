package io.aiadmin.language;

import java.util.List;

/**
 * A word, a number or a single sign.
 *
 * @param begin index in the source text
 * @param end index after it in the source text
 * @param text normalised
 * @param gap white space stands before it
 * @param number its value when it is a number, else -1
 * @param spelled a number in words
 * @param ordinal «восьмое»; digits never are by themselves
 * @param counts a form that only counts things: «две», «двое»
 */
record Token(
        int begin,
        int end,
        String text,
        boolean gap,
        int number,
        boolean spelled,
        boolean ordinal,
        boolean counts,
        List<Meaning> meanings) {

    /** Stands before the first and after the last token. */
    static final Token NONE = new Token(0, 0, "", true, -1, false, false, false, List.of());

    static Token sign(int begin, int end, String text, boolean gap) {
        return new Token(begin, end, text, gap, -1, false, false, false, List.of());
    }

    static Token digits(int begin, int end, String text, boolean gap) {
        return new Token(begin, end, text, gap, value(text), false, false, false, List.of());
    }

    Token withMeanings(List<Meaning> found) {
        return new Token(begin, end, text, gap, number, spelled, ordinal, counts, found);
    }

    boolean is(Term term) {
        for (Meaning meaning : meanings) {
            if (meaning.term() == term) {
                return true;
            }
        }
        return false;
    }

    /** The value of that meaning; asked only where {@link #is} holds. */
    int value(Term term) {
        for (Meaning meaning : meanings) {
            if (meaning.term() == term) {
                return meaning.value();
            }
        }
        throw new IllegalStateException(term.name());
    }

    @SuppressWarnings("EnumOrdinal") // terms carry whole numbers, and units are one kind of them
    boolean isUnit(TimeUnit unit) {
        return is(Term.UNIT) && TimeUnit.of(value(Term.UNIT)) == unit;
    }

    boolean isNumber() {
        return number >= 0;
    }

    boolean isDigits() {
        return number >= 0 && !spelled;
    }

    boolean isDigits(int length) {
        return isDigits() && text.length() == length;
    }

    boolean isSign(char sign) {
        return text.length() == 1 && text.charAt(0) == sign;
    }

    boolean isWord() {
        return number < 0 && !text.isEmpty() && Character.isLetter(text.charAt(0));
    }

    boolean isNone() {
        return text.isEmpty();
    }

    boolean english() {
        return !text.isEmpty() && text.charAt(0) >= 'a' && text.charAt(0) <= 'z';
    }

    private static final int LONGEST_NUMBER = 9;

    private static int value(String digits) {
        return digits.length() > LONGEST_NUMBER ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
