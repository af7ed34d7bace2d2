package io.aiadmin.language;

import java.util.BitSet;

/**
 * Marks tokens that look like times and are none: phones, cards, addresses of mail and houses, prices, ages,
 * durations, counts, greetings.
 */
final class NotATime {

    private static final int FEWEST_SENSITIVE_DIGITS = 10;

    private final Tokens tokens;
    private final BitSet marked = new BitSet();

    private NotATime(Tokens tokens) {
        this.tokens = tokens;
    }

    static BitSet mark(Tokens tokens, String text) {
        NotATime marker = new NotATime(tokens);
        marker.sensitive(text);
        for (int i = 0; i < tokens.size(); i++) {
            marker.token(i, tokens.at(i));
        }
        return marker.marked;
    }

    private void sensitive(String text) {
        if (!worthLooking(text)) {
            return;
        }
        for (SensitiveSpan span : new SensitiveText().find(text)) {
            for (int i = 0; i < tokens.size(); i++) {
                if (tokens.at(i).begin() < span.end() && tokens.at(i).end() > span.begin()) {
                    marked.set(i);
                }
            }
        }
    }

    private boolean worthLooking(String text) {
        int digits = 0;
        int spelled = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.at(i);
            if (token.isDigits()) {
                digits += token.text().length();
            } else if (token.spelled()) {
                spelled++;
            }
        }
        return digits + 3 * spelled >= FEWEST_SENSITIVE_DIGITS || text.indexOf('@') >= 0;
    }

    private void token(int index, Token token) {
        if (token.is(Term.GREETING)) {
            marked.set(index);
        }
        if (token.isNumber() && !token.ordinal()) {
            number(index, token);
        }
        if (token.is(Term.DELAY)) {
            delay(index + 1);
        }
        if (token.is(Term.UNIT) || token.is(Term.HALF_HOUR)) {
            unit(index, token);
        }
    }

    private void number(int index, Token token) {
        int last = afterFraction(index);
        Token next = tokens.at(last + 1);
        if (money(index, token, next)) {
            marked.set(index, last + (next.is(Term.MONEY) ? 2 : 1));
            return;
        }
        if (next.isSign('%') || numbered(index) || age(index, next)) {
            marked.set(index, last + 1);
            return;
        }
        if (next.is(Term.COUNTED) && !next.is(Term.UNIT) && !tokens.at(last + 1).is(Term.CLOCK_PART)) {
            marked.set(index, last + 2);
        }
    }

    /** «2.5», «2 500»: up to the last part of the number. */
    private int afterFraction(int index) {
        Token next = tokens.at(index + 2);
        boolean fraction = (tokens.isSign(index + 1, '.') || tokens.isSign(index + 1, ','))
                && !tokens.at(index + 1).gap()
                && next.isDigits()
                && !next.gap();
        if (fraction) {
            return index + 2;
        }
        boolean grouped = tokens.at(index).isDigits()
                && tokens.at(index + 1).isDigits(3)
                && tokens.at(index).text().length() <= 3;
        return grouped ? index + 1 : index;
    }

    private boolean money(int index, Token token, Token next) {
        boolean sign = tokens.isSign(index - 1, '$') || tokens.isSign(index - 1, '€') || tokens.isSign(index - 1, '₽');
        boolean thousands =
                !next.gap() && (next.text().equals("к") || next.text().equals("k"));
        return sign || thousands || next.is(Term.MONEY) || (token.spelled() && token.number() >= 100);
    }

    /** «дом 12», «№ 5», «тон 7». */
    private boolean numbered(int index) {
        Token before = tokens.at(index - 1);
        if (before.is(Term.NUMBERED) || before.isSign('№') || before.isSign('#')) {
            return true;
        }
        boolean divided = before.isSign('.') || before.isSign(',') || before.isSign(':') || before.isSign('№');
        return divided && tokens.is(index - 2, Term.NUMBERED)
                || (before.isSign(',')
                        && tokens.is(index - 3, Term.NUMBERED)
                        && tokens.at(index - 2).isWord());
    }

    /** «ему 6 лет», «сыну 5», «5-летнему». */
    private boolean age(int index, Token next) {
        if (next.isUnit(TimeUnit.YEAR)
                && !tokens.is(index - 1, Term.THROUGH)
                && !tokens.is(index - 1, Term.LAST)
                && !tokens.at(index).isDigits(4)) {
            return !tokens.is(index + 2, Term.AGO);
        }
        Token after = tokens.at(index + 2);
        boolean yearsOld = next.isSign('-')
                && !next.gap()
                && (after.text().startsWith("лет") || after.text().startsWith("year"));
        return yearsOld || (tokens.is(index - 1, Term.AGE_OF) && !continuesDate(next));
    }

    /** «ему 28-го» and «ей 30 ноября» speak of days. */
    private static boolean continuesDate(Token next) {
        return next.is(Term.MONTH)
                || next.is(Term.DATE_WORD)
                || next.isSign(':')
                || next.isSign('-')
                || (!next.gap() && (next.is(Term.ORDINAL_SUFFIX) || next.isSign('.')));
    }

    /** «опоздаю на 15», «опоздаю минут на двадцать». */
    private void delay(int index) {
        for (int i = index; i < index + 4; i++) {
            Token token = tokens.at(i);
            if (token.isNumber() || token.is(Term.UNIT) || token.is(Term.HALF_HOUR) || token.is(Term.ON)) {
                marked.set(i);
            }
        }
    }

    /** How long something takes: «минут на двадцать», «на полчаса», «длится 2 часа», «за час до», "for 2 hours". */
    private void unit(int index, Token unit) {
        if (tokens.is(index + 1, Term.ON) && tokens.at(index + 2).isNumber() && unit.isUnit(TimeUnit.MINUTE)) {
            marked.set(index, index + 3);
            return;
        }
        int first = index;
        while (counted(tokens.at(first - 1))
                || tokens.isDash(first - 1)
                || tokens.is(first - 1, Term.FEW)
                || tokens.is(first - 1, Term.ONE_AND_HALF)
                || (tokens.isSign(first - 1, '.') && tokens.at(first - 2).isNumber())) {
            first--;
        }
        Token before = tokens.at(tokens.is(first - 1, Term.APPROX) ? first - 2 : first - 1);
        if (before.text().equals("в течение") && (unit.isUnit(TimeUnit.DAY) || unit.isUnit(TimeUnit.WEEK))) {
            return;
        }
        boolean lasting = before.is(Term.LASTING) || before.text().equals("за");
        boolean minutes = unit.isUnit(TimeUnit.MINUTE) && first < index && plainMinutes(first);
        boolean led = before.is(Term.ON) && longUnit(unit, first, index);
        boolean fractional = tokens.is(index - 1, Term.ONE_AND_HALF) && !before.is(Term.THROUGH);
        if (lasting || minutes || led || (fractional && !tokens.is(index + 1, Term.AGO))) {
            marked.set(first, index + 1);
        }
    }

    private static boolean counted(Token token) {
        return token.isNumber() && !token.ordinal();
    }

    /** Minutes are a time only with an hour, «9 часов 30 минут», or counted from or to one. */
    private boolean plainMinutes(int first) {
        Token before = tokens.at(first - 1);
        return !(before.is(Term.THROUGH)
                        || before.is(Term.WITHOUT)
                        || before.isUnit(TimeUnit.HOUR)
                        || before.is(Term.LAST)
                        || before.is(Term.NEXT)
                        || before.is(Term.NEAREST))
                && !before.is(Term.APPROX)
                && !hourFollows(first + 2);
    }

    private boolean hourFollows(int index) {
        Token next = tokens.at(index);
        return next.ordinal()
                || next.is(Term.PAST_EN)
                || next.is(Term.TOWARD)
                || next.is(Term.AGO)
                || next.is(Term.LATER)
                || next.is(Term.AFTER);
    }

    /** «на 3 дня», «на полчаса», "for 2 hours"; «на 2 часа» is left to the clock's own rule. */
    private boolean longUnit(Token unit, int first, int index) {
        if (unit.is(Term.HALF_HOUR)) {
            return true;
        }
        if (unit.isUnit(TimeUnit.HOUR)) {
            return tokens.is(first, Term.FEW)
                    || unit.text().equals("часок")
                    || unit.text().equals("часик")
                    || unit.english()
                    || (tokens.isDash(index - 2) && tokens.at(index - 1).number() < 8);
        }
        boolean dayOrLonger = !unit.isUnit(TimeUnit.MINUTE) && !unit.isUnit(TimeUnit.SECOND);
        return first < index
                && dayOrLonger
                && !(unit.is(Term.CLOCK_PART) && tokens.at(first).number() <= 12);
    }
}
