package io.aiadmin.language;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads calendar dates: «27 ноября», «27-го», «27.11.2026», «December 4», and the first of several that share a
 * month, «28 или 29 ноября».
 */
final class DateParser {

    private static final int LAST_DAY = 31;
    private static final int LAST_MONTH = 12;
    private static final int LAST_HOUR = 24;
    private static final int FURTHEST_SHARED_MONTH = 12;
    private static final List<String> GENITIVE = List.of("ого", "ово", "его", "ево");
    private static final List<String> NEUTER = List.of("ое", "тье");

    private final Tokens tokens;
    private final Calendar calendar;
    private final Asked asked;

    DateParser(Tokens tokens, Calendar calendar, Asked asked) {
        this.tokens = tokens;
        this.calendar = calendar;
        this.asked = asked;
    }

    @Nullable
    Parsed<Fact> read(int index, @Nullable Term lead) {
        Token token = tokens.at(index);
        if (token.is(Term.MONTH)) {
            return monthFirst(index);
        }
        if (token.is(Term.DATE_WORD) && tokens.at(index + 1).isNumber()) {
            return dayOfMonth(tokens.at(index + 1).number(), afterSuffix(index + 2, tokens.at(index + 1)));
        }
        if (token.is(Term.THE) && tokens.at(index + 1).isNumber()) {
            return ordinalOnly(index + 1, Term.THE);
        }
        if (token.is(Term.JUST_BEFORE) && tokens.is(index + 1, Term.NEW_YEAR)) {
            LocalDate last = calendar.today().withDayOfYear(1).plusYears(1).minusDays(1);
            return new Parsed<>(Fact.Days.span(Fact.Days.Kind.RANGE, last.minusDays(7), last), index + 2);
        }
        if (token.is(Term.NEW_YEAR)) {
            return date(calendar.today().withDayOfYear(1).plusYears(1), index + 1);
        }
        return token.isNumber() ? numberFirst(index, token, lead) : null;
    }

    /** Whether the number is marked as a day of the month: «28-е», "the 28th", «двадцать восьмого». */
    private @Nullable Parsed<Fact> numberFirst(int index, Token day, @Nullable Term lead) {
        Parsed<Fact> numeric = day.isDigits() ? numeric(index, day, lead) : null;
        if (numeric != null) {
            return numeric;
        }
        if (day.counts() || (!day.ordinal() && day.spelled() && day.number() > LAST_DAY)) {
            return null;
        }
        int afterDay = afterSuffix(index + 1, day);
        if (spokenMonth(day, tokens.at(index + 1))) {
            return withYear(day.number(), tokens.at(index + 1).number(), index + 2);
        }
        Parsed<Fact> named = named(day.number(), afterDay);
        if (named != null) {
            return named;
        }
        boolean marked = afterDay > index + 1 || day.ordinal();
        if (marked || lead != Term.IN) {
            Parsed<Fact> shared = shared(day.number(), afterDay, index, marked);
            if (shared != null) {
                return shared;
            }
        }
        return marked || tokens.is(afterDay, Term.DATE_WORD) ? ordinalOnly(index, lead) : null;
    }

    /** «двадцать седьмое одиннадцатое»: the month said by its number. */
    private static boolean spokenMonth(Token day, Token month) {
        return day.spelled()
                && day.ordinal()
                && month.spelled()
                && month.ordinal()
                && month.number() <= LAST_MONTH
                && !day.english()
                && month.gap();
    }

    /** The month follows: «27 ноября 2026 года», «13-е февраля», "4th of December". */
    private @Nullable Parsed<Fact> named(int day, int index) {
        int month = tokens.is(index, Term.OF) ? index + 1 : index;
        if (tokens.is(index, Term.DATE_WORD) && tokens.is(index + 1, Term.MONTH)) {
            month = index + 1;
        }
        if (!tokens.is(month, Term.MONTH)) {
            return null;
        }
        return withYear(day, tokens.at(month).value(Term.MONTH), afterMonth(month));
    }

    /** "December 4", "Dec 4th, 2026". */
    private @Nullable Parsed<Fact> monthFirst(int index) {
        int at = tokens.is(index + 1, Term.THE) ? index + 2 : afterMonth(index);
        Token day = tokens.at(at);
        int month = tokens.at(index).value(Term.MONTH);
        boolean reads =
                day.isNumber() && day.number() <= 99 && (tokens.at(index).english() || marked(at, day));
        if (!reads || tokens.isSign(at + 1, ':') || tokens.is(at + 1, Term.MERIDIEM) || tokens.is(at + 1, Term.UNIT)) {
            return null;
        }
        int end = afterSuffix(at + 1, day);
        boolean year = tokens.isSign(end, ',') && year(end + 1) > 0;
        return withYear(day.number(), month, year ? end + 1 : end);
    }

    private boolean marked(int index, Token day) {
        return day.ordinal() || afterSuffix(index + 1, day) > index + 1;
    }

