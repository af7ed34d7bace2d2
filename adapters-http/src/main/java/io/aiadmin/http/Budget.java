package io.aiadmin.http;

import java.time.Duration;

/**
 * A vendor's limit that every call has to pass, counted by {@link io.aiadmin.spi.SharedLimits}.
 *
 * @param bucket whose limit it is: {@code yclients} for all companies together, {@code bitrix24:portal.example} for one account; no secret
 * @param capacity calls that may go at once after a pause
 * @param refill how long one call takes to come back
 */
public record Budget(String bucket, int capacity, Duration refill) {

    public Budget {
        if (bucket.isBlank() || capacity < 1 || refill.isNegative() || refill.isZero()) {
            throw new IllegalArgumentException("bucket: " + bucket + ", capacity: " + capacity + ", refill: " + refill);
        }
    }
}
