package io.aiadmin.spi.crm;

import io.aiadmin.spi.TimeRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A booking as the CRM holds it.
 *
 * @param client null for a visit without a client's card, such as a blocked time
 * @param services may be empty where the CRM lost or never had them
 * @param key the key it was written under; null for bookings made elsewhere and where the CRM can't keep one
 * @param price null where the CRM states none
 */
public record Booking(
        BookingId id,
        @Nullable Client client,
        List<ServiceId> services,
        @Nullable StaffId staff,
        TimeRange time,
        BookingStatus status,
        @Nullable PriceRange price,
        @Nullable BranchId branch,
        @Nullable IdempotencyKey key) {

    public Booking {
        services = List.copyOf(services);
    }
}