    /** The month comes after a later day: «28 или 29 ноября», «с 13 по 15 июля», «14. - 15.10». */
    private @Nullable Parsed<Fact> shared(int day, int afterDay, int index, boolean marked) {
        int at = afterDay;
        if (tokens.isSign(at, '.') && !tokens.at(at).gap() && joins(at + 1)) {
            at++;
        }
        int end = at;
        while (at < index + FURTHEST_SHARED_MONTH && joins(at)) {
            at = afterJoint(at);
            Token other = tokens.at(at);
            if (!other.isNumber() || other.number() > LAST_DAY) {
                return null;
            }
            int afterOther = afterSuffix(at + 1, other);
            if (tokens.is(afterOther, Term.MONTH)) {
                return withYearOf(day, tokens.at(afterOther).value(Term.MONTH), afterMonth(afterOther), end);
            }
            boolean numericMonth = tokens.isSign(afterOther, '.')
                    && tokens.at(afterOther + 1).isDigits()
                    && !tokens.at(afterOther + 1).gap()
                    && tokens.at(afterOther + 1).number() <= LAST_MONTH
                    && (marked || end > afterDay || !tokens.is(afterDay, Term.OR));
            if (numericMonth) {
                return withYearOf(day, tokens.at(afterOther + 1).number(), afterOther + 2, end);
            }
            at = afterOther;
        }
        return null;
    }

    private boolean joins(int index) {
        Token token = tokens.at(index);
        return token.isSign(',')
                || token.isSign('-')
                || token.isSign('/')
                || token.is(Term.OR)
                || token.is(Term.AND)
                || token.is(Term.BY)
                || token.is(Term.ON)
                || token.is(Term.RANGE_TO)
                || token.is(Term.UNTIL);
    }

    private int afterJoint(int index) {
        int next = index + 1;
        while (next < index + 3
                && (tokens.is(next, Term.OR)
                        || tokens.is(next, Term.ON)
                        || tokens.is(next, Term.IN)
                        || tokens.is(next, Term.THE))) {
            next++;
        }
        return next;
    }

    /** «27.11», «27.11.2026», «27/11», «2026-11-27»; 11/27 is read too, since no month is the 27th. */
    private @Nullable Parsed<Fact> numeric(int index, Token first, @Nullable Term lead) {
        Token sign = tokens.at(index + 1);
        Token second = tokens.at(index + 2);
        if (sign.gap()
                || second.gap()
                || !second.isDigits()
                || tokens.at(index - 1).isSign('.') && !first.gap()) {
            return null;
        }
        if (first.isDigits(4) && sign.isSign('-')) {
            return iso(index, first, second);
        }
        boolean divided = sign.isSign('.') || sign.isSign('/') || (sign.isSign('-') && first.number() >= LAST_HOUR);
        if (!divided || first.text().length() > 2 || second.text().length() > 2 || first.number() == 0) {
            return null;
        }
        boolean american = first.number() <= LAST_MONTH && second.number() > LAST_MONTH && sign.isSign('/');
        int day = american ? second.number() : first.number();
        int month = american ? first.number() : second.number();
        if (month < 1 || month > LAST_MONTH || day > 99) {
            return null;
        }
        return numericEnd(index, sign, day, month, lead);
    }

    private @Nullable Parsed<Fact> numericEnd(int index, Token sign, int day, int month, @Nullable Term lead) {
        int end = index + 3;
        Token next = tokens.at(end);
        if (next.text().equals(sign.text()) && !next.gap()) {
            Token year = tokens.at(end + 1);
            if (year.isDigits() && !year.gap()) {
                boolean tooMany = tokens.at(end + 2).text().equals(sign.text())
                        && tokens.at(end + 3).isDigits();
                int value = yearValue(year);
                return value < 0 || tooMany ? null : dated(day, month, value, afterYearWord(end + 2));
            }
        }
        if (next.is(Term.MONEY) || next.isSign('%') || next.is(Term.COUNTED) || (next.isWord() && !next.gap())) {
            return null;
        }
        boolean looksLikeTime = lead == Term.IN
                && sign.isSign('.')
                && day < LAST_HOUR
                && tokens.at(index + 2).isDigits(2);
        if (looksLikeTime) {
            return null;
        }
        boolean fullStop = sign.isSign('.') && next.isSign('.') && !next.gap();
        return withYear(day, month, fullStop ? end + 1 : end);
    }

    private @Nullable Parsed<Fact> iso(int index, Token year, Token month) {
        Token sign = tokens.at(index + 3);
        Token day = tokens.at(index + 4);
        if (!sign.isSign('-')
                || !day.isDigits(2)
                || !month.isDigits(2)
                || year.number() < 2000
                || year.number() > 2100) {
            return null;
        }
        return dated(day.number(), month.number(), year.number(), index + 5);
    }

