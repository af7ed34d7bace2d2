package io.aiadmin.language;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges what was said about the time of day. A clock time is more precise than a window and a window more than a
 * part of the day, so «после обеда, с часу до пяти» is one window; «или» keeps both.
 */
final class TimesMaker {

    private final List<Judged> phrases;
    private final DayParts parts;
    private final LocalDateTime now;

    TimesMaker(List<Judged> phrases, DayParts parts, LocalDateTime now) {
        this.phrases = phrases;
        this.parts = parts;
        this.now = now;
    }

    private static final int PART = 1;

    /** One alternative while it is merged; {@code index} is its phrase. */
    private record Option(int index, DayTime time, int precision) {}

    List<DayTime> times(List<Integer> indices) {
        List<Option> options = new ArrayList<>();
        for (int index : indices) {
            Option option = option(index);
            if (option != null) {
                merge(options, option);
            }
        }
        if (options.isEmpty() && indices.stream().anyMatch(this::anyTime)) {
            return List.of(DayTime.Window.ANY);
        }
        Set<DayTime> times = new LinkedHashSet<>();
        options.forEach(option -> times.add(option.time()));
        return List.copyOf(times);
    }

    private boolean anyTime(int index) {
        Fact fact = phrases.get(index).fact();
        return fact instanceof Fact.Anywhen || fact.equals(new Fact.Anything(TimeExpression.Dimension.TIME));
    }

    private @Nullable Option option(int index) {
        return switch (phrases.get(index).fact()) {
            case Fact.Clock clock -> new Option(index, clock(clock, index), 3);
            case Fact.Bound bound -> new Option(index, window(bound, index), 2);
            case Fact.Hours hours -> new Option(index, window(hours, index), 2);
            case Fact.Edge edge -> new Option(index, edge.opening() ? new DayTime.Opening() : new DayTime.Closing(), 2);
            case Fact.Part part -> new Option(index, part.part().window(), PART);
            case Fact.Moment moment -> moment(index, moment);
            case Fact.Stretch stretch -> stretch(index, stretch);
            default -> null;
        };
    }

    private DayTime clock(Fact.Clock clock, int index) {
        LocalTime time = clock.time().settled(hint(clock.time(), index)).local();
        return clock.around() ? new DayTime.Around(time) : new DayTime.Exact(time);
    }

    private @Nullable DayPart hint(Fact.ClockTime time, int index) {
        return time.open() ? parts.near(index) : null;
    }

    private DayTime.Window window(Fact.Bound bound, int index) {
        Fact.ClockTime time = bound.settled(hint(bound.time(), index));
        if (bound.after()) {
            return new DayTime.Window(time.local(), DayTime.DAY_END);
        }
        return new DayTime.Window(DayTime.DAY_START, endOf(time));
    }

    private DayTime.Window window(Fact.Hours hours, int index) {
        Fact.Hours settled = hours.settled(parts.near(index));
        LocalTime from = settled.from().local();
        LocalTime until = endOf(settled.until());
        return until.isBefore(from) ? new DayTime.Window(from, DayTime.DAY_END) : new DayTime.Window(from, until);
    }

    /** Midnight is the day's end. */
    private static LocalTime endOf(Fact.ClockTime time) {
        return time.hour() >= 24 ? DayTime.DAY_END : time.local();
    }

    private @Nullable Option moment(int index, Fact.Moment moment) {
        boolean timed = moment.grain() == Grain.SECOND || moment.grain() == Grain.MINUTE;
        if (!timed || !moment.at().isAfter(now)) {
            return null;
        }
        LocalTime time = moment.at().toLocalTime();
        return new Option(index, new DayTime.Around(LocalTime.of(time.getHour(), time.getMinute())), 3);
    }

    private @Nullable Option stretch(int index, Fact.Stretch stretch) {
        boolean oneDay = stretch.from().toLocalDate().equals(stretch.until().toLocalDate());
        if (!oneDay || !stretch.from().isAfter(now)) {
            return null;
        }
        LocalTime from = stretch.from().toLocalTime();
        return new Option(index, new DayTime.Window(from, stretch.until().toLocalTime()), 2);
    }

    private void merge(List<Option> options, Option next) {
        if (options.isEmpty()) {
            options.add(next);
            return;
        }
        Option last = options.getLast();
        if (parts.orBetween(last.index(), next.index())) {
            options.add(next);
        } else if (next.precision() == last.precision() || limitsPart(last, next)) {
            mergeEqual(options, last, next);
        } else if (next.precision() > last.precision()) {
            options.set(options.size() - 1, next);
        }
    }

    /** «вечером, после пяти» and «утром до полудня» mean both at once, unless they contradict each other. */
    private boolean limitsPart(Option last, Option next) {
        boolean partAndBound = (part(last) && bound(next)) || (bound(last) && part(next));
        return partAndBound
                && last.time() instanceof DayTime.Window a
                && next.time() instanceof DayTime.Window b
                && common(a, b) != null;
    }

    private boolean part(Option option) {
        return phrases.get(option.index()).fact() instanceof Fact.Part;
    }

    private boolean bound(Option option) {
        return phrases.get(option.index()).fact() instanceof Fact.Bound;
    }

    /** Two windows said together are both meant; where they have nothing in common they are alternatives. */
    private static void mergeEqual(List<Option> options, Option last, Option next) {
        DayTime.Window common = last.time() instanceof DayTime.Window a && next.time() instanceof DayTime.Window b
                ? common(a, b)
                : null;
        boolean bothParts = last.precision() == PART && next.precision() == PART;
        if (bothParts && !last.time().equals(common) && !next.time().equals(common)) {
            common = null; // «днём, вечером» are two, «утром, до полудня» is one
        }
        if (common == null) {
            options.add(next);
        } else {
            int precision = Math.max(last.precision(), next.precision());
            options.set(options.size() - 1, new Option(next.index(), common, precision));
        }
    }

    private static DayTime.@Nullable Window common(DayTime.Window a, DayTime.Window b) {
        LocalTime from = a.fromInclusive().isAfter(b.fromInclusive()) ? a.fromInclusive() : b.fromInclusive();
        LocalTime until = a.untilInclusive().isBefore(b.untilInclusive()) ? a.untilInclusive() : b.untilInclusive();
        return until.isBefore(from) ? null : new DayTime.Window(from, until);
    }
}
