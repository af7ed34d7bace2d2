package io.aiadmin.spi.crm;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who carries out services.
 *
 * @param services what this person does; nobody is offered for anything else
 * @param branch null where the company has one branch or the person works in all
 */
public record StaffMember(
        StaffId id,
        String name,
        @Nullable String position,
        Set<ServiceId> services,
        @Nullable BranchId branch) {

    public StaffMember {
        services = Set.copyOf(services);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a member of staff has a name: " + id);
        }
    }
}
