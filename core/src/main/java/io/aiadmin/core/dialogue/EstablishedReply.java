package io.aiadmin.core.dialogue;

import io.aiadmin.core.booking.Proposal;
import io.aiadmin.core.conversation.BookingCard;
import io.aiadmin.core.wording.Wording;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What code says when the model could not be let speak: the newest thing that this turn established, and nothing else. */
final class EstablishedReply {

    private static final int MOST_TIMES = 6;

    private EstablishedReply() {}

    /** @param refuse whether the model was about to say what is none of the customer's business */
    static String of(Turn turn, boolean refuse) {
        Wording wording = turn.wording();
        BookingCard done = turn.booking();
        if (done != null && !turn.deeds().isEmpty()) {
            return done(done, wording) + address(turn, done);
        }
        List<ToolRun> runs = turn.runs();
        for (int index = runs.size() - 1; index >= 0; index--) {
            Optional<String> said = of(runs.get(index), turn, wording);
            if (said.isPresent()) {
                return said.get();
            }
        }
        if (!turn.proposals().isEmpty()) {
            return proposed(turn);
        }
        if (turn.handedOver()) {
            return handedOver(turn);
        }
        return wording.text(refuse ? "refuse" : "clarify");
    }

    private static Optional<String> of(ToolRun run, Turn turn, Wording wording) {
        if (!run.answer().ok()) {
            return run.answer().content().get("error") instanceof String code && code.equals(Refusals.CRM_UNAVAILABLE)
                    ? Optional.of(wording.text("crm.away"))
                    : Optional.empty();
        }
        return switch (run.name()) {
            case "find_slots" -> Optional.of(slots(run, wording));
            case "my_bookings" -> bookings(run, turn, wording);
            case "hand_over" -> Optional.of(handedOver(turn));
            default -> outcome(run, turn, wording);
        };
    }

    private static Optional<String> outcome(ToolRun run, Turn turn, Wording wording) {
        String outcome = run.outcome();
        if (outcome == null) {
            return Optional.empty();
        }
        return switch (outcome) {
            case "proposed", "not_agreed" ->
                turn.proposals().isEmpty() ? Optional.empty() : Optional.of(proposed(turn));
            case "missing" -> Optional.of(wording.text("ask.phone"));
            case "taken" -> Optional.of(taken(run, wording));
            case "past", "expired" -> Optional.of(wording.text("past"));
            case "too_many" -> Optional.of(wording.text("too_many"));
            case "overlaps_own" -> Optional.of(wording.text("overlaps"));
            case "too_late" -> Optional.of(tooLate(turn));
            case "phone_not_proven", "no_phone" -> Optional.of(notProven(turn));
            case "unknown_outcome" -> Optional.of(wording.text("write.unknown"));
            case "accepted_later" -> Optional.of(wording.text("write.later"));
            case "refused", "already_cancelled" -> Optional.of(wording.text("taken"));
            default -> Optional.empty();
        };
    }

    private static String done(BookingCard card, Wording wording) {
        String key = switch (card.status()) {
            case VisitCards.CANCELLED -> "done.cancelled";
            case VisitCards.MOVED -> "done.moved";
            default -> "done.booked";
        };
        return wording.text(key, VisitCards.words(card, wording));
    }

    private static String address(Turn turn, BookingCard card) {
        String address = turn.company().profile().address();
        return address == null || card.status().equals(VisitCards.CANCELLED)
                ? ""
                : " " + turn.wording().text("done.address", address);
    }

    /** The question that the customer's yes will answer. */
    static String proposed(Turn turn) {
        Wording wording = turn.wording();
        Proposal last = turn.proposals().getLast();
        List<Proposal> same = turn.proposals().stream()
                .filter(proposal -> proposal.kind() == last.kind())
                .toList();
        StringJoiner summaries = new StringJoiner("; ");
        same.forEach(proposal -> summaries.add(proposal.summary()));
        String question = wording.text(
                switch (last.kind()) {
                    case BOOK -> same.size() > 1 ? "confirm.several" : "confirm.book";
                    case MOVE -> "confirm.move";
                    case CANCEL -> "confirm.cancel";
                },
                summaries);
        boolean phone = same.stream()
                .anyMatch(proposal -> Proposals.missing(proposal, turn).contains("phone"));
        return phone ? question + " " + wording.text("ask.phone") : question;
    }

