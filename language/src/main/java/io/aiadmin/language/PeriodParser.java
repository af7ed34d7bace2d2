package io.aiadmin.language;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads stretches that have a name: «на следующей неделе», «выходные», «в декабре». */
final class PeriodParser {

    private final Tokens tokens;
    private final Calendar calendar;

    PeriodParser(Tokens tokens, Calendar calendar) {
        this.tokens = tokens;
        this.calendar = calendar;
    }

    @Nullable
    Parsed<Fact> read(int index, @Nullable Term lead) {
        Token token = tokens.at(index);
        return SectionParser.begins(token) ? new SectionParser(tokens, calendar, this).read(index) : whole(index, lead);
    }

    /** A period that is not a part of another. */
    @Nullable
    Parsed<Fact> whole(int index, @Nullable Term lead) {
        Token token = tokens.at(index);
        if (token.is(Term.MONTH)) {
            return month(index, token, lead);
        }
        if (token.is(Term.WEEKEND)) {
            return weekend(0, index + 1);
        }
        if (token.is(Term.WORKDAYS)) {
            return workdays(index + 1);
        }
        if (token.text().equals("неделе") && lead == Term.ON) {
            return week(0, index + 1);
        }
        return qualified(index, token, lead);
    }

    /** «этот месяц», «следующая неделя», «прошлые выходные», «на следующей». */
    private @Nullable Parsed<Fact> qualified(int index, Token token, @Nullable Term lead) {
        int offset;
        if (token.is(Term.NEXT)) {
            offset = 1;
        } else if (token.is(Term.NEAREST)) {
            offset = 0;
        } else if (token.is(Term.BEFORE_LAST)) {
            offset = -2;
        } else if (token.is(Term.LAST)) {
            offset = -1;
        } else if (token.is(Term.THIS)) {
            offset = 0;
        } else {
            return null;
        }
        Token period = tokens.at(index + 1);
        if (period.isUnit(TimeUnit.WEEK)) {
            return week(offset, index + 2);
        }
        if (period.isUnit(TimeUnit.MONTH)) {
            LocalDate first = calendar.today().withDayOfMonth(1).plusMonths(offset);
            return month(first, index + 2);
        }
        if (period.is(Term.WEEKEND)) {
            return weekend(offset, index + 2);
        }
        if (period.isUnit(TimeUnit.DAY) && token.is(Term.NEXT)) {
            return new Parsed<>(
                    Fact.Days.day(Fact.Days.Kind.RELATIVE, calendar.today().plusDays(1)), index + 2);
        }
        boolean weekMeant =
                token.is(Term.NEXT) && lead == Term.ON && token.text().endsWith("ей");
        return weekMeant && !period.isWord() ? week(1, index + 1) : null;
    }

    Parsed<Fact> week(int offset, int end) {
        LocalDate monday = calendar.monday().plusWeeks(offset);
        return new Parsed<>(
                new Fact.Days(
                        Fact.Days.Kind.WEEK,
                        Fact.Days.Shape.POINT,
                        monday,
                        monday.plusDays(6),
                        Grain.WEEK,
                        false,
                        null),
                end);
    }

    /** On a Sunday «выходные» are the next ones. */
    private Parsed<Fact> weekend(int offset, int end) {
        LocalDate saturday = Calendar.inWeekOf(calendar.today(), DayOfWeek.SATURDAY);
        if (calendar.today().getDayOfWeek() == DayOfWeek.SUNDAY) {
            saturday = saturday.plusWeeks(1);
        }
        saturday = saturday.plusWeeks(offset);
        return new Parsed<>(Fact.Days.span(Fact.Days.Kind.WEEKEND, saturday, saturday.plusDays(1)), end);
    }

    /** From today, or from Monday when the working week is over. */
    private Parsed<Fact> workdays(int end) {
        boolean over = calendar.today().getDayOfWeek().compareTo(DayOfWeek.FRIDAY) >= 0;
        LocalDate monday = over ? calendar.monday().plusWeeks(1) : calendar.monday();
        return new Parsed<>(Fact.Days.span(Fact.Days.Kind.RANGE, monday, monday.plusDays(4)), end);
    }

    /** A month by itself; «марта» and «мая» need a day before them, or they are somebody's name. */
    private @Nullable Parsed<Fact> month(int index, Token token, @Nullable Term lead) {
        String text = token.text();
        boolean genitive = !token.english() && (text.endsWith("а") || text.endsWith("я"));
        boolean name = text.equals("may") || text.equals("march") || text.equals("марте") || text.equals("sun");
        boolean abbreviated = text.length() == 3 && !text.equals("май") && !text.equals("may");
        boolean bounded = lead == Term.FROM || lead == Term.UNTIL || lead == Term.AFTER;
        if ((genitive && !bounded && !partNamedBefore(index))
                || (name && lead != Term.IN)
                || (abbreviated && lead == null)) {
            return null;
        }
        int month = token.value(Term.MONTH);
        Token year = tokens.at(index + 1);
        if (year.isDigits(4) && year.number() >= 1990 && year.number() <= 2100) {
            int end = tokens.is(index + 2, Term.YEAR_WORD) ? index + 3 : index + 2;
            return month(LocalDate.of(year.number(), month, 1), end);
        }
        return month(calendar.month(month), index + 1);
    }

    private boolean partNamedBefore(int index) {
        Token before = tokens.at(index - 1);
        return before.is(Term.BEGINNING) || before.is(Term.MIDDLE) || before.is(Term.END);
    }

    static Parsed<Fact> month(LocalDate first, int end) {
        return new Parsed<>(
                new Fact.Days(
                        Fact.Days.Kind.MONTH,
                        Fact.Days.Shape.POINT,
                        first,
                        Calendar.endOfMonth(first),
                        Grain.MONTH,
                        false,
                        null),
                end);
    }
}
