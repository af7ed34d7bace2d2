package io.aiadmin.core.memory;

import io.aiadmin.core.turn.ConversationRunner;
import io.aiadmin.core.turn.NextRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs conversations when their work is due, each on a virtual thread of its own and one run of a conversation at a time. A run that fails is
 * tried again after 2, 10, and then every 60 seconds. The clock decides what is due; a clock that is set forward is noticed at once or after a
 * moment.
 */
public final class MemoryEngine implements AutoCloseable {

    private static final List<Duration> BACKOFF =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(60));

    /** How often the clock is looked at while something waits for its time: it may be a clock that somebody sets. */
    private static final Duration GLANCE = Duration.ofMillis(20);

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Logger LOG = LoggerFactory.getLogger(MemoryEngine.class);

    private final Lanes lanes;
    private final ConversationRunner runner;
    private final Thread dispatcher;
    private boolean closed;
    private int running;

    MemoryEngine(Lanes lanes, ConversationRunner runner) {
        this.lanes = lanes;
        this.runner = runner;
        this.dispatcher = Thread.ofVirtual().name("memory-engine").unstarted(this::dispatch);
    }

    /** Begins to run what is due. */
    MemoryEngine start() {
        dispatcher.start();
        return this;
    }

    private void dispatch() {
        boolean on = true;
        while (on) {
            on = lanes.locked((Supplier<Boolean>) this::startDueAndWait);
        }
    }

    /** @return false when the engine is closed */
    private boolean startDueAndWait() {
        if (closed) {
            return false;
        }
        Instant now = lanes.clock.instant();
        boolean waiting = false;
        for (Lane lane : lanes.all()) {
            Instant due = lane.dueAt;
            if (due != null && !lane.running) {
                if (due.isAfter(now)) {
                    waiting = true;
                } else {
                    begin(lane);
                }
            }
        }
        try {
            lanes.await(waiting ? GLANCE : Duration.ofSeconds(1));
        } catch (InterruptedException _) {
            closed = true;
        }
        return !closed;
    }

    private void begin(Lane lane) {
        lane.running = true;
        lane.dueAt = null;
        running++;
        Thread.ofVirtual().name("conversation-" + lane.id).start(() -> run(lane));
    }

    private void run(Lane lane) {
        try {
            NextRun next = runner.run(lane.ref());
            finished(lane, next, 0);
        } catch (RuntimeException | Error e) {
            int failures = lanes.locked(() -> ++lane.failures);
            Duration wait = BACKOFF.get(Math.min(failures, BACKOFF.size()) - 1);
            LOG.error("conversation's work failed: company={} conversation={}", lane.key.company(), lane.id, e);
            finished(lane, new NextRun.At(lanes.clock.instant().plus(wait)), failures);
        }
    }

    private void finished(Lane lane, NextRun next, int failures) {
        lanes.locked(() -> {
            lane.running = false;
            lane.failures = failures;
            if (next instanceof NextRun.At at) {
                lane.dueAt(at.time());
            }
            running--;
            lanes.signal();
        });
    }

    /** Starts nothing more, and waits up to 40 seconds for what is running. */
    @Override
    public void close() {
        boolean quiet = lanes.locked(() -> {
            closed = true;
            lanes.signal();
            return awaitQuiet();
        });
        if (!quiet) {
            LOG.warn("closed while conversations were still running");
        }
    }

    private boolean awaitQuiet() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (running > 0 && System.nanoTime() < until) {
                lanes.await(Duration.ofMillis(100));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return running == 0;
    }
}
