package io.aiadmin.spi;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time, half-open: {@code from} belongs to it, {@code until} does not. */
public record TimeRange(Instant from, Instant until) {

    /** @throws IllegalArgumentException the end lies before the start */
    public TimeRange {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("the range ends before it starts");
        }
    }

    /** The range of this length that begins at {@code start}. */
    public static TimeRange of(Instant start, Duration length) {
        return new TimeRange(start, start.plus(length));
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }

    /** Whether the other range lies inside this one, borders included. */
    public boolean encloses(TimeRange other) {
        return !other.from.isBefore(from) && !other.until.isAfter(until);
    }

    /** Whether the two share a moment; ranges that only touch do not. */
    public boolean overlaps(TimeRange other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    public Duration length() {
        return Duration.between(from, until);
    }
}
