package io.aiadmin.core.dialogue;

import io.aiadmin.core.booking.Proposal;
import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.WorkingHours;
import io.aiadmin.core.conversation.BookingCard;
import io.aiadmin.core.guard.Established;
import io.aiadmin.core.guard.Evidence;
import io.aiadmin.core.guard.Evidence.Visit;
import io.aiadmin.core.guard.Masking;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.PriceRange;
import io.aiadmin.spi.crm.Service;
import io.aiadmin.spi.llm.ModelTurn;
import io.aiadmin.spi.llm.ToolResult;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what this conversation has established: tool results, the company's own texts, the customer's words. */
final class EvidenceCollector {

    private final PromptManager prompts;
    private final ToolManager tools;

    EvidenceCollector(PromptManager prompts, ToolManager tools) {
        this.prompts = prompts;
        this.tools = tools;
    }

    Evidence of(Turn turn) {
        CompanyConfig company = turn.company();
        String companyText = CompanyTexts.all(company);
        LocalDateTime now = turn.now().toLocalDateTime();
        Found found = new Found();
        offered(turn, found);
        turn.turns().forEach(each -> read(each, now, found));
        turn.visits().forEach(card -> found.visits.put(card.id(), visit(card))); // they know best how a visit was left
        turn.proposals().forEach(proposal -> proposed(turn, proposal, found));
        turn.catalog().ifPresent(catalog -> prices(catalog, found));
        found.prices.addAll(Established.numbers(companyText));
        Set<LocalTime> house = new HashSet<>(Established.times(companyText, now));
        house.addAll(Established.times(found.texts.toString(), now));
        house.addAll(hours(company));
        return new Evidence(
                now,
                found.free,
                turn.runs().stream()
                        .anyMatch(run ->
                                run.name().equals("find_slots") && run.answer().ok()),
                found.proposed,
                List.copyOf(found.visits.values()),
                turn.deeds(),
                house,
                found.said,
                found.prices,
                found.saidPrices,
                companyText + "\n" + found.texts,
                contacts(turn, companyText),
                secrets(turn));
    }

    private static void offered(Turn turn, Found found) {
        for (OfferedSlot slot : turn.offered()) {
            ZoneId zone = turn.catalog()
                    .map(catalog -> ToolData.zone(null, slot.staff(), catalog))
                    .orElse(turn.zone());
            ends(slot.time(), zone, found.free);
        }
    }

    private static void read(ModelTurn turn, LocalDateTime now, Found found) {
        switch (turn) {
            case ModelTurn.Customer customer -> {
                found.said.addAll(Established.times(customer.text(), now));
                found.saidPrices.addAll(Established.numbers(customer.text()));
            }
            case ModelTurn.Tools results -> results.results().forEach(result -> read(result, found));
            case ModelTurn.Note note -> found.texts.append(note.text()).append('\n');
            case ModelTurn.Agent _ -> {}
        }
    }

    private static void read(ToolResult result, Found found) {
        if (!result.ok()) {
            return;
        }
        Set<LocalDateTime> times = switch (result.name()) {
            case "find_slots" -> found.free;
            case "propose_booking", "propose_move", "propose_cancellation" -> found.proposed;
            default -> null;
        };
        Visit.Standing standing = switch (String.valueOf(result.content().get("outcome"))) {
            case "cancelled" -> Visit.Standing.CANCELLED;
            case "moved" -> Visit.Standing.MOVED;
            default -> Visit.Standing.ACTIVE;
        };
        walk(result.content(), "", new Reading(times, standing), found);
    }

    /** Goes through a result: starts and ends by where they stand, prices wherever they stand. */
    private static void walk(@Nullable Object value, String under, Reading reading, Found found) {
        if (value instanceof List<?> list) {
            list.forEach(item -> walk(item, under, reading, found));
        }
        if (value instanceof Map<?, ?> map) {
            Set<LocalDateTime> into = under.equals("alternatives") ? found.free : reading.times;
            if (under.equals("booking") || under.equals("bookings")) {
                visit(map, reading.standing, found);
            } else if (into != null) {
                time(map.get("start"), into);
                time(map.get("end"), into);
                time(map.get("old_start"), into);
            }
            price(map.get("price_from"), found);
            price(map.get("price_to"), found);
            if (map.get("summary") instanceof String summary) {
                found.prices.addAll(Established.amounts(summary));
            }
            Reading inside = new Reading(into, reading.standing);
            map.forEach((key, item) -> walk(item, String.valueOf(key), inside, found));
        }
    }

