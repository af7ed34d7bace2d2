package io.aiadmin.core.dialogue;

import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.core.catalog.SlotSearch;
import io.aiadmin.core.wording.Wording;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.Slot;
import io.aiadmin.spi.crm.SlotQuery;
import io.aiadmin.spi.crm.StaffId;
import io.aiadmin.spi.llm.ToolSchema;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** {@code find_slots}: free times, or why there are none. */
final class FindSlotsTool implements Tool {

    private static final Duration LONGEST = Duration.ofDays(14);
    private static final int USUAL = 40;
    private static final int MOST = 60;
    private static final int SERVICES = 5;

    private final Catalogs catalogs;
    private final SlotSearch search;

    FindSlotsTool(Catalogs catalogs, SlotSearch search) {
        this.catalogs = catalogs;
        this.search = search;
    }

    @Override
    public String name() {
        return "find_slots";
    }

    @Override
    public ToolSchema.Structure parameters(Locale language) {
        return Parameters.of(this, language)
                .ids("service_ids", 1, SERVICES)
                .text("staff_id", Parameters.ID)
                .text("from", Parameters.TIME)
                .text("until", Parameters.TIME)
                .whole("limit", 1, MOST)
                .require("service_ids", "from", "until")
                .build();
    }

    @Override
    public int limit() {
        return 10;
    }

    @Override
    public ToolAnswer call(Turn turn, ToolArguments arguments) {
        CatalogView catalog = catalogs.of(turn);
        List<ServiceId> services =
                arguments.texts("service_ids").stream().map(ServiceId::new).toList();
        StaffId staff = arguments.text("staff_id").map(StaffId::new).orElse(null);
        Optional<ToolAnswer> unknown = unknown(catalog, services, staff);
        if (unknown.isPresent()) {
            return unknown.get();
        }
        ZoneId zone = ToolData.zone(null, staff, catalog);
        TimeRange range = range(arguments, zone);
        int limit = Math.toIntExact(arguments.whole("limit", USUAL));
        SlotQuery query = new SlotQuery(null, services, staff, range, limit + 1);
        return found(turn, catalog, query, limit);
    }

    private static Optional<ToolAnswer> unknown(
            CatalogView catalog, List<ServiceId> services, @Nullable StaffId staff) {
        for (ServiceId id : services) {
            if (catalog.service(id).isEmpty()) {
                return Optional.of(Refusals.unknownService(id));
            }
        }
        return staff != null && catalog.member(staff).isEmpty()
                ? Optional.of(Refusals.unknownStaff(staff))
                : Optional.empty();
    }

    private static TimeRange range(ToolArguments arguments, ZoneId zone) {
        ZonedDateTime from = arguments.moment("from", zone);
        ZonedDateTime until = arguments.moment("until", zone);
        if (!from.isBefore(until)) {
            throw new BadArgumentException("until", "a moment after from");
        }
        if (Duration.between(from, until).compareTo(LONGEST.plusHours(1)) > 0) {
            throw new BadArgumentException("until", "at most 14 days after from");
        }
        return new TimeRange(from.toInstant(), until.toInstant());
    }

    private ToolAnswer found(Turn turn, CatalogView catalog, SlotQuery query, int limit) {
        CrmConnector crm = Catalogs.crm(turn);
        List<Slot> slots = cannot(catalog, query) ? List.of() : search.find(turn.company(), crm, query);
        List<Slot> kept = slots.subList(0, Math.min(limit, slots.size()));
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put(
                "slots", kept.stream().map(slot -> ToolData.slot(slot, catalog)).toList());
        content.put("more", slots.size() > limit);
        if (kept.isEmpty()) {
            content.put("why_empty", search.why(catalog, crm, query).code());
            next(turn, catalog, crm, query).ifPresent(slot -> content.put("next", ToolData.slot(slot, catalog)));
        }
        return ToolAnswer.of(content, Panel.line("find_slots", asked(catalog, query), kept.size()));
    }

    private Optional<Slot> next(Turn turn, CatalogView catalog, CrmConnector crm, SlotQuery query) {
        return cannot(catalog, query) ? Optional.empty() : search.next(turn.company(), crm, query);
    }

    /** The CRM would call it an unknown person; here it is a fact about the person. */
    private static boolean cannot(CatalogView catalog, SlotQuery query) {
        return query.staff() != null
                && catalog.shown().staffFor(query.services()).stream()
                        .noneMatch(member -> member.id().equals(query.staff()));
    }

    /** «пт, 27 ноября, Анна, Женская стрижка». */
    private static String asked(CatalogView catalog, SlotQuery query) {
        Wording wording = Panel.WORDING;
        ZoneId zone = ToolData.zone(null, query.staff(), catalog);
        LocalDate from = query.range().from().atZone(zone).toLocalDate();
        LocalDate until = query.range().until().minusSeconds(1).atZone(zone).toLocalDate();
        StringJoiner asked = new StringJoiner(", ");
        asked.add(from.equals(until) ? wording.day(from) : wording.day(from) + " – " + wording.day(until));
        String name = ToolData.staffName(query.staff(), catalog);
        if (name != null) {
            asked.add(name);
        }
        query.services()
                .forEach(id ->
                        asked.add(catalog.all().service(id).map(ToolData::title).orElse(id.value())));
        return asked.toString();
    }
}
