package io.aiadmin.host.wiring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The one place that asks the machine for the time; everything else is handed a {@link Clock}. */
public final class ClockFactory {

    private ClockFactory() {}

    /** @param start where the clock stands now and runs on from; null is the real time */
    public static Clock clock(@Nullable OffsetDateTime start) {
        Clock system = Clock.systemUTC();
        if (start == null) {
            return system;
        }
        return Clock.offset(system, Duration.between(Instant.now(), start.toInstant()))
                .withZone(ZoneOffset.UTC);
    }
}
