package io.aiadmin.language;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** From one day to another: «с 13 по 15 июля», «с понедельника по среду», «14./15.10», «пн-ср», «сегодня-завтра». */
final class DayRangeRule implements FactRule {

    private static final int LAST_HOUR = 24;

    @Override
    public @Nullable Found match(Scan scan, int index) {
        Tokens tokens = scan.tokens();
        Term lead = Prepositions.lead(tokens.at(index));
        boolean from = lead == Term.FROM;
        int at = lead == null ? index : index + 1;
        if (lead == Term.BY
                || lead == Term.TO
                || (lead == Term.IN && !tokens.at(at).isNumber() && !weekday(tokens, at))) {
            return null;
        }
        Parsed<Fact.Days> first = start(scan, at, from);
        if (first == null || !first.value().single()) {
            return null;
        }
        int joint = first.end();
        if (tokens.isSign(joint, '.') && joins(tokens, joint + 1, from) > 0) {
            joint++;
        }
        int next = joins(tokens, joint, from);
        if (next < 0) {
            return null;
        }
        Parsed<Fact.Days> last = end(scan, next, tokens.is(joint, Term.BY));
        if (last == null || !last.value().single()) {
            return null;
        }
        LocalDate until = untilAfter(first.value(), last.value());
        if (until == null || until.isBefore(first.value().from())) {
            return null;
        }
        return new Found(
                Fact.Days.span(Fact.Days.Kind.RANGE, first.value().from(), until),
                index,
                last.end(),
                lead == Term.FROM ? null : lead);
    }

    private static boolean weekday(Tokens tokens, int index) {
        return tokens.is(index, Term.WEEKDAY);
    }

    private static @Nullable Parsed<Fact.Days> start(Scan scan, int index, boolean from) {
        Parsed<Fact.Days> day = scan.days().days(index, null);
        return day == null && from && rangeOfBareDays(scan, index) ? bare(scan, index) : day;
    }

    private static @Nullable Parsed<Fact.Days> end(Scan scan, int index, boolean by) {
        Parsed<Fact.Days> day = scan.days().days(index, null);
        return day == null && by ? bare(scan, index) : day;
    }

    private static @Nullable Parsed<Fact.Days> bare(Scan scan, int index) {
        Parsed<Fact> day = scan.days().dates().bareDay(index);
        return day != null && day.value() instanceof Fact.Days days ? new Parsed<>(days, day.end()) : null;
    }

    /** «с 25 по 28»; «с 14 по 16» are hours when a day was said before. */
    private static boolean rangeOfBareDays(Scan scan, int index) {
        Tokens tokens = scan.tokens();
        if (!tokens.at(index).isNumber()
                || !tokens.is(index + 1, Term.BY)
                || !tokens.at(index + 2).isNumber()) {
            return false;
        }
        boolean dayKnown = scan.found().stream().anyMatch(found -> found.fact() instanceof Fact.OfDay);
        boolean tooLate =
                tokens.at(index).number() > LAST_HOUR || tokens.at(index + 2).number() > LAST_HOUR;
        return tooLate
                || tokens.is(index + 3, Term.DATE_WORD)
                || (!dayKnown && !tokens.is(index + 3, Term.CLOCK_PART) && !tokens.is(index + 3, Term.UNIT));
    }

    /** The index after the joint, or -1. In a move «to» leads to the new day instead. */
    private static int joins(Tokens tokens, int index, boolean from) {
        Token joint = tokens.at(index);
        if (joint.is(Term.TOWARD) && Moves.said(tokens)) {
            return -1;
        }
        if (joint.isSign('-') || joint.isSign('/')) {
            return index + 1;
        }
        boolean word = joint.is(Term.RANGE_TO) || (from && joint.is(Term.UNTIL));
        return word || joint.is(Term.BY) ? index + 1 : -1;
    }

    private static @Nullable LocalDate untilAfter(Fact.Days first, Fact.Days last) {
        LocalDate until = last.from();
        if (last.kind() == Fact.Days.Kind.DAY_OF_MONTH && first.kind() == Fact.Days.Kind.DATE) {
            return sameMonth(first.from(), until.getDayOfMonth());
        }
        if (!until.isBefore(first.from())) {
            return until;
        }
        return switch (last.kind()) {
            case WEEKDAY, CERTAIN_WEEKDAY -> Calendar.inWeekAfter(first.from(), until.getDayOfWeek());
            case DAY_OF_MONTH -> sameMonth(first.from(), until.getDayOfMonth());
            case DATE -> until.plusYears(1).isBefore(first.from().plusMonths(6)) ? until.plusYears(1) : null;
            case RELATIVE, WEEKS_AHEAD, WEEK, WEEKEND, MONTH, RANGE -> null;
        };
    }

    /** «с 4 декабря по 6-е»: in that month, or in the next where the number is smaller. */
    private static @Nullable LocalDate sameMonth(LocalDate first, int day) {
        LocalDate month = day < first.getDayOfMonth() ? first.plusMonths(1) : first;
        return Calendar.date(day, month.getMonthValue(), month.getYear());
    }
}
