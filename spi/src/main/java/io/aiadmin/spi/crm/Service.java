package io.aiadmin.spi.crm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something a customer can be booked for.
 *
 * @param category the price list's heading; null where the CRM has none
 * @param duration how long the visit lasts; more than zero
 * @param price null where the CRM states none; the agent then names no price
 */
public record Service(
        ServiceId id,
        String title,
        @Nullable String category,
        Duration duration,
        @Nullable PriceRange price) {

    public Service {
        if (title.isBlank() || duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("a service has a title and a length: " + id);
        }
    }
}
