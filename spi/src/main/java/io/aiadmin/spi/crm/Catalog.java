package io.aiadmin.spi.crm;

import java.util.List;
import java.util.Optional;

/** All that can be booked, and who does it. At least one branch. */
public record Catalog(List<Branch> branches, List<Service> services, List<StaffMember> staff) {

    public Catalog {
        branches = List.copyOf(branches);
        services = List.copyOf(services);
        staff = List.copyOf(staff);
        if (branches.isEmpty()) {
            throw new IllegalArgumentException("a company has at least one branch");
        }
    }

    public Optional<Service> service(ServiceId id) {
        return services.stream().filter(service -> service.id().equals(id)).findFirst();
    }

    public Optional<StaffMember> member(StaffId id) {
        return staff.stream().filter(member -> member.id().equals(id)).findFirst();
    }

    /** Those who carry out every one of the services. */
    public List<StaffMember> staffFor(List<ServiceId> wanted) {
        return staff.stream()
                .filter(member -> member.services().containsAll(wanted))
                .toList();
    }
}
