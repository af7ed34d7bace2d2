package io.aiadmin.spi.tck;

import io.aiadmin.spi.SharedLimits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Limits that let every call go at once and remember what was asked. Safe for many threads. */
public final class TckLimits implements SharedLimits {

    private final List<Take> takes = new CopyOnWriteArrayList<>();
    private final List<Pause> pauses = new CopyOnWriteArrayList<>();

    /** One call that was asked for. */
    public record Take(String bucket, int capacity, Duration refill, Duration patience, Priority priority) {}

    /** One stop that was asked for. */
    public record Pause(String bucket, Duration length) {}

    @Override
    public boolean take(String bucket, int capacity, Duration refill, Duration patience, Priority priority) {
        takes.add(new Take(bucket, capacity, refill, patience, priority));
        return true;
    }

    @Override
    public void pause(String bucket, Duration length) {
        pauses.add(new Pause(bucket, length));
    }

    /** What was asked for so far, oldest first. */
    public List<Take> takes() {
        return List.copyOf(takes);
    }

    public List<Pause> pauses() {
        return List.copyOf(pauses);
    }
}
