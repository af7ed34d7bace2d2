package io.aiadmin.language;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** What a rule understood from some tokens, before the message as a whole is weighed. */
sealed interface Fact {

    /** A fact about days. */
    sealed interface OfDay extends Fact {}

    /** A fact about the time of day. */
    sealed interface OfTime extends Fact {}

    /**
     * One day or several.
     *
     * @param until inclusive
     * @param weekOf a day of the week that was named along, «во вторник на следующей неделе»
     */
    record Days(
            Kind kind,
            Shape shape,
            LocalDate from,
            LocalDate until,
            Grain grain,
            boolean conflict,
            @Nullable LocalDate weekOf)
            implements OfDay {

        public Days {
            if (until.isBefore(from)) {
                throw new IllegalArgumentException("days end no earlier than they begin");
            }
        }

        enum Kind {
            /** «в пятницу»: the next one. */
            WEEKDAY,
            /** «в эту пятницу», «в следующую пятницу»: a week named along does not move it. */
            CERTAIN_WEEKDAY,
            DATE,
            DAY_OF_MONTH,
            RELATIVE,
            /** «через две недели»: a day, but a weekday named along moves it within its week. */
            WEEKS_AHEAD,
            WEEK,
            WEEKEND,
            MONTH,
            RANGE
        }

        enum Shape {
            POINT,
            SPAN,
            BEFORE,
            AFTER
        }

        static Days day(Kind kind, LocalDate day) {
            return new Days(kind, Shape.POINT, day, day, Grain.DAY, false, null);
        }

        static Days span(Kind kind, LocalDate from, LocalDate until) {
            return new Days(kind, Shape.SPAN, from, until, Grain.DAY, false, null);
        }

        Days withConflict() {
            return new Days(kind, shape, from, until, grain, true, weekOf);
        }

        Days withKind(Kind other) {
            return new Days(other, shape, from, until, grain, conflict, weekOf);
        }

        Days withWeekOf(LocalDate day) {
            return new Days(kind, shape, from, until, grain, conflict, day);
        }

        /** From its first day on, as far as anyone books. */
        Days openEnded() {
            return new Days(kind, Shape.AFTER, from, from.plusDays(AHEAD_DAYS), grain, conflict, weekOf);
        }

        /** The day itself, where «с» turned out to lead away from it. */
        Days pointed() {
            return shape == Shape.AFTER ? new Days(kind, Shape.POINT, from, from, grain, conflict, weekOf) : this;
        }

        private static final int AHEAD_DAYS = 30;

        boolean single() {
            return shape == Shape.POINT && from.equals(until);
        }

        TimeExpression expression() {
            return switch (shape) {
                case POINT -> new TimeExpression.At(from.atStartOfDay(), grain);
                case SPAN ->
                    new TimeExpression.Between(
                            from.atStartOfDay(), until.plusDays(1).atStartOfDay(), grain);
                case BEFORE -> new TimeExpression.Before(until.plusDays(1).atStartOfDay(), grain);
                case AFTER -> new TimeExpression.After(from.atStartOfDay(), grain);
            };
        }
    }

    /** A time of day. */
    record Clock(ClockTime time, boolean around) implements OfTime {}

    /** A time that the visit must not start before, or after. */
    record Bound(ClockTime time, boolean after) implements OfTime {

        /** Nobody comes before eight in the morning, so that eight as a limit is the evening's, and nine as an end too. */
        ClockTime settled(@Nullable DayPart hint) {
            boolean late = time.open() && hint == null && (time.hour() == 8 || (time.hour() == 9 && !after));
            return late ? time.later() : time.settled(hint);
        }

        Bound flipped() {
            return new Bound(time, !after);
        }
    }

    /** From one time to another. */
    record Hours(ClockTime from, ClockTime until) implements OfTime {

        /** Settles the halves of the day so that the second time is the later one, where that can be. */
        Hours settled(@Nullable DayPart hint) {
            ClockTime start = from.settled(hint);
            ClockTime end = until.settled(hint);
            if (start.minutes() < end.minutes()) {
                return new Hours(start, end);
            }
            if (until.open() && until.later().minutes() > start.minutes()) {
                return new Hours(start, until.later());
            }
            if (from.open() && from.asSaid().minutes() < end.minutes()) {
                return new Hours(from.asSaid(), end);
            }
            return new Hours(start, end);
        }

        boolean forward() {
            return from.minutes() < until.minutes();
        }
    }

    /** «днём», «после обеда». */
    record Part(DayPart part) implements OfTime {}

    /** A moment counted from now: «через час», «сейчас». */
    record Moment(LocalDateTime at, Grain grain) implements Fact {}

    /** A stretch counted from now: «следующие 3 часа», «последние две минуты». */
    record Stretch(LocalDateTime from, LocalDateTime until, Grain grain) implements Fact {}

    /** «как можно скорее». */
    record Earliest() implements Fact {}

    /** «в любое время», «в любой день». */
    record Anything(TimeExpression.Dimension dimension) implements Fact {}

    /** «когда угодно»: any day and any time. */
    record Anywhen() implements Fact {}

    /** «к открытию», «перед закрытием». */
    record Edge(boolean opening) implements OfTime {}

    /** «в тот же день», «в то же время». */
    record AsBefore(TimeExpression.Dimension dimension) implements Fact {}

    /** «31 ноября», «25:00». */
    record Impossible(TimeExpression.Dimension dimension) implements Fact {}

    /**
     * A clock time as it was said; which half of the day it means may be open until the whole
     * message is known.
     *
     * @param hour 0-24; of the twelve-hour clock while {@code open}
     * @param exact minutes were said
     * @param open no half of the day was said with it
     * @param bare nothing but a number was said, which may be a day of the month after all
     */
    record ClockTime(int hour, int minute, boolean exact, boolean open, boolean bare) {

        private static final int HALF_DAY = 12;
        private static final int LAST_EARLY_HOUR = 7;

        static ClockTime certain(int hour, int minute, boolean exact) {
            return new ClockTime(hour, minute, exact, false, false);
        }

        static ClockTime open(int hour, int minute, boolean exact) {
            return new ClockTime(hour, minute, exact, hour <= HALF_DAY, false);
        }

        ClockTime asBare() {
            return new ClockTime(hour, minute, exact, open, true);
        }

        ClockTime in(DayPart part) {
            return open ? certain(part.hour(hour), minute, exact) : this;
        }

        /** A salon's customer means the daytime: 3 is 15:00, while 8 to 12 stay as said. */
        ClockTime settled() {
            if (!open) {
                return this;
            }
            return certain(hour >= 1 && hour <= LAST_EARLY_HOUR ? hour + HALF_DAY : hour, minute, exact);
        }

        ClockTime settled(@Nullable DayPart hint) {
            return hint == null ? settled() : in(hint).settled();
        }

        /** The hour as it was said, on the 24-hour clock. */
        ClockTime asSaid() {
            return certain(hour, minute, exact);
        }

        /** The hour in the second half of the day. */
        ClockTime later() {
            return certain(hour % HALF_DAY + HALF_DAY, minute, exact);
        }

        int minutes() {
            return hour * 60 + minute;
        }

        /** Midnight at the day's end counts as the day's end here. */
        LocalTime local() {
            ClockTime settled = settled();
            return LocalTime.of(settled.hour % 24, settled.minute);
        }

        LocalDateTime on(LocalDate day) {
            ClockTime settled = settled();
            return day.plusDays(settled.hour / 24).atTime(settled.hour % 24, settled.minute);
        }

        Grain grain() {
            return exact ? Grain.MINUTE : Grain.HOUR;
        }
    }
}
