package io.aiadmin.language;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The next or last so many units: «следующие 3 дня», «в течение недели», «последние две минуты». */
final class StretchRule implements FactRule {

    @Override
    public @Nullable Found match(Scan scan, int index) {
        Tokens tokens = scan.tokens();
        Token token = tokens.at(index);
        int at = Prepositions.lead(token) != null && !token.is(Term.NEXT) ? index + 1 : index;
        Token which = tokens.at(at);
        boolean next = which.is(Term.NEXT) || which.is(Term.NEAREST);
        if (!next && !which.is(Term.LAST)) {
            return within(scan, index);
        }
        int unit = at + 1;
        int count = 0;
        if (tokens.at(unit).isNumber() && !tokens.at(unit).ordinal()) {
            count = tokens.at(unit++).number();
        } else if (tokens.is(unit, Term.FEW)) {
            count = tokens.at(unit++).value(Term.FEW);
        }
        if (count < 1 || count > 400 || !tokens.is(unit, Term.UNIT)) {
            return null;
        }
        Fact fact = fact(scan, next, count, TimeUnit.of(tokens.at(unit).value(Term.UNIT)));
        return new Found(fact, index, unit + 1, null);
    }

    private static Fact fact(Scan scan, boolean next, int count, TimeUnit unit) {
        LocalDateTime now = scan.now().toLocalDateTime();
        LocalDate today = scan.today();
        return switch (unit) {
            case SECOND -> clock(now, ChronoUnit.SECONDS, Grain.SECOND, next, count);
            case MINUTE -> clock(now, ChronoUnit.MINUTES, Grain.MINUTE, next, count);
            case HOUR -> clock(now, ChronoUnit.HOURS, Grain.HOUR, next, count);
            case DAY ->
                next ? days(today.plusDays(1), count, Grain.DAY) : days(today.minusDays(count), count, Grain.DAY);
            case WEEK -> weeks(Calendar.monday(today), next, count);
            case MONTH -> months(today.withDayOfMonth(1), next, count);
            case YEAR -> years(today.withDayOfYear(1), next, count);
        };
    }

    private static Fact clock(LocalDateTime now, ChronoUnit unit, Grain grain, boolean next, int count) {
        LocalDateTime whole = now.truncatedTo(unit);
        LocalDateTime from = next ? whole.plus(1, unit) : whole.minus(count, unit);
        return new Fact.Stretch(from, from.plus(count, unit), grain);
    }

    private static Fact days(LocalDate from, int count, Grain grain) {
        return stretch(from, from.plusDays(count - 1L), grain);
    }

    private static Fact weeks(LocalDate monday, boolean next, int count) {
        LocalDate from = next ? monday.plusWeeks(1) : monday.minusWeeks(count);
        return stretch(from, from.plusWeeks(count).minusDays(1), Grain.WEEK);
    }

    private static Fact months(LocalDate first, boolean next, int count) {
        LocalDate from = next ? first.plusMonths(1) : first.minusMonths(count);
        return stretch(from, from.plusMonths(count).minusDays(1), Grain.MONTH);
    }

    private static Fact years(LocalDate first, boolean next, int count) {
        LocalDate from = next ? first.plusYears(1) : first.minusYears(count);
        return stretch(from, from.plusYears(count).minusDays(1), Grain.YEAR);
    }

    private static Fact stretch(LocalDate from, LocalDate until, Grain grain) {
        return new Fact.Days(Fact.Days.Kind.RANGE, Fact.Days.Shape.SPAN, from, until, grain, false, null);
    }

    /** «в течение недели», «в течение трёх дней», "within a week". */
    private static @Nullable Found within(Scan scan, int index) {
        Tokens tokens = scan.tokens();
        boolean during = tokens.at(index).text().equals("в течение")
                || tokens.at(index).text().equals("within");
        if (!during) {
            return null;
        }
        int at = index + 1;
        int count = 1;
        if (tokens.at(at).isNumber()) {
            count = tokens.at(at++).number();
        } else if (tokens.is(at, Term.FEW)) {
            count = tokens.at(at++).value(Term.FEW);
        } else if (tokens.is(at, Term.THE)) {
            at++;
        }
        Token unit = tokens.at(at);
        int days = unit.isUnit(TimeUnit.DAY) ? count : unit.isUnit(TimeUnit.WEEK) ? 7 * count : 0;
        if (days < 2 || days > 400) {
            return null;
        }
        return new Found(
                Fact.Days.span(Fact.Days.Kind.RANGE, scan.today(), scan.today().plusDays(days)), index, at + 1, null);
    }
}
