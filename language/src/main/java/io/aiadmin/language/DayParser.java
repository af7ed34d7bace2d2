package io.aiadmin.language;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads a day, or a named stretch of days, at a token, without its preposition. */
final class DayParser {

    private final Tokens tokens;
    private final Calendar calendar;
    private final DateParser dates;
    private final PeriodParser periods;
    private final SectionParser sections;

    DayParser(Tokens tokens, LocalDate today, Asked asked) {
        this.tokens = tokens;
        this.calendar = new Calendar(today);
        this.dates = new DateParser(tokens, calendar, asked);
        this.periods = new PeriodParser(tokens, calendar);
        this.sections = new SectionParser(tokens, calendar, periods);
    }

    Calendar calendar() {
        return calendar;
    }

    DateParser dates() {
        return dates;
    }

    /** Days, an impossible date, or null; the longest reading wins. */
    @Nullable
    Parsed<Fact> read(int index, @Nullable Term lead) {
        Parsed<Fact> best = longer(relative(index), weekday(index));
        best = longer(best, sections.ofMonth(index));
        best = longer(best, sections.decade(index));
        best = longer(best, dates.read(index, lead));
        return longer(best, periods.read(index, lead));
    }

    private static @Nullable Parsed<Fact> longer(@Nullable Parsed<Fact> first, @Nullable Parsed<Fact> second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return second.end() > first.end() ? second : first;
    }

    /** Like {@link #read}, for callers that have no use for impossible dates. */
    @Nullable
    Parsed<Fact.Days> days(int index, @Nullable Term lead) {
        Parsed<Fact> read = read(index, lead);
        return read != null && read.value() instanceof Fact.Days days ? new Parsed<>(days, read.end()) : null;
    }

    private @Nullable Parsed<Fact> relative(int index) {
        Token token = tokens.at(index);
        if (!token.is(Term.RELATIVE_DAY)) {
            return null;
        }
        LocalDate day = calendar.today().plusDays(token.value(Term.RELATIVE_DAY));
        return new Parsed<>(Fact.Days.day(Fact.Days.Kind.RELATIVE, day), index + 1);
    }

    /** «пятница», «в следующую среду», «в эту субботу». */
    private @Nullable Parsed<Fact> weekday(int index) {
        Token token = tokens.at(index);
        if (token.is(Term.WEEKDAY)) {
            LocalDate day = calendar.next(DayOfWeek.of(token.value(Term.WEEKDAY)));
            return new Parsed<>(Fact.Days.day(Fact.Days.Kind.WEEKDAY, day), afterWeekday(index));
        }
        if (token.is(Term.THROUGH) && tokens.is(index + 1, Term.WEEKDAY)) {
            LocalDate next = calendar.next(DayOfWeek.of(tokens.at(index + 1).value(Term.WEEKDAY)));
            return new Parsed<>(
                    Fact.Days.day(Fact.Days.Kind.CERTAIN_WEEKDAY, next.plusWeeks(1)), afterWeekday(index + 1));
        }
        int name = tokens.is(index + 1, Term.NEAREST) || tokens.is(index + 1, Term.FILLER) ? index + 2 : index + 1;
        Token weekday = tokens.at(name);
        if (!weekday.is(Term.WEEKDAY)) {
            return null;
        }
        DayOfWeek which = DayOfWeek.of(weekday.value(Term.WEEKDAY));
        LocalDate day = qualified(token, which);
        return day == null
                ? null
                : new Parsed<>(Fact.Days.day(Fact.Days.Kind.CERTAIN_WEEKDAY, day), afterWeekday(name));
    }

    private @Nullable LocalDate qualified(Token token, DayOfWeek weekday) {
        if (token.is(Term.THIS)) {
            return calendar.thisOrNext(weekday);
        }
        if (token.is(Term.NEXT) || token.is(Term.NEAREST)) {
            return calendar.next(weekday);
        }
        if (token.is(Term.LAST)) {
            return calendar.previous(weekday);
        }
        return token.is(Term.BEFORE_LAST) ? calendar.previous(weekday).minusWeeks(1) : null;
    }

    /** An abbreviation's full stop belongs to it: «сб.». */
    private int afterWeekday(int index) {
        boolean abbreviated = tokens.at(index).text().length() <= 3
                && tokens.isSign(index + 1, '.')
                && !tokens.at(index + 1).gap();
        return abbreviated ? index + 2 : index + 1;
    }
}
