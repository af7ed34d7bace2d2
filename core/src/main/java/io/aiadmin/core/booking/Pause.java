package io.aiadmin.core.booking;

import java.time.Duration;

/** Waits. Tests let a clock run instead. */
@FunctionalInterface
public interface Pause {

    /** Blocks the calling thread. An interrupt ends the wait early and stays set. */
    void sleep(Duration length);

    /** Lets the thread sleep. */
    static Pause sleeping() {
        return length -> {
            try {
                Thread.sleep(length);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
