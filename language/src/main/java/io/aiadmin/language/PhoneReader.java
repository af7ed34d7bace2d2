package io.aiadmin.language;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds phone numbers as customers give them: «8 (926) 120-15-90», «8.916.12174.28», «9161112233», foreign ones with a
 * plus, and numbers dictated in words. Numbers without a country are Russian. Stateless and safe for many threads.
 */
public final class PhoneReader {

    private static final String HOME = "RU";
    private static final int FEWEST_DIGITS = 10;
    private static final int MOST_DIGITS = 15;
    private static final int RUSSIAN_DIGITS = 11;

    /** The numbers in the order of the text; never money, dates or cards. */
    public List<FoundPhone> find(String text) {
        List<Token> tokens = Lexer.lex(text).all();
        if (!enoughDigits(tokens)) {
            return List.of();
        }
        List<FoundPhone> phones = new ArrayList<>();
        int index = 0;
        while (index < tokens.size()) {
            Candidate found = starts(tokens, index) ? longest(tokens, index) : null;
            if (found == null) {
                index++;
            } else {
                int begin = plusBefore(tokens, index)
                        ? tokens.get(index - 1).begin()
                        : tokens.get(index).begin();
                phones.add(new FoundPhone(openingBracket(tokens, index, begin), found.end(), found.e164()));
                index = found.next();
            }
        }
        return phones;
    }

    /** A number that begins at some token. */
    private record Candidate(String e164, int end, int next) {}

    private static boolean enoughDigits(List<Token> tokens) {
        int digits = 0;
        for (Token token : tokens) {
            if (token.isNumber()) {
                digits += token.spelled() ? 3 : token.text().length();
            }
        }
        return digits >= FEWEST_DIGITS;
    }

    private static boolean starts(List<Token> tokens, int index) {
        Token token = tokens.get(index);
        if (!token.isNumber() || token.ordinal()) {
            return false;
        }
        boolean plus = plusBefore(tokens, index);
        char first = digits(token).charAt(0);
        boolean russian = first == '7' || first == '8' || first == '9' || bracketed(tokens, index);
        return plus || russian;
    }

    private static boolean plusBefore(List<Token> tokens, int index) {
        if (index == 0) {
            return false;
        }
        Token before = tokens.get(index - 1);
        return before.isSign('+')
                || before.text().equals("плюс")
                || before.text().equals("plus");
    }

    private static boolean bracketed(List<Token> tokens, int index) {
        return index > 0 && tokens.get(index - 1).isSign('(');
    }

    private static int openingBracket(List<Token> tokens, int index, int begin) {
        return bracketed(tokens, index) ? tokens.get(index - 1).begin() : begin;
    }

    /** Tries every length that the digits allow; the longest valid number wins. */
    private static @Nullable Candidate longest(List<Token> tokens, int index) {
        boolean plus = plusBefore(tokens, index);
        StringBuilder digits = new StringBuilder(MOST_DIGITS);
        @Nullable Candidate best = null;
        int at = index;
        int groups = 0;
        while (at < tokens.size()
                && tokens.get(at).isNumber()
                && !tokens.get(at).ordinal()) {
            digits.append(digits(tokens.get(at)));
            groups++;
            if (digits.length() > MOST_DIGITS) {
                break;
            }
            boolean whole = !digitsFollow(tokens, at + 1);
            String e164 = e164(digits.toString(), plus, bracketed(tokens, index) || groups > 1);
            if (e164 != null && (whole || digits.length() >= FEWEST_DIGITS)) {
                best = new Candidate(e164, tokens.get(at).end(), at + 1);
            }
            at = afterSeparator(tokens, at + 1);
        }
        return best == null || continuesAsCard(tokens, index, best) ? null : best;
    }

    /** Sixteen digits in fours are a card, whatever their beginning looks like. */
    private static boolean continuesAsCard(List<Token> tokens, int index, Candidate found) {
        int groupsOfFour = 0;
        int at = index;
        while (at < tokens.size() && tokens.get(at).isDigits(4)) {
            groupsOfFour++;
            at = afterSeparator(tokens, at + 1);
        }
        return groupsOfFour >= 3 && found.next() <= at;
    }

    private static boolean digitsFollow(List<Token> tokens, int index) {
        return index < tokens.size()
                && tokens.get(index).isDigits()
                && !tokens.get(index).gap();
    }

    /** Skips what people put between the groups: brackets, a dash, a dot, a space. */
    private static int afterSeparator(List<Token> tokens, int index) {
        int at = index;
        int signs = 0;
        while (at < tokens.size() && signs < 2 && separator(tokens, at)) {
            at++;
            signs++;
        }
        return at;
    }

    private static boolean separator(List<Token> tokens, int index) {
        Token token = tokens.get(index);
        if (token.isSign('.')) {
            return index + 1 < tokens.size()
                    && !tokens.get(index + 1).gap()
                    && tokens.get(index + 1).isNumber();
        }
        return token.isSign('-') || token.isSign('(') || token.isSign(')') || token.isSign('/');
    }

    private static String digits(Token token) {
        return token.spelled() ? Integer.toString(token.number()) : token.text();
    }

    private static @Nullable String e164(String digits, boolean plus, boolean grouped) {
        if (digits.length() < FEWEST_DIGITS - (plus ? 2 : 0) || digits.length() > MOST_DIGITS) {
            return null;
        }
        if (plus) {
            return valid("+" + digits);
        }
        boolean trunk = digits.length() == RUSSIAN_DIGITS && (digits.charAt(0) == '7' || digits.charAt(0) == '8');
        boolean mobile = digits.length() == FEWEST_DIGITS && digits.charAt(0) == '9';
        boolean local =
                digits.length() == FEWEST_DIGITS && grouped && (digits.charAt(0) == '4' || digits.charAt(0) == '8');
        if (trunk) {
            return valid("+7" + digits.substring(1));
        }
        return mobile || local ? valid("+7" + digits) : null;
    }

    private static @Nullable String valid(String international) {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = phones.parse(international, HOME);
            return phones.isValidNumber(number) ? phones.format(number, PhoneNumberUtil.PhoneNumberFormat.E164) : null;
        } catch (NumberParseException notANumber) {
            return null;
        }
    }
}
