package io.aiadmin.storage.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/** This replica's share of the budgets, while Redis is away. The same arithmetic as the script's. */
final class LocalLimits {

    private final LongSupplier micros;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    /** @param micros a clock that only goes forward */
    LocalLimits(LongSupplier micros) {
        this.micros = micros;
    }

    /** @return microseconds to wait, 0 for none; a wait of at most {@code reserve} is taken already, a longer one is not */
    long take(String name, Budget budget, long reserve) {
        return bucket(name).take(micros.getAsLong(), budget, reserve);
    }

    void pause(String name, long length) {
        bucket(name).pause(micros.getAsLong() + length);
    }

    private Bucket bucket(String name) {
        return Objects.requireNonNull(buckets.get(name, _ -> new Bucket()));
    }

    private static final class Bucket {

        /** When the budget is full again. */
        private long fullAt = Long.MIN_VALUE;

        private long pausedUntil = Long.MIN_VALUE;

        synchronized long take(long now, Budget budget, long reserve) {
            long full = Math.max(fullAt, now);
            long burst = (budget.capacity() - budget.kept()) * budget.intervalMicros();
            long at = Math.max(Math.max(now, full + budget.intervalMicros() - burst), pausedUntil);
            long wait = at - now;
            if (wait <= reserve) {
                fullAt = Math.max(full, at) + budget.intervalMicros();
            }
            return wait;
        }

        synchronized void pause(long until) {
            pausedUntil = Math.max(pausedUntil, until);
        }
    }
}
