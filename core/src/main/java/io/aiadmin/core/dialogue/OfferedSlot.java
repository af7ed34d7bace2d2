package io.aiadmin.core.dialogue;

import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.StaffId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A free time that a search of this conversation returned, and when. */
public record OfferedSlot(
        List<ServiceId> services, @Nullable StaffId staff, TimeRange time, Instant searchedAt) {

    public OfferedSlot {
        services = List.copyOf(services);
    }
}
