package io.aiadmin.storage.jdbi;

import java.time.Duration;
import java.util.List;

/**
 * How conversations are run.
 *
 * @param concurrency conversations at once on this replica; each is a virtual thread
 * @param polling how often due work of other replicas and of the gathering time is looked for
 * @param heartbeat how often a run says that it lives; after four missed ones it counts as dead and is taken over
 * @param shutdown how long running turns may finish when the engine stops
 * @param retries after the first, second, … failure in a row; the last one repeats
 * @param parkAfter failures in a row after which a conversation waits for a person or a new message
 */
public record EngineSettings(
        int concurrency,
        Duration polling,
        Duration heartbeat,
        Duration shutdown,
        List<Duration> retries,
        int parkAfter) {

    public static final EngineSettings STANDARD = new EngineSettings(
            200,
            Duration.ofMillis(250),
            Duration.ofSeconds(5),
            Duration.ofSeconds(40),
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(60)),
            6);

    public EngineSettings {
        retries = List.copyOf(retries);
        if (concurrency < 1 || retries.isEmpty() || parkAfter < 1) {
            throw new IllegalArgumentException("concurrency: " + concurrency + ", park after: " + parkAfter);
        }
    }

    Duration retry(int failures) {
        return retries.get(Math.min(failures, retries.size()) - 1);
    }
}
