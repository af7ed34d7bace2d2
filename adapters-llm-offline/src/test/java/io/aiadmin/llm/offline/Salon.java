package io.aiadmin.llm.offline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A company in memory: who works when, what is free, what is booked. Read from the JSON form of the demo company. */
final class Salon {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    final JsonNode data;
    final ZonedDateTime now;
    final Map<String, Visit> visits = new LinkedHashMap<>();
    private int made;

    private Salon(JsonNode data) {
        this.data = data;
        ZoneId zone = ZoneId.of(data.get("company").get("timezone").asText());
        this.now = OffsetDateTime.parse(data.get("clock").asText()).atZoneSameInstant(zone);
        for (JsonNode booking : data.path("bookings")) {
            String client = booking.path("client").isNull()
                    ? null
                    : booking.get("client").asText();
            JsonNode card = client == null ? null : find("clients", client);
            visits.put(
                    booking.get("id").asText(),
                    new Visit(
                            booking.get("id").asText(),
                            booking.get("service").asText(),
                            booking.get("staff").asText(),
                            LocalDateTime.parse(booking.get("start").asText()),
                            card == null ? null : card.get("phone").asText(),
                            card == null ? null : card.get("name").asText(),
                            true));
        }
    }

    static Salon open(String resource) {
        try (InputStream in = Objects.requireNonNull(Salon.class.getResourceAsStream(resource), resource)) {
            return new Salon(JSON.readTree(in));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    LocalDateTime localNow() {
        return now.toLocalDateTime();
    }

    JsonNode find(String list, String id) {
        for (JsonNode node : data.get(list)) {
            if (node.get("id").asText().equals(id)) {
                return node;
            }
        }
        throw new IllegalArgumentException(list + " " + id);
    }

    boolean has(String list, String id) {
        for (JsonNode node : data.get(list)) {
            if (node.get("id").asText().equals(id)) {
                return true;
            }
        }
        return false;
    }

    String title(String service) {
        return find("services", service).get("title").asText();
    }

    String name(String staff) {
        return find("staff", staff).get("name").asText();
    }

    int minutes(String service) {
        return find("services", service).get("minutes").asInt();
    }

    boolean does(String staff, String service) {
        for (JsonNode able : find("staff", staff).get("services")) {
            if (able.asText().equals(service)) {
                return true;
            }
        }
        return false;
    }

    List<String> staffFor(String service) {
        List<String> able = new ArrayList<>();
        for (JsonNode member : data.get("staff")) {
            if (does(member.get("id").asText(), service)) {
                able.add(member.get("id").asText());
            }
        }
        return able;
    }

    Optional<Span> hours(LocalDate day) {
        JsonNode span = data.get("company")
                .get("working_hours")
                .path(DAYS.get(day.getDayOfWeek().getValue() - 1));
        return span.isTextual() ? Optional.of(Span.of(span.asText())) : Optional.empty();
    }

    Optional<Span> shift(String staff, LocalDate day) {
        JsonNode rota = find("staff", staff).get("rota");
        boolean works;
        if (rota.get("kind").asText().equals("weekly")) {
            works = false;
            for (JsonNode name : rota.get("days")) {
                works |= name.asText().equals(DAYS.get(day.getDayOfWeek().getValue() - 1));
            }
        } else {
            long since = ChronoUnit.DAYS.between(
                    LocalDate.parse(rota.get("first_day").asText()), day);
            works = since >= 0
                    && since % (rota.get("on").asInt() + rota.get("off").asInt())
                            < rota.get("on").asInt();
        }
        return works
                ? Optional.of(
                        Span.of(rota.get("from").asText() + "-" + rota.get("to").asText()))
                : Optional.empty();
    }

    boolean free(String service, String staff, LocalDateTime start, @Nullable String leaving) {
        LocalDateTime end = start.plusMinutes(minutes(service));
        Optional<Span> shift = shift(staff, start.toLocalDate());
        Optional<Span> hours = hours(start.toLocalDate());
        if (shift.isEmpty() || hours.isEmpty() || !does(staff, service) || !start.isAfter(localNow())) {
            return false;
        }
        boolean within = !start.toLocalTime().isBefore(shift.get().from)
                && !start.toLocalTime().isBefore(hours.get().from)
                && !end.isAfter(start.toLocalDate().atTime(shift.get().to))
                && !end.isAfter(start.toLocalDate().atTime(hours.get().to));
        int step = data.get("company").get("slot_step_minutes").asInt();
        boolean onGrid = start.getMinute() % step == 0;
        return within
                && onGrid
                && visits.values().stream()
                        .filter(visit -> visit.active && visit.staff.equals(staff) && !visit.id.equals(leaving))
                        .noneMatch(visit -> start.isBefore(end(visit)) && visit.start.isBefore(end));
    }

    LocalDateTime end(Visit visit) {
        return visit.start.plusMinutes(minutes(visit.service));
    }

    /** Free starts of that service with that person, or with anybody, in a half-open range. */
    List<Free> slots(String service, @Nullable String staff, LocalDateTime from, LocalDateTime until) {
        List<Free> found = new ArrayList<>();
        int step = data.get("company").get("slot_step_minutes").asInt();
        LocalDateTime at = from.toLocalDate().atStartOfDay();
        for (; at.isBefore(until); at = at.plusMinutes(step)) {
            if (at.isBefore(from)) {
                continue;
            }
            for (String member : staff == null ? staffFor(service) : List.of(staff)) {
                if (free(service, member, at, null)) {
                    found.add(new Free(at, member));
                }
            }
        }
        return found;
    }

    Visit book(String service, String staff, LocalDateTime start, @Nullable String phone, @Nullable String client) {
        made++;
        Visit visit = new Visit("n" + made, service, staff, start, phone, client, true);
        visits.put(visit.id, visit);
        return visit;
    }

    record Free(LocalDateTime start, String staff) {}

    record Span(LocalTime from, LocalTime to) {
        static Span of(String text) {
            String[] ends = text.split("-");
            return new Span(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
        }
    }

    /** One booking; a cancelled one stays, no longer active. */
    record Visit(
            String id,
            String service,
            String staff,
            LocalDateTime start,
            @Nullable String phone,
            @Nullable String client,
            boolean active) {

        Visit cancelled() {
            return new Visit(id, service, staff, start, phone, client, false);
        }

        Visit at(LocalDateTime other, String member) {
            return new Visit(id, service, member, other, phone, client, active);
        }
    }
}