    private static void visit(Map<?, ?> map, Visit.Standing standing, Found found) {
        if (map.get("start") instanceof String start && map.get("end") instanceof String end) {
            Visit visit = new Visit(LocalDateTime.parse(start), LocalDateTime.parse(end), standing);
            found.visits.put(String.valueOf(map.get("id")), visit);
        }
    }

    private static void time(@Nullable Object value, Set<LocalDateTime> into) {
        if (value instanceof String text && text.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}")) {
            into.add(LocalDateTime.parse(text));
        }
    }

    private static void price(@Nullable Object value, Found found) {
        if (value instanceof Number number) {
            found.prices.add(Established.normal(BigDecimal.valueOf(number.longValue())));
        }
    }

    private static void proposed(Turn turn, Proposal proposal, Found found) {
        ZoneId zone = turn.catalog()
                .map(catalog -> ToolData.zone(proposal.branch(), proposal.staff(), catalog))
                .orElse(turn.zone());
        ends(proposal.time(), zone, found.proposed);
        found.prices.addAll(Established.amounts(proposal.summary()));
    }

    private static void ends(TimeRange time, ZoneId zone, Set<LocalDateTime> into) {
        into.add(time.from().atZone(zone).toLocalDateTime());
        into.add(time.until().atZone(zone).toLocalDateTime());
    }

    private static Visit visit(BookingCard card) {
        LocalDateTime start = card.start().toLocalDateTime();
        Visit.Standing standing = switch (card.status()) {
            case VisitCards.CANCELLED -> Visit.Standing.CANCELLED;
            case VisitCards.MOVED -> Visit.Standing.MOVED;
            default -> Visit.Standing.ACTIVE;
        };
        return new Visit(start, start.plusMinutes(card.minutes()), standing);
    }

    private static void prices(CatalogView catalog, Found found) {
        for (Service service : catalog.shown().services()) {
            PriceRange price = service.price();
            if (price != null) {
                found.prices.add(Established.normal(price.from().roubles()));
                found.prices.add(Established.normal(price.to().roubles()));
            }
        }
    }

    private static Set<LocalTime> hours(CompanyConfig company) {
        Set<LocalTime> hours = new HashSet<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            company.agent().workingHours().on(day).ifPresent((WorkingHours.Opening opening) -> {
                hours.add(opening.from());
                hours.add(opening.until());
            });
        }
        return hours;
    }

    private static Set<String> contacts(Turn turn, String companyText) {
        Set<String> contacts = new HashSet<>(Masking.sensitive(companyText));
        contacts.addAll(turn.masking().values().values());
        return contacts;
    }

    private Set<String> secrets(Turn turn) {
        Set<String> secrets =
                new HashSet<>(prompts.secrets(turn.language(), turn.company().id()));
        secrets.addAll(prompts.secrets(
                turn.language().getLanguage().equals("en") ? CustomerLanguage.RUSSIAN : Locale.ENGLISH,
                turn.company().id()));
        secrets.addAll(tools.names());
        return secrets;
    }

    /** @param times where starts and ends of this result go; null: nowhere */
    private record Reading(@Nullable Set<LocalDateTime> times, Visit.Standing standing) {}

    private static final class Found {
        final Set<LocalDateTime> free = new HashSet<>();
        final Set<LocalDateTime> proposed = new HashSet<>();
        final Map<String, Visit> visits = new LinkedHashMap<>();
        final Set<LocalTime> said = new HashSet<>();
        final Set<BigDecimal> prices = new HashSet<>();
        final Set<BigDecimal> saidPrices = new HashSet<>();
        final StringBuilder texts = new StringBuilder();
    }
}
