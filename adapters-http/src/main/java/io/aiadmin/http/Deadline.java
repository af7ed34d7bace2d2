package io.aiadmin.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The moment by which a call must be over. */
record Deadline(long end, LongSupplier nanoTime) {

    static Deadline after(Duration length, LongSupplier nanoTime) {
        return new Deadline(nanoTime.getAsLong() + length.toNanos(), nanoTime);
    }

    /** Zero when it has passed. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - nanoTime.getAsLong()));
    }
}
