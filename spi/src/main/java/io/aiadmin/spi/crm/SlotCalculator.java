package io.aiadmin.spi.crm;

import io.aiadmin.spi.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Free starts out of one person's working time and what is busy in it, for CRMs that have no slot search of their own. It works on instants,
 * so that an hour that the clocks repeat is offered once for each time it passes, and an hour that they skip is not offered at all.
 *
 * <p>Starts lie on a grid. A step that divides the hour lies on the clock of the zone: a step of 15 minutes gives 10:00, 10:15, 10:30, also
 * where a shift begins at 10:10. Any other step, an hour and a half, is counted from the beginning of the shift.
 *
 * @param zone whose clock the grid lies on
 * @param step between two starts, in whole seconds, more than zero and at most a day
 * @since 1.0
 */
public record SlotCalculator(ZoneId zone, Duration step) {

    private static final long HOUR = Duration.ofHours(1).toSeconds();
    private static final Comparator<TimeRange> BY_START = Comparator.comparing(TimeRange::from);

    public SlotCalculator {
        if (step.toSeconds() < 1
                || !step.equals(Duration.ofSeconds(step.toSeconds()))
                || step.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("step: " + step);
        }
    }

    /**
     * Starts at which a visit fits whole into the working time and touches nothing that is busy.
     *
     * @param shifts working times in any order; where two touch or overlap, a visit may go from one into the other
     * @param busy what is taken, in any order; it may overlap and lie outside the shifts
     * @param visit how long the visit lasts; more than zero
     * @param range where starts are wanted; the visit itself may end after it
     * @param notBefore the earliest start, such as now
     * @param limit at most this many
     * @return earliest first, without repetition
     */
    public List<Instant> starts(
            Collection<TimeRange> shifts,
            Collection<TimeRange> busy,
            Duration visit,
            TimeRange range,
            Instant notBefore,
            int limit) {
        if (visit.isZero() || visit.isNegative() || limit < 0) {
            throw new IllegalArgumentException("visit: " + visit + ", limit: " + limit);
        }
        List<TimeRange> free = free(shifts, busy);
        Instant earliest = later(range.from(), notBefore);
        TreeSet<Instant> starts = new TreeSet<>();
        for (TimeRange shift : shifts.stream().sorted(BY_START).toList()) {
            if (starts.size() >= limit && (limit == 0 || shift.from().isAfter(starts.last()))) {
                break;
            }
            for (TimeRange gap : free) {
                addStarts(starts, shift, gap, visit, earliest, earlier(shift.until(), range.until()), limit);
            }
        }
        return starts.stream().limit(limit).toList();
    }

    private void addStarts(
            TreeSet<Instant> starts,
            TimeRange shift,
            TimeRange gap,
            Duration visit,
            Instant earliest,
            Instant end,
            int limit) {
        Instant start = onGrid(shift.from(), later(later(shift.from(), gap.from()), earliest));
        for (int found = 0; found < limit; found++) {
            if (!start.isBefore(end) || start.plus(visit).isAfter(gap.until())) {
                return;
            }
            starts.add(start);
            start = onGrid(shift.from(), start.plusSeconds(1));
        }
    }

    /** The first moment on the grid that is not before this one. */
    private Instant onGrid(Instant anchor, Instant moment) {
        Instant whole = moment.getNano() == 0 ? moment : Instant.ofEpochSecond(moment.getEpochSecond() + 1);
        if (step.toSeconds() >= HOUR || HOUR % step.toSeconds() != 0) {
            long over = Math.floorMod(whole.getEpochSecond() - anchor.getEpochSecond(), step.toSeconds());
            return over == 0 ? whole : whole.plusSeconds(step.toSeconds() - over);
        }
        long over = overTheClock(whole);
        while (over != 0) {
            // again: the clocks may change on the way, by less than an hour in some zones
            whole = whole.plusSeconds(step.toSeconds() - over);
            over = overTheClock(whole);
        }
        return whole;
    }

    private long overTheClock(Instant moment) {
        int offset = zone.getRules().getOffset(moment).getTotalSeconds();
        return Math.floorMod(moment.getEpochSecond() + offset, step.toSeconds());
    }

    /**
     * What is left of the working time.
     *
     * @return in order, none touching another unless something busy lies between
     */
    public static List<TimeRange> free(Collection<TimeRange> shifts, Collection<TimeRange> busy) {
        List<TimeRange> taken = joined(busy);
        List<TimeRange> free = new ArrayList<>();
        for (TimeRange shift : joined(shifts)) {
            Instant from = shift.from();
            for (TimeRange range : taken) {
                if (!range.overlaps(shift)) {
                    continue;
                }
                if (range.from().isAfter(from)) {
                    free.add(new TimeRange(from, range.from()));
                }
                from = later(from, range.until());
            }
            if (from.isBefore(shift.until())) {
                free.add(new TimeRange(from, shift.until()));
            }
        }
        return free;
    }

    /** What both hold: the shifts inside the opening hours, for example. In order. */
    public static List<TimeRange> common(Collection<TimeRange> first, Collection<TimeRange> second) {
        List<TimeRange> bounds = joined(second);
        List<TimeRange> common = new ArrayList<>();
        for (TimeRange range : first.stream().sorted(BY_START).toList()) {
            for (TimeRange bound : bounds) {
                if (range.overlaps(bound)) {
                    common.add(new TimeRange(later(range.from(), bound.from()), earlier(range.until(), bound.until())));
                }
            }
        }
        return common;
    }

    /** The ranges in order, those that touch or overlap made one, empty ones left out. */
    private static List<TimeRange> joined(Collection<TimeRange> ranges) {
        List<TimeRange> joined = new ArrayList<>();
        for (TimeRange range : ranges.stream().sorted(BY_START).toList()) {
            if (range.length().isZero()) {
                continue;
            }
            TimeRange last = joined.isEmpty() ? null : joined.getLast();
            if (last == null || range.from().isAfter(last.until())) {
                joined.add(range);
            } else {
                joined.set(joined.size() - 1, new TimeRange(last.from(), later(last.until(), range.until())));
            }
        }
        return joined;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
