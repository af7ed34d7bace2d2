package io.aiadmin.storage.jdbi;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's time, for leases: replicas whose own clocks are wrong still agree. Read now and then, and carried on in between by the
 * machine's monotonic counter, so that setting the machine's clock changes nothing.
 */
final class DatabaseClock implements Clock {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final TenantDatabase database;
    private final AtomicReference<Reading> last;

    DatabaseClock(TenantDatabase database) {
        this.database = database;
        this.last = new AtomicReference<>(read());
    }

    @Override
    public Instant now() {
        Reading reading = last.get();
        long since = System.nanoTime() - reading.counter();
        if (since > FRESH.toNanos()) {
            // One thread reads; if the database is away the old reading goes on, and is tried again half a minute
            // later.
            Reading carriedOn = new Reading(reading.time().plusNanos(since), reading.counter() + since);
            if (last.compareAndSet(reading, carriedOn)) {
                refresh(carriedOn);
            }
        }
        Reading newest = last.get();
        return newest.time().plusNanos(System.nanoTime() - newest.counter());
    }

    private void refresh(Reading carriedOn) {
        try {
            last.compareAndSet(carriedOn, read());
        } catch (RuntimeException e) {
            LOG.warn("The database's time could not be read, going on with the last reading: {}", e.getMessage());
        }
    }

    private Reading read() {
        long before = System.nanoTime();
        Instant time = database.platform(handle -> handle.createQuery("select clock_timestamp()")
                .mapTo(Instant.class)
                .one());
        long after = System.nanoTime();
        return new Reading(time, before + (after - before) / 2);
    }

    private record Reading(Instant time, long counter) {}
}
