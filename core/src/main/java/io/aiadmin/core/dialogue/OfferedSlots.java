package io.aiadmin.core.dialogue;

import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.StaffId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the free times out of a result of {@code find_slots}, for the session to remember. */
final class OfferedSlots {

    private OfferedSlots() {}

    static List<OfferedSlot> of(ToolRun run, ZoneId zone, Instant now) {
        if (!run.answer().ok()) {
            return List.of();
        }
        List<ServiceId> services = new ToolArguments(run.call().arguments())
                .texts("service_ids").stream().map(ServiceId::new).toList();
        List<OfferedSlot> offered = new ArrayList<>();
        if (run.answer().content().get("slots") instanceof List<?> slots) {
            slots.forEach(slot -> add(slot, services, zone, now, offered));
        }
        add(run.answer().content().get("next"), services, zone, now, offered);
        return offered;
    }

    private static void add(
            @org.jspecify.annotations.Nullable Object slot,
            List<ServiceId> services,
            ZoneId zone,
            Instant now,
            List<OfferedSlot> offered) {
        if (slot instanceof Map<?, ?> map
                && map.get("start") instanceof String start
                && map.get("end") instanceof String end) {
            StaffId staff = map.get("staff_id") instanceof String id ? new StaffId(id) : null;
            TimeRange time = new TimeRange(
                    LocalDateTime.parse(start).atZone(zone).toInstant(),
                    LocalDateTime.parse(end).atZone(zone).toInstant());
            offered.add(new OfferedSlot(services, staff, time, now));
        }
    }
}
