package io.aiadmin.language;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day not to be passed: «до пятницы», «после 28-го», «не раньше среды», «до конца месяца». */
final class DayBoundRule implements FactRule {

    /** How far an open end reaches. */
    private static final int AHEAD_DAYS = 30;

    @Override
    public @Nullable Found match(Scan scan, int index) {
        Token word = scan.tokens().at(index);
        boolean until = Prepositions.until(word);
        boolean after = word.is(Term.AFTER) || word.is(Term.NOT_BEFORE);
        if (!until && !after) {
            return null;
        }
        int at = index + 1;
        boolean strict = word.is(Term.NOT_BEFORE) || word.is(Term.NOT_AFTER);
        if (strict && scan.tokens().is(at, Term.IN)) {
            at++; // while «позже в пятницу» is later on that day
        }
        Parsed<Fact.Days> day = scan.days().days(at, Term.UNTIL);
        if (day == null) {
            return null;
        }
        Fact.Days days = day.value();
        boolean inclusive = word.is(Term.NOT_AFTER)
                || word.is(Term.DEADLINE)
                || scan.tokens().is(at, Term.END);
        Fact fact = until ? before(scan, days, inclusive) : after(days, word.is(Term.NOT_BEFORE));
        return new Found(fact, index, day.end(), null);
    }

    private static Fact before(Scan scan, Fact.Days days, boolean inclusive) {
        LocalDate last = inclusive ? days.until() : days.from().minusDays(1);
        LocalDate today = scan.today();
        LocalDate from = last.isBefore(today) ? last : today;
        Grain grain = days.kind() != Fact.Days.Kind.RANGE
                ? days.grain()
                : last.plusDays(1).getDayOfMonth() == 1 ? Grain.MONTH : Grain.WEEK;
        return new Fact.Days(Fact.Days.Kind.RANGE, Fact.Days.Shape.BEFORE, from, last, grain, false, null);
    }

    private static Fact after(Fact.Days days, boolean inclusive) {
        LocalDate from = inclusive ? days.from() : days.until().plusDays(1);
        return new Fact.Days(
                Fact.Days.Kind.RANGE,
                Fact.Days.Shape.AFTER,
                from,
                from.plusDays(AHEAD_DAYS),
                days.grain(),
                false,
                null);
    }
}
