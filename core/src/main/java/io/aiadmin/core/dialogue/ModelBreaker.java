package io.aiadmin.core.dialogue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Keeps turns from waiting for a model that is known to be down. Used from many threads. */
final class ModelBreaker {

    private static final int FAILURES = 3;
    private static final Duration OPEN = Duration.ofSeconds(30);
    private static final Duration MISCONFIGURED = Duration.ofMinutes(5);

    private final Clock clock;
    private int failures;
    private Instant closedUntil = Instant.MIN;

    ModelBreaker(Clock clock) {
        this.clock = clock;
    }

    /** Whether the model may be asked. After a pause one caller tries, and the others wait for what it finds. */
    synchronized boolean allows() {
        Instant now = clock.instant();
        if (now.isBefore(closedUntil)) {
            return false;
        }
        if (failures >= FAILURES) {
            closedUntil = now.plus(OPEN);
        }
        return true;
    }

    synchronized void succeeded() {
        failures = 0;
        closedUntil = Instant.MIN;
    }

    /** @param pause what the vendor asked for; zero when it asked for nothing */
    synchronized void failed(Duration pause) {
        failures++;
        if (failures >= FAILURES || pause.compareTo(OPEN) >= 0) {
            closedUntil = clock.instant().plus(pause.compareTo(OPEN) > 0 ? pause : OPEN);
        }
    }

    synchronized void misconfigured() {
        failures = FAILURES;
        closedUntil = clock.instant().plus(MISCONFIGURED);
    }
}
