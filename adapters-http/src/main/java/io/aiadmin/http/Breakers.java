package io.aiadmin.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** One circuit breaker for each account at each vendor, so that a dead CRM costs its customers no waiting. */
final class Breakers {

    private static final Duration OPEN = Duration.ofSeconds(30);

    private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();
    private final CircuitBreakerConfig config;

    Breakers(LongSupplier nanoTime) {
        this.config = CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .failureRateThreshold(50)
                .slowCallDurationThreshold(Duration.ofSeconds(8))
                .slowCallRateThreshold(80)
                .waitDurationInOpenState(OPEN)
                .permittedNumberOfCallsInHalfOpenState(3)
                .currentTimestampFunction(_ -> nanoTime.getAsLong(), TimeUnit.NANOSECONDS)
                .clock(new SteadyClock(nanoTime))
                .build();
    }

    CircuitBreaker of(String vendor, String account) {
        String name = vendor + "/" + account;
        return breakers.computeIfAbsent(name, _ -> CircuitBreaker.of(name, config));
    }

    /** Tells lengths of time, not the time of day. */
    private static final class SteadyClock extends Clock {

        private final LongSupplier nanoTime;

        SteadyClock(LongSupplier nanoTime) {
            this.nanoTime = nanoTime;
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH.plusNanos(nanoTime.getAsLong());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
