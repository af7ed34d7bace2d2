package io.aiadmin.language;

import org.jspecify.annotations.Nullable;

/** Hours and minutes written in digits: «17:30», «17.30», «17-00», «17 30», «1730». */
final class ClockDigits {

    private ClockDigits() {}

    static @Nullable Parsed<Fact> read(Tokens tokens, int index, ClockParser.Trust trust) {
        Token hour = tokens.at(index);
        Token sign = tokens.at(index + 1);
        Token minutes = tokens.at(index + 2);
        if (sign.isSign(':') && hour.text().length() <= 2 && minutes.isDigits(2) && !(sign.gap() && minutes.gap())) {
            return colon(tokens, index, hour, minutes);
        }
        if (hour.text().length() <= 2 && !sign.gap() && minutes.isDigits(2) && !minutes.gap()) {
            if (sign.isSign('.') || sign.isSign(',')) {
                return dot(tokens, index, hour, sign, minutes, trust);
            }
            if (sign.isSign('-') || sign.isSign('=')) {
                return dash(tokens, index, hour, minutes, trust);
            }
        }
        if (trust != ClockParser.Trust.NONE && hour.text().length() <= 2 && sign.isDigits(2) && sign.gap()) {
            return space(tokens, index, hour, sign);
        }
        return trust == ClockParser.Trust.FULL && hour.isDigits(4) ? together(tokens, index, hour) : null;
    }

    private static @Nullable Parsed<Fact> colon(Tokens tokens, int index, Token hour, Token minutes) {
        int end = index + 3;
        if (tokens.isSign(end, ':') && tokens.at(end + 1).isDigits(2)) {
            end += 2; // seconds
        }
        return valid(hour, minutes)
                ? ClockParser.clock(ClockParser.open(hour, minutes.number()), end)
                : ClockParser.impossible(end);
    }

    /** «17.30», unless it is a date or a price. */
    private static @Nullable Parsed<Fact> dot(
            Tokens tokens, int index, Token hour, Token sign, Token minutes, ClockParser.Trust trust) {
        boolean third = (tokens.isSign(index + 3, '.') || tokens.isSign(index + 3, '/'))
                && tokens.at(index + 4).isDigits()
                && !tokens.at(index + 4).gap();
        if (third || !valid(hour, minutes) || counted(tokens, index + 3)) {
            return null;
        }
        boolean couldBeDate = hour.number() >= 1 && minutes.number() >= 1 && minutes.number() <= 12;
        if (trust == ClockParser.Trust.FULL) {
            return clock(hour, minutes, index + 3);
        }
        if (couldBeDate || sign.isSign(',') || minutes.number() % 5 != 0) {
            return null;
        }
        return trust == ClockParser.Trust.SOME || hour.number() >= 7 ? clock(hour, minutes, index + 3) : null;
    }

    /** «17-00», unless it is a range: «12-14», «12-15 июля». */
    private static @Nullable Parsed<Fact> dash(
            Tokens tokens, int index, Token hour, Token minutes, ClockParser.Trust trust) {
        if (!valid(hour, minutes) || minutes.number() % 5 != 0 || counted(tokens, index + 3)) {
            return null;
        }
        if (tokens.isSign(index + 3, '-') && !tokens.at(index + 3).gap() && !minutesFollow(tokens, index + 4)) {
            return null;
        }
        boolean couldBeRange = minutes.number() > hour.number() && minutes.number() <= 24;
        return couldBeRange && trust == ClockParser.Trust.NONE ? null : clock(hour, minutes, index + 3);
    }

    /** In «10-00-12-00» the dash after the minutes is a range's. */
    private static boolean minutesFollow(Tokens tokens, int index) {
        return tokens.isSign(index + 1, '-') && tokens.at(index + 2).isDigits(2);
    }

    private static @Nullable Parsed<Fact> space(Tokens tokens, int index, Token hour, Token minutes) {
        boolean more =
                tokens.at(index + 2).isDigits() || tokens.isSign(index + 2, '-') || tokens.isSign(index + 2, ':');
        if (more || !valid(hour, minutes) || minutes.number() % 5 != 0 || counted(tokens, index + 2)) {
            return null;
        }
        return clock(hour, minutes, index + 2);
    }

    /** «в 1730»; 1990 and 2026 are years. */
    private static @Nullable Parsed<Fact> together(Tokens tokens, int index, Token digits) {
        int hour = digits.number() / 100;
        int minute = digits.number() % 100;
        if (hour > 23 || minute > 59 || minute % 5 != 0 || counted(tokens, index + 1)) {
            return null;
        }
        boolean year = hour == 20 && minute != 0 && minute != 30;
        return year ? null : ClockParser.clock(Fact.ClockTime.certain(hour, minute, true), index + 1);
    }

    private static Parsed<Fact> clock(Token hour, Token minutes, int end) {
        return ClockParser.clock(ClockParser.open(hour, minutes.number()), end);
    }

    private static boolean valid(Token hour, Token minutes) {
        int hours = hour.number();
        return minutes.number() < 60 && (hours < 24 || (hours == 24 && minutes.number() == 0));
    }

    private static boolean counted(Tokens tokens, int index) {
        Token next = tokens.at(index);
        return next.is(Term.MONEY)
                || next.is(Term.COUNTED)
                || next.is(Term.MONTH)
                || next.isSign('%')
                || (next.is(Term.UNIT) && !next.isUnit(TimeUnit.HOUR))
                || next.is(Term.YEAR_WORD);
    }
}
