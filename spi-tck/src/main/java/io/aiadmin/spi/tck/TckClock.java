package io.aiadmin.spi.tck;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. Copies in other zones share its time. Safe for many threads. */
public final class TckClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    public TckClock(Instant now, ZoneId zone) {
        this(new AtomicReference<>(now), zone);
    }

    private TckClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** Puts the clock to a moment, earlier or later. */
    public void setTo(Instant moment) {
        now.set(moment);
    }

    public void advance(Duration length) {
        now.updateAndGet(moment -> moment.plus(length));
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public TckClock withZone(ZoneId other) {
        return new TckClock(now, other);
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}
