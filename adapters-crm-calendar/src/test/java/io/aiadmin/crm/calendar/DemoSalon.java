package io.aiadmin.crm.calendar;

import io.aiadmin.spi.Phone;
import io.aiadmin.spi.PluginStore;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.BookingOrder;
import io.aiadmin.spi.crm.ClientDraft;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.IdempotencyKey;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.Slot;
import io.aiadmin.spi.crm.SlotQuery;
import io.aiadmin.spi.crm.StaffId;
import io.aiadmin.spi.tck.TckClock;
import io.aiadmin.spi.tck.TckContext;
import io.aiadmin.spi.tck.TckPluginStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** A book that holds the demo company, Monday, 23 November 2026, 10:00. */
final class DemoSalon {

    static final ZoneId MOSCOW = TckContext.MOSCOW;

    final TckClock clock = new TckClock(TckContext.START, MOSCOW);
    final TckPluginStore store = new TckPluginStore();

    DemoSalon() {
        CalendarBook.install(store, CalendarSeed.parse(json()), clock);
    }

    static String json() {
        try (InputStream stream = DemoSalon.class.getResourceAsStream("/demo-salon.json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A replica's connector. */
    CrmConnector open() {
        return open(store, Map.of());
    }

    CrmConnector open(PluginStore over, Map<String, String> settings) {
        CalendarPlugin plugin = new CalendarPlugin();
        return plugin.open(new TckContext(clock, over), Settings.of(plugin.settings(), settings));
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(MOSCOW).toInstant();
    }

    static TimeRange day(String date) {
        return new TimeRange(at(date + "T00:00"), at(date + "T00:00").plusSeconds(86_400));
    }

    static List<String> times(CrmConnector crm, String service, String staff, TimeRange range) {
        return crm
                .freeSlots(new SlotQuery(
                        null, List.of(new ServiceId(service)), staffId(staff), range, SlotQuery.MAX_SLOTS))
                .stream()
                .map(slot -> local(slot).toLocalTime().toString())
                .toList();
    }

    static LocalDateTime local(Slot slot) {
        return LocalDateTime.ofInstant(slot.time().from(), MOSCOW);
    }

    static BookingOrder order(String key, int customer, String service, String staff, Instant start) {
        return new BookingOrder(
                new IdempotencyKey(key),
                new ClientDraft("Клиент " + customer, phone(customer)),
                null,
                staffId(staff),
                List.of(new ServiceId(service)),
                start,
                "");
    }

    private static StaffId staffId(String staff) {
        return staff == null ? null : new StaffId(staff);
    }

    static Phone phone(int number) {
        return new Phone("+7926%07d".formatted(number));
    }
}
