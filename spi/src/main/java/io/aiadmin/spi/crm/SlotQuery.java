package io.aiadmin.spi.crm;

import io.aiadmin.spi.TimeRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search for free starts of one visit.
 *
 * @param branch null searches the company's only branch, or all of them
 * @param services carried out one after the other by one person; at least one
 * @param staff null: anybody who does all of the services
 * @param range the starts searched; the visit itself may end after it. At most {@value #MAX_DAYS} days long
 * @param limit at most this many slots, 1 to {@value #MAX_SLOTS}
 */
public record SlotQuery(
        @Nullable BranchId branch,
        List<ServiceId> services,
        @Nullable StaffId staff,
        TimeRange range,
        int limit) {

    /** Longest search that every vendor answers at a bearable cost. */
    public static final int MAX_DAYS = 31;

    public static final int MAX_SLOTS = 1000;

    public SlotQuery {
        services = List.copyOf(services);
        if (services.isEmpty() || range.length().toDays() > MAX_DAYS || limit < 1 || limit > MAX_SLOTS) {
            throw new IllegalArgumentException(
                    "services: " + services.size() + ", range: " + range.length() + ", limit: " + limit);
        }
    }
}
