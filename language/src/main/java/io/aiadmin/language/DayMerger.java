package io.aiadmin.language;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins phrases that speak of one day: «в понедельник 30-го», «вторник на следующей неделе», «через неделю, в
 * понедельник», «в декабре, 5-го». Where they contradict each other the date wins.
 */
final class DayMerger {

    private final Tokens tokens;
    private final DateParser dates;

    private DayMerger(Tokens tokens, LocalDate today) {
        this.tokens = tokens;
        this.dates = new DateParser(tokens, new Calendar(today), Asked.DAY);
    }

    static List<Found> merge(List<Found> found, Tokens tokens, Clauses clauses, LocalDate today) {
        DayMerger merger = new DayMerger(tokens, today);
        return merger.placeInWeeks(merger.joinNeighbours(merger.daysAfterAll(found)), clauses);
    }

    /** «на 20 в 15:00»: the bare number before a time is a day of the month. */
    private List<Found> daysAfterAll(List<Found> found) {
        List<Found> result = new ArrayList<>(found);
        for (int i = 0; i + 1 < result.size(); i++) {
            Found current = result.get(i);
            Found next = result.get(i + 1);
            boolean bare =
                    current.fact() instanceof Fact.Clock clock && clock.time().bare() && current.leads(Term.ON);
            boolean timeFollows = next.fact() instanceof Fact.Clock
                    || next.fact() instanceof Fact.Hours
                    || next.fact() instanceof Fact.Bound;
            boolean dayBefore = i > 0 && result.get(i - 1).fact() instanceof Fact.Days;
            if (bare && timeFollows && !dayBefore && current.end() == next.first()) {
                result.set(i, asDay(current));
            }
        }
        return result;
    }

    private Found asDay(Found number) {
        Parsed<Fact> day = dates.bareDay(number.end() - 1);
        return day == null ? number : number.with(day.value());
    }

    private List<Found> joinNeighbours(List<Found> found) {
        List<Found> result = new ArrayList<>(found.size());
        for (Found next : found) {
            Found last = result.isEmpty() ? null : result.getLast();
            Fact joined = last == null || !adjacent(last, next) ? null : join(last.fact(), next.fact());
            if (last == null || joined == null) {
                result.add(next);
            } else {
                result.set(result.size() - 1, new Found(joined, last.first(), next.end(), last.lead()));
            }
        }
        return result;
    }

