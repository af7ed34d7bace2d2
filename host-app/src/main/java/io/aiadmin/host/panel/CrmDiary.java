package io.aiadmin.host.panel;

import io.aiadmin.core.booking.BookingLedger;
import io.aiadmin.core.booking.LedgerEntry;
import io.aiadmin.core.catalog.CatalogCache;
import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.core.plugin.Connections;
import io.aiadmin.core.plugin.Lent;
import io.aiadmin.core.plugin.NotConnectedException;
import io.aiadmin.spi.Money;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingStatus;
import io.aiadmin.spi.crm.Client;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.IdempotencyKey;
import io.aiadmin.spi.crm.PriceRange;
import io.aiadmin.spi.crm.Service;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.StaffId;
import io.aiadmin.spi.crm.StaffMember;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the CRM's bookings for the panel, and finds the conversation that made each. A CRM that is away is a sentence, not a failure. */
@Singleton
final class CrmDiary {

    private final Connections connections;
    private final CatalogCache catalogs;
    private final BookingLedger ledger;

    CrmDiary(Connections connections, CatalogCache catalogs, BookingLedger ledger) {
        this.connections = connections;
        this.catalogs = catalogs;
        this.ledger = ledger;
    }

    /**
     * @param staff everybody of the catalogue, in its order
     * @param problem a key of the texts; empty when the CRM answered
     */
    record Read(List<Entry> entries, List<String> staff, String problem) {}

    /** A booking in its place. */
    record Entry(LocalDate day, BookingsView.Visit visit, Optional<Money> price) {}

    /** From one day to another, which is not among them. */
    Read read(Visit visit, LocalDate from, LocalDate until) {
        try (Lent<CrmConnector> crm = connections.crm(visit.company())) {
            if (!crm.account().capabilities().contains(CrmCapability.LIST_BOOKINGS)) {
                return new Read(List.of(), List.of(), "crm.cannot-list");
            }
            CatalogView catalog = catalogs.read(visit.company(), crm.account());
            ZoneId zone = visit.zone();
            TimeRange range = new TimeRange(
                    from.atStartOfDay(zone).toInstant(),
                    until.atStartOfDay(zone).toInstant());
            List<Entry> entries = new ArrayList<>();
            crm.account().bookings(range).forEach(booking -> entries.add(entry(visit, booking, catalog)));
            return new Read(
                    entries,
                    catalog.all().staff().stream().map(StaffMember::name).toList(),
                    "");
        } catch (NotConnectedException _) {
            return new Read(List.of(), List.of(), "crm.none");
        } catch (CrmException.Unauthorized _) {
            return new Read(List.of(), List.of(), "crm.refused");
        } catch (CrmException _) {
            return new Read(List.of(), List.of(), "crm.away");
        }
    }

    private Entry entry(Visit visit, Booking booking, CatalogView catalog) {
        ZonedDateTime start = booking.time().from().atZone(catalog.zone(booking.branch()));
        IdempotencyKey key = booking.key();
        Optional<LedgerEntry> made = key == null ? Optional.empty() : ledger.find(visit.companyId(), key);
        Client client = booking.client();
        BookingsView.Visit shown = new BookingsView.Visit(
                visit.t().time(start.toLocalTime()),
                booking.services().stream().map(id -> title(id, catalog)).collect(Collectors.joining(", ")),
                staff(booking, catalog),
                client == null ? "" : client.name() == null ? "" : client.name(),
                phone(visit, client),
                key != null,
                made.map(entry -> entry.conversation().toString()).orElse(""),
                booking.status() == BookingStatus.CANCELLED);
        return new Entry(start.toLocalDate(), shown, price(booking, catalog));
    }

    private static String title(ServiceId id, CatalogView catalog) {
        return catalog.all().service(id).map(Service::title).orElse(id.value());
    }

    private static String staff(Booking booking, CatalogView catalog) {
        StaffId id = booking.staff();
        return id == null ? "" : catalog.all().member(id).map(StaffMember::name).orElse(id.value());
    }

    private static String phone(Visit visit, @org.jspecify.annotations.Nullable Client client) {
        Phone phone = client == null ? null : client.phone();
        return phone == null ? "" : Texts.phone(phone, visit.seesPhones());
    }

    /** What the visit brings at least. */
    private static Optional<Money> price(Booking booking, CatalogView catalog) {
        PriceRange stated = booking.price();
        if (stated != null) {
            return Optional.of(stated.from());
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (ServiceId id : booking.services()) {
            Optional<PriceRange> price = catalog.all().service(id).map(Service::price);
            if (price.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.add(price.get().from().roubles());
        }
        return booking.services().isEmpty() ? Optional.empty() : Optional.of(new Money(sum));
    }
}
