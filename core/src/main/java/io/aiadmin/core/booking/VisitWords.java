package io.aiadmin.core.booking;

import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.core.wording.Wording;
import io.aiadmin.spi.Money;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.Branch;
import io.aiadmin.spi.crm.BranchId;
import io.aiadmin.spi.crm.PriceRange;
import io.aiadmin.spi.crm.Service;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.StaffId;
import io.aiadmin.spi.crm.StaffMember;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Puts a visit into words: «Женская стрижка, Анна Смирнова, пт, 27 ноября, 15:00, 2 500 ₽». */
final class VisitWords {

    private final CatalogView catalog;
    private final Wording wording;

    VisitWords(CatalogView catalog, Locale language) {
        this.catalog = catalog;
        this.wording = Wording.in(language);
    }

    String visit(
            List<ServiceId> services,
            @Nullable StaffId staff,
            @Nullable BranchId branch,
            Instant start,
            @Nullable PriceRange price) {
        StringJoiner words = new StringJoiner(", ");
        words.add(titles(services));
        name(staff).ifPresent(words::add);
        words.add(moment(start, branch));
        if (price != null) {
            words.add(wording.price(price));
        }
        place(branch).ifPresent(words::add);
        return words.toString();
    }

    String visit(Booking booking) {
        return visit(
                booking.services(),
                booking.staff(),
                booking.branch(),
                booking.time().from(),
                null);
    }

    /** A visit at a new time, and when it is now. */
    String moved(Booking now, @Nullable StaffId staff, Instant start) {
        String to = visit(now.services(), staff, now.branch(), start, null);
        return wording.text("visit.instead", to, moment(now.time().from(), now.branch()));
    }

    String moment(Instant start, @Nullable BranchId branch) {
        return wording.dayAndTime(start.atZone(catalog.zone(branch)));
    }

    private String titles(List<ServiceId> services) {
        StringJoiner titles = new StringJoiner(" + ");
        for (ServiceId id : services) {
            titles.add(catalog.all().service(id).map(Service::title).orElse(id.value()));
        }
        return titles.toString();
    }

    private Optional<String> name(@Nullable StaffId staff) {
        return staff == null ? Optional.empty() : catalog.all().member(staff).map(StaffMember::name);
    }

    /** Where there is more than one branch, the customer is told which. */
    private Optional<String> place(@Nullable BranchId branch) {
        List<Branch> branches = catalog.all().branches();
        if (branch == null || branches.size() < 2) {
            return Optional.empty();
        }
        return branches.stream()
                .filter(each -> each.id().equals(branch))
                .map(Branch::title)
                .findFirst();
    }

    /** What the services cost together; null as soon as one has no price. */
    static @Nullable PriceRange price(CatalogView catalog, List<ServiceId> services) {
        BigDecimal from = BigDecimal.ZERO;
        BigDecimal until = BigDecimal.ZERO;
        for (Service service : services(catalog, services)) {
            PriceRange price = service.price();
            if (price == null) {
                return null;
            }
            from = from.add(price.from().roubles());
            until = until.add(price.to().roubles());
        }
        return new PriceRange(new Money(from), new Money(until));
    }

    /** How long the services take one after the other. */
    static Duration length(CatalogView catalog, List<ServiceId> services) {
        return services(catalog, services).stream().map(Service::duration).reduce(Duration.ZERO, Duration::plus);
    }

    private static List<Service> services(CatalogView catalog, List<ServiceId> ids) {
        List<Service> services = new ArrayList<>();
        for (ServiceId id : ids) {
            catalog.all().service(id).ifPresent(services::add);
        }
        return services;
    }
}
