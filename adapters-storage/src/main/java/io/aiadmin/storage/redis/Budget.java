package io.aiadmin.storage.redis;

import io.aiadmin.spi.SharedLimits.Priority;
import java.time.Duration;

/**
 * The size of a budget as both counters see it.
 *
 * @param capacity calls at once after a pause
 * @param intervalMicros in which one call comes back
 * @param kept calls that are not for this caller
 */
record Budget(int capacity, long intervalMicros, int kept) {

    static Budget of(int capacity, Duration refill, Priority priority) {
        return new Budget(capacity, Math.max(1, micros(refill)), priority == Priority.BACKGROUND ? capacity / 5 : 0);
    }

    /** What one of so many replicas may use when they can't talk to each other. */
    Budget share(int replicas) {
        int share = Math.max(1, capacity / replicas);
        return new Budget(share, intervalMicros * replicas, kept == 0 ? 0 : share / 5);
    }

    static long micros(Duration length) {
        return length.toSeconds() * 1_000_000 + length.toNanosPart() / 1000;
    }
}
