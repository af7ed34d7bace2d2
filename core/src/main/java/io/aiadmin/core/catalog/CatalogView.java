package io.aiadmin.core.catalog;

import io.aiadmin.spi.crm.BranchId;
import io.aiadmin.spi.crm.Catalog;
import io.aiadmin.spi.crm.Service;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.StaffId;
import io.aiadmin.spi.crm.StaffMember;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A company's catalogue as the agent may speak of it.
 *
 * @param shown without the services that the company hides
 * @param all with them, for naming what stands in existing bookings
 * @param aliases other words for a service, for those that have any
 * @param readAt when the CRM gave it
 * @param stale whether the CRM could not be asked again in time
 */
public record CatalogView(
        Catalog shown, Catalog all, Map<ServiceId, List<String>> aliases, Instant readAt, boolean stale) {

    public CatalogView {
        aliases = Map.copyOf(aliases);
    }

    /** A service that may be booked. */
    public Optional<Service> service(ServiceId id) {
        return shown.service(id);
    }

    public Optional<StaffMember> member(StaffId id) {
        return shown.member(id);
    }

    public List<String> aliasesOf(ServiceId id) {
        return aliases.getOrDefault(id, List.of());
    }

    /** The zone of the branch; of the first one when none is named. Every local time said about a visit is meant in it. */
    public ZoneId zone(@Nullable BranchId branch) {
        return all.branches().stream()
                .filter(each -> each.id().equals(branch))
                .findFirst()
                .orElse(all.branches().getFirst())
                .zone();
    }
}
