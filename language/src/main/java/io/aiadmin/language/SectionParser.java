package io.aiadmin.language;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * Reads a part of a week or a month: «в конце месяца», «в начале следующей недели», «в первой половине декабря», «в первую
 * субботу декабря», «последняя неделя ноября», «в двадцатых числах».
 */
final class SectionParser {

    private static final int THIRD = 10;
    private static final int HALF_MONTH = 15;
    private static final int LAST = 0;

    private final Tokens tokens;
    private final Calendar calendar;
    private final PeriodParser periods;

    SectionParser(Tokens tokens, Calendar calendar, PeriodParser periods) {
        this.tokens = tokens;
        this.calendar = calendar;
        this.periods = periods;
    }

    static boolean begins(Token token) {
        return token.is(Term.BEGINNING)
                || token.is(Term.MIDDLE)
                || token.is(Term.END)
                || token.is(Term.FIRST_HALF)
                || token.is(Term.SECOND_HALF);
    }

    @Nullable
    Parsed<Fact> read(int index) {
        int next = tokens.is(index + 1, Term.OF) ? index + 2 : index + 1;
        if (tokens.is(next, Term.THE)) {
            next++;
        }
        Parsed<Fact> whole = whole(next);
        if (whole == null || !(whole.value() instanceof Fact.Days days)) {
            return null;
        }
        Token section = tokens.at(index);
        return switch (days.kind()) {
            case WEEK -> week(section, days.from(), whole.end());
            case MONTH -> month(section, days, whole.end());
            case WEEKDAY, CERTAIN_WEEKDAY, DATE, DAY_OF_MONTH, RELATIVE, WEEKS_AHEAD, WEEKEND, RANGE -> null;
        };
    }

    /** «первая суббота декабря», «последний понедельник месяца», «первая неделя декабря». */
    @Nullable
    Parsed<Fact> ofMonth(int index) {
        Token which = tokens.at(index);
        int count = which.is(Term.LAST) ? LAST : which.ordinal() ? which.number() : -1;
        Token counted = tokens.at(index + 1);
        boolean week = counted.isUnit(TimeUnit.WEEK);
        if (count < 0 || count > 5 || !(week || counted.is(Term.WEEKDAY))) {
            return null;
        }
        int at = tokens.is(index + 2, Term.OF) || tokens.is(index + 2, Term.IN) ? index + 3 : index + 2;
        Parsed<Fact> month = wholeMonth(at);
        if (month == null || !(month.value() instanceof Fact.Days days)) {
            return null;
        }
        return week
                ? weekOfMonth(count, days, month.end())
                : weekdayOfMonth(count, DayOfWeek.of(counted.value(Term.WEEKDAY)), days, month.end());
    }

    /** «в двадцатых числах декабря», «в 20-х числах». */
    @Nullable
    Parsed<Fact> decade(int index) {
        Token decade = tokens.at(index);
        if (decade.number() != THIRD && decade.number() != 2 * THIRD) {
            return null;
        }
        int at = index + 1;
        if (tokens.isDash(at) && tokens.at(at + 1).text().equals("х")) {
            at += 2;
        }
        boolean days = tokens.at(at).text().equals("числах") && (decade.ordinal() || at > index + 1);
        if (!days) {
            return null;
        }
        Parsed<Fact> named = wholeMonth(at + 1);
        LocalDate month = named != null && named.value() instanceof Fact.Days whole
                ? whole.from()
                : calendar.today().withDayOfMonth(1);
        LocalDate from = month.withDayOfMonth(decade.number());
        LocalDate until = decade.number() == THIRD ? month.withDayOfMonth(2 * THIRD - 1) : Calendar.endOfMonth(month);
        return range(from, until, named == null ? at + 1 : named.end());
    }

    private @Nullable Parsed<Fact> whole(int index) {
        if (tokens.at(index).isUnit(TimeUnit.WEEK)) {
            return periods.week(0, index + 1);
        }
        Parsed<Fact> month = wholeMonth(index);
        return month == null ? periods.whole(index, Term.ON) : month;
    }

    private @Nullable Parsed<Fact> wholeMonth(int index) {
        if (tokens.at(index).isUnit(TimeUnit.MONTH)) {
            return PeriodParser.month(calendar.today().withDayOfMonth(1), index + 1);
        }
        return tokens.is(index, Term.MONTH)
                ? PeriodParser.month(calendar.month(tokens.at(index).value(Term.MONTH)), index + 1)
                : null;
    }

    private static Parsed<Fact> week(Token section, LocalDate monday, int end) {
        if (section.is(Term.BEGINNING)) {
            return range(monday, monday.plusDays(1), end);
        }
        if (section.is(Term.FIRST_HALF)) {
            return range(monday, monday.plusDays(2), end);
        }
        return section.is(Term.MIDDLE)
                ? range(monday.plusDays(2), monday.plusDays(3), end)
                : range(monday.plusDays(3), monday.plusDays(6), end);
    }

    private static Parsed<Fact> month(Token section, Fact.Days month, int end) {
        LocalDate first = month.from();
        if (section.is(Term.BEGINNING)) {
            return range(first, first.plusDays(THIRD - 1), end);
        }
        if (section.is(Term.FIRST_HALF)) {
            return range(first, first.withDayOfMonth(HALF_MONTH), end);
        }
        if (section.is(Term.SECOND_HALF)) {
            return range(first.withDayOfMonth(HALF_MONTH + 1), month.until(), end);
        }
        return section.is(Term.MIDDLE)
                ? range(first.plusDays(THIRD), first.plusDays(2 * THIRD - 1), end)
                : range(first.plusDays(2 * THIRD), month.until(), end);
    }

    private static @Nullable Parsed<Fact> weekOfMonth(int count, Fact.Days month, int end) {
        if (count == LAST) {
            return range(month.until().minusDays(6), month.until(), end);
        }
        LocalDate from = month.from().plusWeeks(count - 1L);
        LocalDate until = from.plusDays(6).isAfter(month.until()) ? month.until() : from.plusDays(6);
        return from.isAfter(month.until()) ? null : range(from, until, end);
    }

    private static @Nullable Parsed<Fact> weekdayOfMonth(int count, DayOfWeek weekday, Fact.Days month, int end) {
        LocalDate day = count == LAST
                ? month.from().with(TemporalAdjusters.lastInMonth(weekday))
                : month.from().with(TemporalAdjusters.dayOfWeekInMonth(count, weekday));
        return day.getMonth() == month.from().getMonth()
                ? new Parsed<>(Fact.Days.day(Fact.Days.Kind.DATE, day), end)
                : null;
    }

    private static Parsed<Fact> range(LocalDate from, LocalDate until, int end) {
        return new Parsed<>(Fact.Days.span(Fact.Days.Kind.RANGE, from, until), end);
    }
}
