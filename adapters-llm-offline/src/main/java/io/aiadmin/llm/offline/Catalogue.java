package io.aiadmin.llm.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the company offers and who does it, in the company's own order. */
record Catalogue(List<Service> services, List<Staff> staff) {

    static final Catalogue EMPTY = new Catalogue(List.of(), List.of());

    Catalogue {
        services = List.copyOf(services);
        staff = List.copyOf(staff);
    }

    /** Reads the answers of the tools {@code list_services} and {@code list_staff}. */
    static Catalogue of(Tree services, Tree staff) {
        List<Service> offered = new ArrayList<>();
        for (Tree service : services.list("services")) {
            offered.add(new Service(
                    service.text("id"),
                    service.text("title"),
                    service.text("category"),
                    service.number("minutes", 0),
                    service.numberOrNull("price_from"),
                    service.numberOrNull("price_to"),
                    service.texts("aliases"),
                    service.texts("staff")));
        }
        List<Staff> people = new ArrayList<>();
        for (Tree member : staff.list("staff")) {
            people.add(new Staff(
                    member.text("id"), member.text("name"), member.text("position"), member.texts("services")));
        }
        return new Catalogue(offered, people);
    }

    Optional<Service> service(String id) {
        return services.stream().filter(service -> service.id().equals(id)).findFirst();
    }

    Optional<Staff> member(@Nullable String id) {
        return staff.stream().filter(member -> member.id().equals(id)).findFirst();
    }

    String title(String serviceId) {
        return service(serviceId).map(Service::title).orElse("");
    }

    String name(@Nullable String staffId) {
        return member(staffId).map(Staff::name).orElse("");
    }

    /** Whether that person does that service; true when the catalogue says nothing of who does what. */
    boolean does(String staffId, String serviceId) {
        List<String> able = service(serviceId).map(Service::staff).orElse(List.of());
        return able.isEmpty() || able.contains(staffId);
    }

    /** Those who do the service; empty when the catalogue does not say. */
    List<Staff> doing(String serviceId) {
        List<String> able = service(serviceId).map(Service::staff).orElse(List.of());
        return staff.stream().filter(member -> able.contains(member.id())).toList();
    }
}
