package io.aiadmin.core.dialogue;

import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.spi.Money;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BranchId;
import io.aiadmin.spi.crm.PriceRange;
import io.aiadmin.spi.crm.Service;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.Slot;
import io.aiadmin.spi.crm.StaffId;
import io.aiadmin.spi.crm.StaffMember;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of tool results: local times without an offset, the CRM's ids as text, whole roubles. */
final class ToolData {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);
    private static final int TITLE = 200;

    private ToolData() {}

    static String local(Instant moment, ZoneId zone) {
        return LOCAL.format(moment.atZone(zone));
    }

    static String title(Service service) {
        return CleanText.line(service.title(), TITLE);
    }

    static String name(StaffMember member) {
        return CleanText.line(member.name(), TITLE);
    }

    static @Nullable String staffName(@Nullable StaffId staff, CatalogView catalog) {
        return staff == null
                ? null
                : catalog.all().member(staff).map(ToolData::name).orElse(null);
    }

    static List<Map<String, @Nullable Object>> services(List<ServiceId> ids, CatalogView catalog) {
        List<Map<String, @Nullable Object>> services = new ArrayList<>();
        for (ServiceId id : ids) {
            Map<String, @Nullable Object> service = new LinkedHashMap<>();
            service.put("id", id.value());
            service.put("title", catalog.all().service(id).map(ToolData::title).orElse(id.value()));
            services.add(service);
        }
        return services;
    }

    static void price(Map<String, @Nullable Object> target, @Nullable PriceRange price) {
        if (price != null) {
            target.put("price_from", roubles(price.from()));
            target.put("price_to", roubles(price.to()));
        }
    }

    static void person(Map<String, @Nullable Object> target, @Nullable StaffId staff, CatalogView catalog) {
        if (staff != null) {
            target.put("staff_id", staff.value());
            put(target, "staff_name", staffName(staff, catalog));
        }
    }

    static Map<String, @Nullable Object> slot(Slot slot, CatalogView catalog) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        ZoneId zone = zone(slot.branch(), slot.staff(), catalog);
        data.put("start", local(slot.time().from(), zone));
        data.put("end", local(slot.time().until(), zone));
        person(data, slot.staff(), catalog);
        return data;
    }

    static Map<String, @Nullable Object> booking(Booking booking, CatalogView catalog) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        ZoneId zone = zone(booking.branch(), booking.staff(), catalog);
        data.put("id", booking.id().value());
        data.put("services", services(booking.services(), catalog));
        person(data, booking.staff(), catalog);
        data.put("start", local(booking.time().from(), zone));
        data.put("end", local(booking.time().until(), zone));
        price(data, booking.price());
        return data;
    }

    /** The branch's own zone; where only the person is known, that of the person's branch. */
    static ZoneId zone(@Nullable BranchId branch, @Nullable StaffId staff, CatalogView catalog) {
        if (branch != null || staff == null) {
            return catalog.zone(branch);
        }
        return catalog.zone(catalog.all().member(staff).map(StaffMember::branch).orElse(null));
    }

    static long minutes(Duration duration) {
        return duration.toMinutes();
    }

    /** Absent values have no entry. */
    static void put(Map<String, @Nullable Object> target, String key, @Nullable Object value) {
        if (value != null) {
            target.put(key, value);
        }
    }

    private static long roubles(Money money) {
        return money.roubles().setScale(0, RoundingMode.UP).longValueExact();
    }
}
