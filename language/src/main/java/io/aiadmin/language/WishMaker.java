package io.aiadmin.language;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Merges the phrases of one standing into a wish. */
final class WishMaker {

    private final List<Judged> phrases;
    private final Tokens tokens;
    private final Clauses clauses;
    private final LocalDateTime now;
    private final DayParts parts;

    WishMaker(List<Judged> phrases, Tokens tokens, Clauses clauses, LocalDateTime now) {
        this.phrases = phrases;
        this.tokens = tokens;
        this.clauses = clauses;
        this.now = now;
        this.parts = new DayParts(phrases, tokens, clauses);
    }

    TimeWish source() {
        return wish(Standing.SOURCE);
    }

    /** The wish; what it takes over from the old visit («в тот же день») comes from {@code source}. */
    TimeWish wish(TimeWish source) {
        TimeWish own = wish(Standing.WANTED);
        List<DayRange> days = own.days();
        boolean past = own.past();
        if (days.isEmpty() && wantsSame(TimeExpression.Dimension.DAY)) {
            days = source.days();
            past = source.past();
        }
        if (days.isEmpty() && !own.times().isEmpty()) {
            days = dayOfRefusedTime();
        }
        List<DayTime> times = own.times();
        if (times.isEmpty() && wantsSame(TimeExpression.Dimension.TIME)) {
            times = source.times();
        }
        boolean anyDay =
                days.isEmpty() && (wants(new Fact.Anything(TimeExpression.Dimension.DAY)) || wants(new Fact.Anywhen()));
        return new TimeWish(days, times, past, own.earliest() || anyDay);
    }

    private TimeWish wish(Standing standing) {
        Set<Integer> asked = new RequestedDays(phrases, tokens, clauses).of(standing);
        Set<DayRange> days = new LinkedHashSet<>();
        Set<DayRange> gone = new LinkedHashSet<>();
        boolean earliest = false;
        List<Integer> times = new ArrayList<>();
        for (int i = 0; i < phrases.size(); i++) {
            if (!phrases.get(i).is(standing)) {
                continue;
            }
            Fact fact = phrases.get(i).fact();
            if (fact instanceof Fact.Days range && asked.contains(i)) {
                addDays(range, days, gone);
            }
            if (fact instanceof Fact.Moment moment) {
                addMoment(moment, days, gone);
                earliest |= moment.grain() == Grain.SECOND && moment.at().isEqual(now.withNano(0));
            }
            if (fact instanceof Fact.Stretch stretch && stretch.from().isAfter(now)) {
                days.add(new DayRange(
                        stretch.from().toLocalDate(), stretch.until().toLocalDate()));
            }
            earliest |= fact instanceof Fact.Earliest;
            times.add(i);
        }
        subtractRefused(days);
        boolean past = days.isEmpty() && !gone.isEmpty();
        List<DayTime> dayTimes = new TimesMaker(phrases, parts, now).times(preferred(times, asked));
        return new TimeWish(List.copyOf(past ? gone : days), dayTimes, past, earliest);
    }

    private void addDays(Fact.Days range, Set<DayRange> days, Set<DayRange> gone) {
        LocalDate today = now.toLocalDate();
        if (range.until().isBefore(today)) {
            gone.add(new DayRange(range.from(), range.until()));
            return;
        }
        LocalDate from = range.from().isBefore(today) ? today : range.from();
        DayRange next = new DayRange(from, range.until());
        boolean limit = range.shape() == Fact.Days.Shape.BEFORE || range.shape() == Fact.Days.Shape.AFTER;
        if (!limit || !narrowed(days, next)) {
            days.add(next);
        }
    }

    /** «после 20 декабря, до нового года»: both limits hold. */
    private static boolean narrowed(Set<DayRange> days, DayRange limit) {
        for (DayRange range : List.copyOf(days)) {
            LocalDate from = range.from().isAfter(limit.from()) ? range.from() : limit.from();
            LocalDate until = range.untilInclusive().isBefore(limit.untilInclusive())
                    ? range.untilInclusive()
                    : limit.untilInclusive();
            if (!range.single() && !until.isBefore(from)) {
                days.remove(range);
                days.add(new DayRange(from, until));
                return true;
            }
        }
        return false;
    }

    /** «на следующей неделе, кроме среды»: the days ruled out leave the ranges. */
    private void subtractRefused(Set<DayRange> days) {
        for (Judged phrase : phrases) {
            if (!phrase.is(Standing.NEGATED) || !(phrase.fact() instanceof Fact.Days gap)) {
                continue;
            }
            for (DayRange range : List.copyOf(days)) {
                boolean inside = !range.single()
                        && !gap.until().isBefore(range.from())
                        && !gap.from().isAfter(range.untilInclusive());
                if (inside) {
                    days.remove(range);
                    addPart(days, range.from(), gap.from().minusDays(1));
                    addPart(days, gap.until().plusDays(1), range.untilInclusive());
                }
            }
        }
    }

    private static void addPart(Set<DayRange> days, LocalDate from, LocalDate until) {
        if (!until.isBefore(from)) {
            days.add(new DayRange(from, until));
        }
    }

    private void addMoment(Fact.Moment moment, Set<DayRange> days, Set<DayRange> gone) {
        DayRange day = DayRange.of(moment.at().toLocalDate());
        if (!moment.at().isBefore(now.withNano(0).minusMinutes(1))) {
            days.add(day);
        } else if (day.from().isBefore(now.toLocalDate())) {
            gone.add(day);
        }
    }

    /** When only some of the days are asked for, the times said along with them come first. */
    private List<Integer> preferred(List<Integer> times, Set<Integer> asked) {
        boolean selected = asked.size() < dayCount();
        if (!selected) {
            return times;
        }
        List<Integer> along = times.stream()
                .filter(i -> phrases.get(i).ofTime())
                .filter(i -> asked.stream().anyMatch(day -> sameTurn(day, i)))
                .toList();
        return along.isEmpty() ? times : along;
    }

    private boolean sameTurn(int a, int b) {
        return clauses.turn(phrases.get(a).found().first())
                == clauses.turn(phrases.get(b).found().first());
    }

    private long dayCount() {
        return phrases.stream()
                .filter(phrase -> phrase.wanted() && phrase.fact() instanceof Fact.Days)
                .count();
    }

    private boolean wantsSame(TimeExpression.Dimension dimension) {
        return wants(new Fact.AsBefore(dimension));
    }

    private boolean wants(Fact fact) {
        return phrases.stream()
                .anyMatch(phrase -> phrase.wanted() && phrase.fact().equals(fact));
    }

    /** «завтра в 12 не могу, а в 15 могу»: the day still stands. */
    private List<DayRange> dayOfRefusedTime() {
        for (int i = 0; i < phrases.size(); i++) {
            Judged day = phrases.get(i);
            boolean refused = day.is(Standing.NEGATED) && day.fact() instanceof Fact.Days;
            if (refused
                    && refusedTimeBeside(i)
                    && day.fact() instanceof Fact.Days days
                    && !days.until().isBefore(now.toLocalDate())) {
                return List.of(new DayRange(days.from(), days.until()));
            }
        }
        return List.of();
    }

    private boolean refusedTimeBeside(int index) {
        return phrases.stream()
                .anyMatch(time -> time.is(Standing.NEGATED)
                        && time.fact() instanceof Fact.Clock
                        && clauses.sameClause(
                                time.found().first(), phrases.get(index).found().first()));
    }
}
