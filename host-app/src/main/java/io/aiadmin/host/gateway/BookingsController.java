package io.aiadmin.host.gateway;

import io.aiadmin.core.catalog.CatalogCache;
import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.CompanyDirectory;
import io.aiadmin.core.plugin.Connections;
import io.aiadmin.core.plugin.Lent;
import io.aiadmin.host.access.Caller;
import io.aiadmin.host.access.Callers;
import io.aiadmin.host.http.ApiException;
import io.aiadmin.host.http.Json;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingStatus;
import io.aiadmin.spi.crm.Client;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.PriceRange;
import io.aiadmin.spi.crm.Service;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.StaffId;
import io.aiadmin.spi.crm.StaffMember;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in the connected CRM: bookings, services and staff. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class BookingsController {

    private static final Duration LONGEST = Duration.ofDays(400);

    private final Callers callers;
    private final CompanyDirectory companies;
    private final Connections connections;
    private final CatalogCache catalogs;

    BookingsController(Callers callers, CompanyDirectory companies, Connections connections, CatalogCache catalogs) {
        this.callers = callers;
        this.companies = companies;
        this.connections = connections;
        this.catalogs = catalogs;
    }

    record ShownBooking(
            String id,
            @Nullable ShownService service,
            List<ShownService> services,
            @Nullable ShownStaff staff,
            @Nullable ShownClient client,
            OffsetDateTime start,
            long minutes,
            String status) {}

    record ShownService(String id, String title) {}

    record ShownStaff(String id, String name) {}

    record ShownClient(@Nullable String name, @Nullable String phone) {}

    record ListedService(
            String id,
            String title,
            @Nullable String category,
            long minutes,
            @Nullable BigDecimal priceFrom,
            @Nullable BigDecimal priceTo,
            List<String> aliases,
            List<String> staff) {}

    record ListedStaff(String id, String name, @Nullable String position, List<String> services) {}

    /**
     * @param from a date, or a moment with its offset
     * @param to the same; as a date, the first day that is no longer asked for
     */
    @Get("/bookings")
    HttpResponse<byte[]> bookings(HttpRequest<?> request, @QueryValue String from, @QueryValue String to) {
        Caller caller = callers.partner(request);
        CompanyConfig company = company(caller);
        try (Lent<CrmConnector> crm = connections.crm(company)) {
            if (!crm.account().capabilities().contains(CrmCapability.LIST_BOOKINGS)) {
                throw ApiException.of(
                        HttpStatus.NOT_IMPLEMENTED,
                        "crm_cannot",
                        "Эта CRM не отдаёт список всех записей.",
                        "This CRM does not list all bookings.");
            }
            CatalogView catalog = catalogs.read(company, crm.account());
            List<Booking> found =
                    crm.account().bookings(range(from, to, company.profile().zone()));
            return Json.ok(Map.of(
                    "bookings",
                    found.stream().map(booking -> shown(booking, catalog)).toList()));
        }
    }

    @Get("/catalog")
    HttpResponse<byte[]> catalog(HttpRequest<?> request) {
        CompanyConfig company = company(callers.partner(request));
        try (Lent<CrmConnector> crm = connections.crm(company)) {
            CatalogView catalog = catalogs.read(company, crm.account());
            return Json.ok(Map.of(
                    "services",
                    catalog.shown().services().stream()
                            .map(service -> listed(service, catalog))
                            .toList(),
                    "staff",
                    catalog.shown().staff().stream()
                            .map(BookingsController::listed)
                            .toList()));
        }
    }

    private CompanyConfig company(Caller caller) {
        return companies.find(caller.company()).orElseThrow(ApiException::notFound);
    }

    private static TimeRange range(String from, String to, ZoneId zone) {
        Instant begin = moment("from", from, zone);
        Instant end = moment("to", to, zone);
        if (end.isBefore(begin) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw ApiException.badField(
                    "to",
                    "не раньше начала и не дальше 400 дней от него.",
                    "not before the start and at most 400 days after it.");
        }
        return new TimeRange(begin, end);
    }

    private static Instant moment(String field, String text, ZoneId zone) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException _) {
            throw ApiException.badField(
                    field,
                    "нужна дата 2026-11-23 или момент 2026-11-23T10:00:00+03:00.",
                    "a date 2026-11-23 or a moment 2026-11-23T10:00:00+03:00 is needed.");
        }
    }

    private static ShownBooking shown(Booking booking, CatalogView catalog) {
        List<ShownService> services =
                booking.services().stream().map(id -> service(id, catalog)).toList();
        return new ShownBooking(
                booking.id().value(),
                services.isEmpty() ? null : services.getFirst(),
                services,
                staff(booking.staff(), catalog),
                client(booking.client()),
                booking.time().from().atZone(catalog.zone(booking.branch())).toOffsetDateTime(),
                booking.time().length().toMinutes(),
                booking.status() == BookingStatus.CANCELLED ? "cancelled" : "active");
    }

    private static ShownService service(ServiceId id, CatalogView catalog) {
        return new ShownService(
                id.value(), catalog.all().service(id).map(Service::title).orElse(id.value()));
    }

    private static @Nullable ShownStaff staff(@Nullable StaffId id, CatalogView catalog) {
        return id == null
                ? null
                : new ShownStaff(
                        id.value(),
                        catalog.all().member(id).map(StaffMember::name).orElse(id.value()));
    }

    private static @Nullable ShownClient client(@Nullable Client client) {
        if (client == null) {
            return null;
        }
        Phone phone = client.phone();
        return new ShownClient(client.name(), phone == null ? null : phone.e164());
    }

    private static ListedService listed(Service service, CatalogView catalog) {
        PriceRange price = service.price();
        return new ListedService(
                service.id().value(),
                service.title(),
                service.category(),
                service.duration().toMinutes(),
                price == null ? null : price.from().roubles(),
                price == null ? null : price.to().roubles(),
                catalog.aliasesOf(service.id()),
                catalog.shown().staffFor(List.of(service.id())).stream()
                        .map(member -> member.id().value())
                        .toList());
    }

    private static ListedStaff listed(StaffMember member) {
        return new ListedStaff(
                member.id().value(),
                member.name(),
                member.position(),
                member.services().stream().map(ServiceId::value).sorted().toList());
    }
}