    /** «28-го», «28 числа», «двадцать восьмого». */
    private @Nullable Parsed<Fact> ordinalOnly(int index, @Nullable Term lead) {
        Token day = tokens.at(index);
        int end = afterSuffix(index + 1, day);
        boolean dateWord = tokens.is(end, Term.DATE_WORD);
        if (dateWord) {
            end++;
        }
        if (!dateWord && day.ordinal() && !standsAlone(day, end, lead)) {
            return null;
        }
        if (!dateWord && !day.ordinal() && !dateSuffix(tokens.at(end - 1))) {
            return null;
        }
        return dayOfMonth(day.number(), end);
    }

    /** «первое» and «второго» may be any list's item: small numbers need a preposition or the question for a day. */
    private boolean standsAlone(Token day, int end, @Nullable Term lead) {
        Token next = tokens.at(end);
        boolean numbersNext = next.isWord() && next.meanings().isEmpty();
        if (day.english()) {
            return lead == Term.THE && !numbersNext;
        }
        boolean certain = lead != null || asked == Asked.DAY;
        boolean form = GENITIVE.stream().anyMatch(day.text()::endsWith)
                || ((certain || day.number() >= 10) && NEUTER.stream().anyMatch(day.text()::endsWith));
        return form && (day.number() >= 10 || (!numbersNext && (certain || day.number() > 3)));
    }

    private static boolean dateSuffix(Token suffix) {
        return switch (suffix.text()) {
            case "го", "е", "ое", "ее", "ого", "его", "th", "st", "nd", "rd" -> true;
            default -> false;
        };
    }

    private @Nullable Parsed<Fact> dayOfMonth(int day, int end) {
        if (day > 99 || day == 0) {
            return null;
        }
        if (day > LAST_DAY) {
            return impossible(end);
        }
        LocalDate date = calendar.dayOfMonth(day);
        return date == null ? impossible(end) : new Parsed<>(Fact.Days.day(Fact.Days.Kind.DAY_OF_MONTH, date), end);
    }

    /** A bare number of which the neighbours say that it is a day: «на 28», «в понедельник 30». */
    @Nullable
    Parsed<Fact> bareDay(int index) {
        Token day = tokens.at(index);
        return day.isNumber() && !day.counts() && day.number() >= 1 && day.number() <= LAST_DAY
                ? dayOfMonth(day.number(), index + 1)
                : null;
    }

    private int afterSuffix(int index, Token day) {
        if (!day.isDigits()) {
            return index;
        }
        Token next = tokens.at(index);
        if (next.isSign('-')
                && !next.gap()
                && tokens.is(index + 1, Term.ORDINAL_SUFFIX)
                && !tokens.at(index + 1).gap()) {
            return index + 2;
        }
        return next.is(Term.ORDINAL_SUFFIX) && !next.gap() ? index + 1 : index;
    }

    private int afterMonth(int index) {
        boolean abbreviated = tokens.at(index).text().length() <= 4
                && tokens.isSign(index + 1, '.')
                && !tokens.at(index + 1).gap();
        return abbreviated ? index + 2 : index + 1;
    }

    private @Nullable Parsed<Fact> withYear(int day, int month, int index) {
        return withYearOf(day, month, index, -1);
    }

    /** The year, if any, stands at {@code index}; the date itself ends at {@code end}, or there when -1. */
    private @Nullable Parsed<Fact> withYearOf(int day, int month, int index, int end) {
        int year = year(tokens.isSign(index, '.') && !tokens.at(index).gap() && end >= 0 ? index + 1 : index);
        if (year > 0) {
            return dated(day, month, year, end < 0 ? afterYearWord(index + 1) : end);
        }
        if (day == 0 || day > 99) {
            return null;
        }
        LocalDate date = calendar.date(day, month);
        int after = end < 0 ? index : end;
        return date == null ? impossible(after) : date(date, after);
    }

    private int year(int index) {
        Token year = tokens.at(index);
        return year.isDigits(4) && year.number() >= 1990 && year.number() <= 2100 ? year.number() : -1;
    }

    private static int yearValue(Token year) {
        if (year.text().length() == 2) {
            return 2000 + year.number();
        }
        return year.text().length() == 4 ? year.number() : -1;
    }

    private int afterYearWord(int index) {
        if (!tokens.is(index, Term.YEAR_WORD)) {
            return index;
        }
        boolean abbreviated = tokens.at(index).text().equals("г") && tokens.isSign(index + 1, '.');
        return abbreviated ? index + 2 : index + 1;
    }

    private static Parsed<Fact> dated(int day, int month, int year, int end) {
        LocalDate date = Calendar.date(day, month, year);
        return date == null ? impossible(end) : date(date, end);
    }

    private static Parsed<Fact> date(LocalDate day, int end) {
        return new Parsed<>(Fact.Days.day(Fact.Days.Kind.DATE, day), end);
    }

    private static Parsed<Fact> impossible(int end) {
        return new Parsed<>(new Fact.Impossible(TimeExpression.Dimension.DAY), end);
    }
}
