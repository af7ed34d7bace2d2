package io.aiadmin.language;

import org.jspecify.annotations.Nullable;

/** A day with its preposition: «в пятницу», «на 28-е», «с завтра», «13 февраля». */
final class DayRule implements FactRule {

    private static final int LAST_HOUR = 24;

    @Override
    public @Nullable Found match(Scan scan, int index) {
        Tokens tokens = scan.tokens();
        Term lead = Prepositions.lead(tokens.at(index));
        int at = lead == null ? index : tokens.skipFillers(index + 1);
        if (lead != null && at > index + 1 && tokens.is(index + 1, Term.THIS)) {
            at = index + 1; // «эту» is a filler only where no day follows
        }
        Parsed<Fact> day = scan.days().read(at, lead);
        if (day == null && at > index + 1) {
            at = index + 1;
            day = scan.days().read(at, lead);
        }
        if (day == null) {
            day = bare(scan, index, at, lead);
        }
        if (day == null) {
            return null;
        }
        return new Found(openEnded(day.value(), lead), index, day.end(), lead);
    }

    /** «с пятницы» alone means from Friday on. */
    private static Fact openEnded(Fact fact, @Nullable Term lead) {
        if (lead == Term.FROM && fact instanceof Fact.Days days) {
            return days.openEnded();
        }
        return fact;
    }

    /** A number that cannot be an hour, «на 28», or that follows a weekday or a day of the month. */
    private static @Nullable Parsed<Fact> bare(Scan scan, int index, int at, @Nullable Term lead) {
        Token number = scan.tokens().at(at);
        if (!number.isNumber()
                || number.ordinal()
                || scan.clocks().countsThings(at + 1)
                || followedByClockSign(scan, at)) {
            return null;
        }
        if (scan.asked() == Asked.DAY && scan.onlyNumber(at)) {
            return scan.days().dates().bareDay(at);
        }
        if (lead == Term.ON || lead == Term.FROM) {
            return number.number() > LAST_HOUR ? scan.days().dates().bareDay(at) : null;
        }
        if (lead == null && number.number() > LAST_HOUR && timeFollows(scan, at + 1)) {
            return scan.days().dates().bareDay(at);
        }
        return lead == null ? afterDay(scan, index, number) : null;
    }

    private static boolean followedByClockSign(Scan scan, int at) {
        Token next = scan.tokens().at(at + 1);
        return next.isSign(':') || (next.isSign('.') && scan.tokens().at(at + 2).isDigits() && !next.gap());
    }

    /** «30 в 12:00». */
    private static boolean timeFollows(Scan scan, int index) {
        boolean led = scan.tokens().is(index, Term.IN)
                || scan.tokens().is(index, Term.ON)
                || scan.tokens().is(index, Term.TO);
        return led && scan.clocks().time(index + 1, ClockParser.Trust.FULL) != null;
    }

    private static @Nullable Parsed<Fact> afterDay(Scan scan, int index, Token number) {
        Found previous = scan.previous(index);
        if (previous != null && previous.fact() instanceof Fact.Days days && days.single()) {
            boolean weekday = days.kind() == Fact.Days.Kind.WEEKDAY || days.kind() == Fact.Days.Kind.CERTAIN_WEEKDAY;
            boolean sameDay = days.from().getDayOfMonth() == number.number();
            return weekday && (number.number() > LAST_HOUR || sameDay)
                    ? scan.days().dates().bareDay(index)
                    : null;
        }
        boolean joined = scan.tokens().is(index - 1, Term.OR)
                || scan.tokens().is(index - 1, Term.AND)
                || scan.tokens().isSign(index - 1, ',');
        Found before = joined ? scan.previous(index - 1) : null;
        return before != null && before.fact() instanceof Fact.Days days && days.kind() == Fact.Days.Kind.DAY_OF_MONTH
                ? scan.days().dates().bareDay(index)
                : null;
    }
}
