package io.aiadmin.core.memory;

import io.aiadmin.core.booking.Pause;
import io.aiadmin.spi.SharedLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Call budgets of this process alone. */
final class MemoryLimits implements SharedLimits {

    private final Clock clock;
    private final Pause pause;
    private final Map<String, Bucket> buckets = new HashMap<>();

    MemoryLimits(Clock clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public boolean take(String bucket, int capacity, Duration refill, Duration patience, Priority priority) {
        Instant until = clock.instant().plus(patience);
        while (true) {
            Duration wait = tryTake(bucket, capacity, refill, priority);
            if (wait.isZero()) {
                return true;
            }
            if (clock.instant().plus(wait).isAfter(until)) {
                return false;
            }
            pause.sleep(wait);
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
        }
    }

    /** @return zero when the call may go, else how long it has to wait at least */
    private synchronized Duration tryTake(String name, int capacity, Duration refill, Priority priority) {
        Instant now = clock.instant();
        Bucket bucket = buckets.computeIfAbsent(name, _ -> new Bucket(capacity, now));
        bucket.refill(now, capacity, refill);
        if (now.isBefore(bucket.pausedUntil)) {
            return Duration.between(now, bucket.pausedUntil);
        }
        int kept = priority == Priority.BACKGROUND ? capacity / 5 : 0;
        double missing = kept + 1 - bucket.calls;
        if (missing <= 0) {
            bucket.calls -= 1;
            return Duration.ZERO;
        }
        long nanos = (long) Math.ceil(missing * refill.toNanos());
        return Duration.ofNanos(Math.max(nanos, 1));
    }

    @Override
    public synchronized void pause(String bucket, Duration length) {
        Instant now = clock.instant();
        Bucket paused = buckets.computeIfAbsent(bucket, _ -> new Bucket(0, now));
        paused.pausedUntil = now.plus(length);
    }

    private static final class Bucket {
        double calls;
        Instant counted;
        Instant pausedUntil = Instant.MIN;

        Bucket(int capacity, Instant now) {
            this.calls = capacity;
            this.counted = now;
        }

        void refill(Instant now, int capacity, Duration refill) {
            double back = (double) Duration.between(counted, now).toNanos() / Math.max(1, refill.toNanos());
            calls = Math.min(capacity, calls + Math.max(0, back));
            counted = now;
        }
    }
}
