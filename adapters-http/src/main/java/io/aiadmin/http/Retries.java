package io.aiadmin.http;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Which calls are repeated, and after how long. */
final class Retries {

    /** After this many repeats the failure is the caller's. */
    static final int MOST = 2;

    private static final Set<Integer> PASSING_TROUBLE = Set.of(502, 503, 504);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    /** With less time than this left a repeat could not end well. */
    private static final Duration LEAST_TIME = Duration.ofMillis(50);

    private final RandomGenerator random;

    Retries(RandomGenerator random) {
        this.random = random;
    }

    /**
     * @param repeats how many there were already
     * @return how long to wait before the next repeat; empty when there is none
     */
    Optional<Duration> pauseBefore(HttpFailure failure, int repeats, Duration left) {
        if (repeats >= MOST) {
            return Optional.empty();
        }
        return pause(failure, repeats).filter(pause -> pause.plus(LEAST_TIME).compareTo(left) <= 0);
    }

    private Optional<Duration> pause(HttpFailure failure, int repeats) {
        return switch (failure) {
            case HttpFailure.NotSent notSent ->
                switch (notSent.obstacle()) {
                    case DNS, CONNECT -> Optional.of(backoff(repeats));
                    case TLS, FORBIDDEN_ADDRESS, BREAKER_OPEN, TIME_UP, INTERRUPTED -> Optional.empty();
                };
            case HttpFailure.NoAnswer noAnswer ->
                noAnswer.write() || noAnswer.loss() == HttpFailure.NoAnswer.Loss.INTERRUPTED
                        ? Optional.empty()
                        : Optional.of(backoff(repeats));
            case HttpFailure.Status status when status.code() == 429 -> status.retryAfter();
            case HttpFailure.Status status
            when !status.write() && PASSING_TROUBLE.contains(status.code()) ->
                Optional.of(status.retryAfter().orElseGet(() -> backoff(repeats)));
            case HttpFailure.Status _, HttpFailure.Limited _, HttpFailure.BadAnswer _ -> Optional.empty();
        };
    }

    /** Doubles each time; the second half of it by chance, so that callers who failed together do not come back together. */
    private Duration backoff(int repeats) {
        long whole = FIRST_PAUSE.toNanos() << repeats;
        return Duration.ofNanos(whole / 2 + random.nextLong(whole / 2 + 1));
    }
}
