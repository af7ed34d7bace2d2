package io.aiadmin.spi.crm;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An existing booking to be put at another time.
 *
 * @param staff null keeps the person
 */
public record MoveOrder(
        IdempotencyKey key,
        BookingId booking,
        Instant start,
        @Nullable StaffId staff) {

    public MoveOrder {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(booking, "booking");
        Objects.requireNonNull(start, "start");
    }
}