    /** Nothing but a comma, brackets or words without a say between them. */
    private boolean adjacent(Found first, Found second) {
        for (int i = first.end(); i < second.first(); i++) {
            Token token = tokens.at(i);
            boolean light = token.isSign(',') || token.isSign('(') || token.isSign(')') || token.is(Term.FILLER);
            if (!light) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Fact join(Fact first, Fact second) {
        if (!(first instanceof Fact.Days a) || !(second instanceof Fact.Days b) || open(a) || open(b)) {
            return null;
        }
        Fact joined = joinOrdered(a, b);
        return joined == null ? joinOrdered(b, a) : joined;
    }

    private static boolean open(Fact.Days days) {
        return days.shape() == Fact.Days.Shape.BEFORE || days.shape() == Fact.Days.Shape.AFTER;
    }

    /** The first is the vaguer one. */
    private static @Nullable Fact joinOrdered(Fact.Days vague, Fact.Days precise) {
        return switch (vague.kind()) {
            case WEEKDAY, CERTAIN_WEEKDAY -> weekdayWith(vague, precise);
            case RELATIVE -> relativeWith(vague, precise);
            case WEEKS_AHEAD -> weeksAheadWith(vague, precise);
            case WEEK -> weekday(precise) ? inWeek(vague.from(), precise) : null;
            case WEEKEND -> weekday(precise) ? inWeekend(vague, precise) : null;
            case MONTH -> precise.kind() == Fact.Days.Kind.DAY_OF_MONTH ? inMonth(vague, precise) : null;
            case DATE, DAY_OF_MONTH, RANGE -> null;
        };
    }

    private static boolean weekday(Fact.Days days) {
        return days.kind() == Fact.Days.Kind.WEEKDAY || days.kind() == Fact.Days.Kind.CERTAIN_WEEKDAY;
    }

    private static boolean dated(Fact.Days days) {
        return days.kind() == Fact.Days.Kind.DATE || days.kind() == Fact.Days.Kind.DAY_OF_MONTH;
    }

    private static @Nullable Fact weekdayWith(Fact.Days weekday, Fact.Days precise) {
        boolean day = dated(precise) || precise.kind() == Fact.Days.Kind.RELATIVE;
        if (!day) {
            return null;
        }
        boolean same = weekday.from().getDayOfWeek() == precise.from().getDayOfWeek();
        return same ? precise : precise.withConflict();
    }

    private static @Nullable Fact relativeWith(Fact.Days relative, Fact.Days precise) {
        if (!dated(precise)) {
            return null;
        }
        return relative.from().equals(precise.from()) ? precise : precise.withConflict();
    }

    private static @Nullable Fact weeksAheadWith(Fact.Days ahead, Fact.Days precise) {
        if (weekday(precise)) {
            return inWeek(ahead.from(), precise);
        }
        return dated(precise) ? precise : null;
    }

    private static Fact inWeek(LocalDate week, Fact.Days weekday) {
        LocalDate day = Calendar.inWeekOf(week, weekday.from().getDayOfWeek());
        return Fact.Days.day(Fact.Days.Kind.CERTAIN_WEEKDAY, day).withWeekOf(week);
    }

    private static @Nullable Fact inWeekend(Fact.Days weekend, Fact.Days weekday) {
        DayOfWeek day = weekday.from().getDayOfWeek();
        return day.compareTo(DayOfWeek.SATURDAY) < 0 ? null : inWeek(weekend.from(), weekday);
    }

    private static @Nullable Fact inMonth(Fact.Days month, Fact.Days day) {
        LocalDate date = Calendar.date(
                day.from().getDayOfMonth(),
                month.from().getMonthValue(),
                month.from().getYear());
        return date == null ? null : Fact.Days.day(Fact.Days.Kind.DATE, date);
    }

    /** «на следующей неделе во вторник или в среду»: every weekday of the sentence lies in the week named. */
    private List<Found> placeInWeeks(List<Found> found, Clauses clauses) {
        List<Found> result = new ArrayList<>(found);
        for (int i = 0; i < result.size(); i++) {
            LocalDate week = weekNamed(result.get(i));
            if (week == null) {
                continue;
            }
            boolean used = false;
            for (int j = 0; j < result.size(); j++) {
                Found other = result.get(j);
                boolean bare = other.fact() instanceof Fact.Days days
                        && days.kind() == Fact.Days.Kind.WEEKDAY
                        && days.shape() == Fact.Days.Shape.POINT;
                if (bare
                        && j != i
                        && clauses.sameSentence(other.first(), result.get(i).first())) {
                    result.set(j, other.with(inWeek(week, (Fact.Days) other.fact())));
                    used |= !ruledOut(result, j);
                }
            }
            if (used && isWholeWeek(result.get(i))) {
                result.remove(i);
                i--;
            }
        }
        return result;
    }

    /** «кроме среды и пятницы»: both. */
    private boolean ruledOut(List<Found> found, int index) {
        int before = found.get(index).first() - 1;
        boolean joined = tokens.is(before, Term.AND) || tokens.is(before, Term.OR) || tokens.isSign(before, ',');
        if (joined && index > 0 && found.get(index - 1).end() == before) {
            return ruledOut(found, index - 1);
        }
        return tokens.is(before, Term.EXCEPT) || tokens.is(before, Term.NOT);
    }

    private static boolean isWholeWeek(Found found) {
        return found.fact() instanceof Fact.Days days && days.kind() == Fact.Days.Kind.WEEK;
    }

    private static @Nullable LocalDate weekNamed(Found found) {
        if (!(found.fact() instanceof Fact.Days days) || open(days)) {
            return null;
        }
        return days.kind() == Fact.Days.Kind.WEEK ? days.from() : days.weekOf();
    }
}