    private static String slots(ToolRun run, Wording wording) {
        List<LocalDateTime> starts = starts(run.answer().content().get("slots"));
        if (!starts.isEmpty()) {
            LocalDate day = starts.getFirst().toLocalDate();
            StringJoiner times = new StringJoiner(", ");
            starts.stream()
                    .filter(start -> start.toLocalDate().equals(day))
                    .distinct()
                    .limit(MOST_TIMES)
                    .forEach(start -> times.add(wording.time(start.toLocalTime())));
            return wording.text("slots.found", wording.day(day), times);
        }
        List<LocalDateTime> next = starts(
                List.of(java.util.Optional.ofNullable(run.answer().content().get("next"))
                        .orElse(Map.of())));
        return next.isEmpty()
                ? wording.text("slots.none")
                : wording.text("slots.next", moment(next.getFirst(), wording));
    }

    private static String taken(ToolRun run, Wording wording) {
        Map<LocalDate, List<String>> days = new LinkedHashMap<>();
        starts(run.answer().content().get("alternatives")).stream()
                .distinct()
                .limit(MOST_TIMES)
                .forEach(start -> days.computeIfAbsent(start.toLocalDate(), day -> new ArrayList<>())
                        .add(wording.time(start.toLocalTime())));
        if (days.isEmpty()) {
            return wording.text("taken");
        }
        StringJoiner free = new StringJoiner("; ");
        days.forEach((day, times) -> free.add(wording.day(day) + ", " + String.join(", ", times)));
        return wording.text("taken.other", free);
    }

    private static Optional<String> bookings(ToolRun run, Turn turn, Wording wording) {
        if (!"ok".equals(run.outcome())) {
            return Optional.of(notProven(turn));
        }
        StringJoiner visits = new StringJoiner("; ");
        if (run.answer().content().get("bookings") instanceof List<?> bookings) {
            bookings.forEach(booking -> words(booking, wording).ifPresent(visits::add));
        }
        return Optional.of(
                visits.length() == 0 ? wording.text("bookings.none") : wording.text("bookings.list", visits));
    }

    private static Optional<String> words(@Nullable Object booking, Wording wording) {
        if (!(booking instanceof Map<?, ?> map) || !(map.get("start") instanceof String start)) {
            return Optional.empty();
        }
        StringJoiner words = new StringJoiner(", ");
        if (map.get("services") instanceof List<?> services) {
            services.forEach(service -> {
                if (service instanceof Map<?, ?> titled) {
                    words.add(String.valueOf(titled.get("title")));
                }
            });
        }
        if (map.get("staff_name") instanceof String name) {
            words.add(name);
        }
        return Optional.of(
                words.add(moment(LocalDateTime.parse(start), wording)).toString());
    }

    private static List<LocalDateTime> starts(@Nullable Object slots) {
        List<LocalDateTime> starts = new ArrayList<>();
        if (slots instanceof List<?> list) {
            for (Object slot : list) {
                if (slot instanceof Map<?, ?> map && map.get("start") instanceof String start) {
                    starts.add(LocalDateTime.parse(start));
                }
            }
        }
        return starts;
    }

    private static String moment(LocalDateTime moment, Wording wording) {
        return wording.day(moment.toLocalDate()) + ", " + wording.time(moment.toLocalTime());
    }

    private static String tooLate(Turn turn) {
        Wording wording = turn.wording();
        Duration notice = turn.company().profile().cancelNotice();
        String length = notice.toMinutes() % 60 == 0
                ? wording.text("hours.until", notice.toHours())
                : wording.text("minutes.until", notice.toMinutes());
        String phone = turn.company().profile().phone();
        return phone == null ? wording.text("too_late", length) : wording.text("too_late.phone", length, phone);
    }

    private static String notProven(Turn turn) {
        String phone = turn.company().profile().phone();
        return phone == null
                ? turn.wording().text("not_proven")
                : turn.wording().text("not_proven.phone", phone);
    }

    private static String handedOver(Turn turn) {
        String phone = turn.company().profile().phone();
        return phone == null
                ? turn.wording().text("handed_over")
                : turn.wording().text("handed_over.phone", phone);
    }
}
