package io.aiadmin.llm.offline;

import com.fasterxml.jackson.databind.JsonNode;
import io.aiadmin.language.SensitiveSpan;
import io.aiadmin.language.SensitiveText;
import io.aiadmin.spi.llm.DialogueFacts;
import io.aiadmin.spi.llm.LanguageModel;
import io.aiadmin.spi.llm.ModelReply;
import io.aiadmin.spi.llm.ModelRequest;
import io.aiadmin.spi.llm.ModelTurn;
import io.aiadmin.spi.llm.ToolCall;
import io.aiadmin.spi.llm.ToolResult;
import io.aiadmin.spi.llm.ToolSchema;
import io.aiadmin.spi.llm.ToolSpec;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One conversation as the core leads it: masks phones, states facts, runs the model's tool calls against a {@link Salon} by the tools' contract,
 * and keeps the turns. Small and honest, so that the dialogue can be judged by what it does to the salon.
 */
final class FakeCore {

    private static final int MOST_ROUNDS = 8;
    private static final int NOTICE_HOURS = 3;
    private static final int MOST_ACTIVE = 3;
    private static final Set<String> TOOLS = Set.of(
            "list_services",
            "list_staff",
            "find_slots",
            "propose_booking",
            "propose_move",
            "propose_cancellation",
            "confirm_booking",
            "my_bookings",
            "company_info",
            "hand_over",
            "remember_customer");

    private final Salon salon;
    private final LanguageModel model;
    private final @Nullable String profileName;
    private final boolean proven;
    private final List<ModelTurn> turns = new ArrayList<>();
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private final Map<String, Proposal> proposals = new LinkedHashMap<>();
    private @Nullable String phone;
    private @Nullable String name;
    private Locale language = Locale.of("ru");
    private int seq;
    private int numbered;

    int toolCalls;
    int toolErrors;
    int mostRounds;
    int handedOver;
    boolean crmAway;
    final List<String> calls = new ArrayList<>();
    Duration slowest = Duration.ZERO;

    FakeCore(Salon salon, LanguageModel model, @Nullable String profileName, @Nullable String provenPhone) {
        this.salon = salon;
        this.model = model;
        this.profileName = profileName;
        this.phone = provenPhone;
        this.proven = provenPhone != null;
    }

    /** The reply to one message of the customer. */
    String say(String text) {
        seq++;
        if (text.chars().anyMatch(letter -> letter >= 'а' && letter <= 'я' || letter >= 'А' && letter <= 'Я')) {
            language = Locale.of("ru");
        } else if (seq == 1 && text.matches("(?s).*\\b(the|I|you|please|hi|hello|for|my|have|want|to)\\b.*")) {
            language = Locale.ENGLISH;
        }
        turns.add(new ModelTurn.Customer(mask(text)));
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            mostRounds = Math.max(mostRounds, round);
            ModelRequest request = new ModelRequest(
                    "",
                    turns,
                    specs(),
                    ModelRequest.ToolUse.ALLOWED,
                    new ModelRequest.Limits(1000, Duration.ofSeconds(20)),
                    facts());
            long begun = System.nanoTime();
            ModelReply reply = model.generate(request);
            Duration taken = Duration.ofNanos(System.nanoTime() - begun);
            slowest = taken.compareTo(slowest) > 0 ? taken : slowest;
            turns.add(new ModelTurn.Agent(reply.text(), reply.calls(), reply.state()));
            if (reply.calls().isEmpty()) {
                return reveal(reply.text());
            }
            List<ToolResult> results = new ArrayList<>();
            for (ToolCall call : reply.calls()) {
                results.add(run(call));
            }
            turns.add(new ModelTurn.Tools(results));
        }
        throw new IllegalStateException("no answer after " + MOST_ROUNDS + " rounds: " + calls);
    }

    /** Drops what the model keeps for itself, as when another model took a turn. */
    void loseStates() {
        turns.replaceAll(turn ->
                turn instanceof ModelTurn.Agent agent ? new ModelTurn.Agent(agent.text(), agent.calls(), null) : turn);
    }

    @Nullable
    String phone() {
        return phone;
    }

    private String mask(String text) {
        StringBuilder masked = new StringBuilder();
        int done = 0;
        for (SensitiveSpan span : new SensitiveText().find(text)) {
            String token = null;
            for (Map.Entry<String, String> known : tokens.entrySet()) {
                if (known.getValue().equals(span.value())) {
                    token = known.getKey();
                }
            }
            if (token == null) {
                token = "<" + span.kind() + "_" + (tokens.size() + 1) + ">";
                tokens.put(token, span.value());
            }
            if (span.kind() == SensitiveSpan.Kind.PHONE && !proven) {
                phone = span.value();
            }
            masked.append(text, done, span.begin()).append(token);
            done = span.end();
        }
        return masked.append(text.substring(done)).toString();
    }

    private String reveal(String text) {
        String revealed = text;
        for (Map.Entry<String, String> token : tokens.entrySet()) {
            revealed = revealed.replace(token.getKey(), token.getValue());
        }
        return revealed;
    }

    private static List<ToolSpec> specs() {
        return TOOLS.stream()
                .sorted()
                .map(tool -> new ToolSpec(tool, tool, new ToolSchema.Structure(null, Map.of(), Set.of())))
                .toList();
    }

    private DialogueFacts facts() {
        JsonNode company = salon.data.get("company");
        List<@Nullable String> hours = new ArrayList<>();
        LocalDate monday = LocalDate.of(2026, 11, 23);
        for (int day = 0; day < 7; day++) {
            hours.add(salon.hours(monday.plusDays(day))
                    .map(span -> span.from() + "–" + span.to())
                    .orElse(null));
        }
        List<DialogueFacts.CompanyFacts.Answer> answers = new ArrayList<>();
        for (JsonNode entry : company.path("faq")) {
            List<String> keywords = new ArrayList<>();
            entry.path("keywords").forEach(keyword -> keywords.add(keyword.asText()));
            answers.add(new DialogueFacts.CompanyFacts.Answer(
                    entry.get("topic").asText(), keywords, entry.get("answer").asText()));
        }
        List<DialogueFacts.PendingProposal> pending = proposals.values().stream()
                .map(proposal -> new DialogueFacts.PendingProposal(
                        proposal.id, DialogueFacts.PendingProposal.Kind.valueOf(proposal.kind), proposal.summary))
                .toList();
        return new DialogueFacts(
                salon.now,
                language,
                name == null ? profileName : name,
                proven
                        ? DialogueFacts.Identity.PROVEN
                        : phone == null ? DialogueFacts.Identity.ANONYMOUS : DialogueFacts.Identity.CLAIMED,
                pending,
                new DialogueFacts.CompanyFacts(
                        company.get("name").asText(),
                        company.path("description").asText(null),
                        company.path("address").asText(null),
                        company.path("phone").asText(null),
                        hours,
                        answers));
    }

    // ---- tools

    private ToolResult run(ToolCall call) {
        toolCalls++;
        calls.add(call.name() + call.arguments());
        try {
            if (crmAway && !call.name().equals("hand_over")) {
                throw new Refused("crm_unavailable");
            }
            return new ToolResult(call.id(), call.name(), true, answer(call));
        } catch (Refused refused) {
            toolErrors += crmAway ? 0 : 1;
            return new ToolResult(
                    call.id(),
                    call.name(),
                    false,
                    Map.of("error", String.valueOf(refused.getMessage()), "message", ""));
        }
    }

    private Map<String, @Nullable Object> answer(ToolCall call) {
        Map<String, @Nullable Object> arguments = call.arguments();
        return switch (call.name()) {
            case "list_services" -> listServices();
            case "list_staff" -> listStaff();
            case "find_slots" -> findSlots(arguments);
            case "propose_booking" -> proposeBooking(arguments);
            case "propose_move" -> proposeMove(arguments);
            case "propose_cancellation" -> proposeCancellation(arguments);
            case "confirm_booking" -> confirm(text(arguments, "proposal_id"));
            case "my_bookings" -> myBookings();
            case "hand_over" -> {
                text(arguments, "reason");
                handedOver++;
                yield Map.of("outcome", "handed_over");
            }
            case "remember_customer" -> {
                if (arguments.get("name") instanceof String said) {
                    name = said;
                }
                yield Map.of("outcome", "remembered", "identity", phone == null ? "anonymous" : "claimed");
            }
            default -> throw new Refused("bad_arguments");
        };
    }

    private Map<String, @Nullable Object> listServices() {
        List<Object> services = new ArrayList<>();
        for (JsonNode service : salon.data.get("services")) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            String id = service.get("id").asText();
            one.put("id", id);
            one.put("title", service.get("title").asText());
            if (service.has("category")) {
                one.put("category", service.get("category").asText());
            }
            one.put("minutes", service.get("minutes").asLong());
            if (service.has("price_min")) {
                one.put("price_from", service.get("price_min").asLong());
                one.put("price_to", service.get("price_max").asLong());
            }
            one.put("aliases", List.of());
            one.put("staff", salon.staffFor(id));
            services.add(one);
        }
        return Map.of("services", services);
    }

    private Map<String, @Nullable Object> listStaff() {
        List<Object> staff = new ArrayList<>();
        for (JsonNode member : salon.data.get("staff")) {
            List<String> services = new ArrayList<>();
            member.get("services").forEach(id -> services.add(id.asText()));
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("id", member.get("id").asText());
            one.put("name", member.get("name").asText());
            if (member.has("position")) {
                one.put("position", member.get("position").asText());
            }
            one.put("services", services);
            staff.add(one);
        }
        return Map.of("staff", staff);
    }

    private Map<String, @Nullable Object> findSlots(Map<String, @Nullable Object> arguments) {
        String service = service(arguments);
        String staff = staff(arguments);
        LocalDateTime from = time(arguments, "from");
        LocalDateTime until = time(arguments, "until");
        if (!from.isBefore(until) || until.isAfter(from.plusDays(14))) {
            throw new Refused("bad_arguments");
        }
        int limit = arguments.get("limit") instanceof Number number ? number.intValue() : 40;
        List<Salon.Free> free =
                staff != null && !salon.does(staff, service) ? List.of() : salon.slots(service, staff, from, until);
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put(
                "slots",
                free.stream().limit(limit).map(slot -> slot(service, slot)).toList());
        result.put("more", free.size() > limit);
        if (free.isEmpty()) {
            result.put("why_empty", whyEmpty(service, staff, from, until));
            salon.slots(service, staff, until, until.plusDays(14)).stream()
                    .findFirst()
                    .ifPresent(next -> result.put("next", slot(service, next)));
        }
        return result;
    }

    private String whyEmpty(String service, @Nullable String staff, LocalDateTime from, LocalDateTime until) {
        if (staff != null && !salon.does(staff, service)) {
            return "cannot";
        }
        if (!until.isAfter(salon.localNow())) {
            return "past";
        }
        LocalDate last = until.minusMinutes(1).toLocalDate();
        boolean somebody = from.toLocalDate()
                .datesUntil(last.plusDays(1))
                .anyMatch(day -> salon.hours(day).isPresent()
                        && (staff == null ? salon.staffFor(service) : List.of(staff))
                                .stream()
                                        .anyMatch(member ->
                                                salon.shift(member, day).isPresent()));
        if (somebody) {
            return "taken";
        }
        return staff == null ? "closed" : "staff_off";
    }

    private Map<String, @Nullable Object> slot(String service, Salon.Free free) {
        Map<String, @Nullable Object> slot = new LinkedHashMap<>();
        slot.put("start", free.start().toString());
        slot.put("end", free.start().plusMinutes(salon.minutes(service)).toString());
        slot.put("staff_id", free.staff());
        slot.put("staff_name", salon.name(free.staff()));
        return slot;
    }

    private Map<String, @Nullable Object> proposeBooking(Map<String, @Nullable Object> arguments) {
        String service = service(arguments);
        String staff = staff(arguments);
        LocalDateTime start = time(arguments, "start");
        List<?> together = arguments.get("together_with") instanceof List<?> list ? list : List.of();
        if (!proposals.keySet().containsAll(together)) {
            throw new Refused("unknown_proposal");
        }
        if (!start.isAfter(salon.localNow())) {
            return Map.of("outcome", "past");
        }
        long active = salon.visits.values().stream()
                .filter(visit -> visit.active()
                        && visit.phone() != null
                        && visit.phone().equals(phone)
                        && visit.start().isAfter(salon.localNow()))
                .count();
        if (active + together.size() >= MOST_ACTIVE) {
            return Map.of("outcome", "too_many");
        }
        String member = (staff == null ? salon.staffFor(service) : List.of(staff))
                .stream()
                        .filter(one -> salon.free(service, one, start, null))
                        .findFirst()
                        .orElse(null);
        if (member == null) {
            return taken(service, staff, start);
        }
        LocalDateTime end = start.plusMinutes(salon.minutes(service));
        boolean meetsOwn = salon.visits.values().stream()
                .filter(visit ->
                        visit.active() && visit.phone() != null && visit.phone().equals(phone))
                .anyMatch(visit ->
                        start.isBefore(salon.end(visit)) && visit.start().isBefore(end));
        boolean meetsOther = proposals.values().stream()
                .filter(proposal -> together.contains(proposal.id))
                .anyMatch(proposal -> start.isBefore(proposal.start.plusMinutes(salon.minutes(proposal.service)))
                        && proposal.start.isBefore(end));
        if (meetsOwn || meetsOther) {
            return Map.of("outcome", "overlaps_own");
        }
        proposals.values().removeIf(other -> other.kind.equals("BOOK") && !together.contains(other.id));
        String client = arguments.get("client_name") instanceof String said ? said : null;
        Proposal proposal = remember("BOOK", service, member, start, null, client, summary(service, member, start));
        return proposed(proposal, "book");
    }

    private Map<String, @Nullable Object> taken(String service, @Nullable String staff, LocalDateTime start) {
        List<Object> others = new ArrayList<>();
        salon
                .slots(
                        service,
                        staff,
                        start.toLocalDate().atStartOfDay(),
                        start.toLocalDate().plusDays(1).atStartOfDay())
                .stream()
                .sorted(Comparator.comparing(
                        free -> Duration.between(free.start(), start).abs()))
                .limit(6)
                .sorted(Comparator.comparing(Salon.Free::start))
                .forEach(free -> others.add(slot(service, free)));
        return Map.of("outcome", "taken", "alternatives", others);
    }

    private Map<String, @Nullable Object> proposed(Proposal proposal, String kind) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("outcome", "proposed");
        result.put("proposal_id", proposal.id);
        result.put("kind", kind);
        result.put("summary", proposal.summary);
        result.put("services", List.of(Map.of("id", proposal.service, "title", salon.title(proposal.service))));
        result.put("staff_id", proposal.staff);
        result.put("staff_name", salon.name(proposal.staff));
        result.put("start", proposal.start.toString());
        result.put(
                "end",
                proposal.start.plusMinutes(salon.minutes(proposal.service)).toString());
        result.put("missing", phone == null ? List.of("phone") : List.of());
        return result;
    }

    private Map<String, @Nullable Object> proposeMove(Map<String, @Nullable Object> arguments) {
        Salon.Visit visit = salon.visits.get(text(arguments, "booking_id"));
        if (visit == null || !visit.active()) {
            throw new Refused("unknown_booking");
        }
        if (!proven || !String.valueOf(phone).equals(visit.phone())) {
            return Map.of("outcome", "phone_not_proven");
        }
        if (visit.start().isBefore(salon.localNow().plusHours(NOTICE_HOURS))) {
            return tooLate();
        }
        LocalDateTime start = time(arguments, "start");
        if (!start.isAfter(salon.localNow())) {
            return Map.of("outcome", "past");
        }
        String asked = staff(arguments);
        String member = asked == null ? visit.staff() : asked;
        if (!salon.free(visit.service(), member, start, visit.id())) {
            return taken(visit.service(), member, start);
        }
        proposals.values().removeIf(other -> other.kind.equals("MOVE"));
        Proposal proposal = remember(
                "MOVE",
                visit.service(),
                member,
                start,
                visit.id(),
                null,
                summary(visit.service(), member, start) + " (сейчас " + Phrases.RUSSIAN.moment(visit.start()) + ")");
        return proposed(proposal, "move");
    }

    private Map<String, @Nullable Object> proposeCancellation(Map<String, @Nullable Object> arguments) {
        Salon.Visit visit = salon.visits.get(text(arguments, "booking_id"));
        if (visit == null) {
            throw new Refused("unknown_booking");
        }
        if (!proven || !String.valueOf(phone).equals(visit.phone())) {
            return Map.of("outcome", "phone_not_proven");
        }
        if (!visit.active()) {
            return Map.of("outcome", "already_cancelled");
        }
        if (visit.start().isBefore(salon.localNow().plusHours(NOTICE_HOURS))) {
            return tooLate();
        }
        proposals.values().removeIf(other -> other.kind.equals("CANCEL"));
        Proposal proposal = remember(
                "CANCEL",
                visit.service(),
                visit.staff(),
                visit.start(),
                visit.id(),
                null,
                summary(visit.service(), visit.staff(), visit.start()));
        return proposed(proposal, "cancel");
    }

    private Map<String, @Nullable Object> tooLate() {
        return Map.of(
                "outcome",
                "too_late",
                "notice_hours",
                (long) NOTICE_HOURS,
                "company_phone",
                salon.data.get("company").get("phone").asText());
    }

    private Map<String, @Nullable Object> confirm(String id) {
        Proposal proposal = proposals.get(id);
        if (proposal == null) {
            throw new Refused("unknown_proposal");
        }
        if (seq <= proposal.shownAfter) {
            return Map.of("outcome", "not_agreed");
        }
        if (phone == null) {
            return Map.of("outcome", "missing", "missing", List.of("phone"));
        }
        proposals.remove(id);
        if (proposal.kind.equals("CANCEL")) {
            Salon.Visit visit = salon.visits.get(proposal.booking);
            salon.visits.put(visit.id(), visit.cancelled());
            return Map.of("outcome", "cancelled", "booking", booking(visit));
        }
        if (!salon.free(proposal.service, proposal.staff, proposal.start, proposal.booking)) {
            return taken(proposal.service, proposal.staff, proposal.start);
        }
        if (proposal.kind.equals("MOVE")) {
            Salon.Visit moved = salon.visits.get(proposal.booking).at(proposal.start, proposal.staff);
            salon.visits.put(moved.id(), moved);
            return Map.of("outcome", "moved", "booking", booking(moved));
        }
        String client = proposal.client != null ? proposal.client : name != null ? name : profileName;
        return Map.of(
                "outcome",
                "booked",
                "booking",
                booking(salon.book(proposal.service, proposal.staff, proposal.start, phone, client)));
    }

    private Map<String, @Nullable Object> myBookings() {
        if (phone == null) {
            return Map.of("outcome", "no_phone");
        }
        if (!proven) {
            return Map.of("outcome", "phone_not_proven");
        }
        List<Object> own = salon.visits.values().stream()
                .filter(visit -> visit.active()
                        && phone.equals(visit.phone())
                        && visit.start().isAfter(salon.localNow()))
                .sorted(Comparator.comparing(Salon.Visit::start))
                .map(this::booking)
                .map(Object.class::cast)
                .toList();
        return Map.of("outcome", "ok", "bookings", own);
    }

    private Map<String, @Nullable Object> booking(Salon.Visit visit) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("id", visit.id());
        result.put("services", List.of(Map.of("id", visit.service(), "title", salon.title(visit.service()))));
        result.put("staff_id", visit.staff());
        result.put("staff_name", salon.name(visit.staff()));
        result.put("start", visit.start().toString());
        result.put("end", salon.end(visit).toString());
        result.put("can_change", visit.start().isAfter(salon.localNow().plusHours(NOTICE_HOURS)));
        return result;
    }

    private Proposal remember(
            String kind,
            String service,
            String staff,
            LocalDateTime start,
            @Nullable String booking,
            @Nullable String client,
            String summary) {
        numbered++;
        Proposal proposal = new Proposal("p-" + numbered, kind, service, staff, start, booking, client, summary, seq);
        proposals.put(proposal.id, proposal);
        return proposal;
    }

    private String summary(String service, String staff, LocalDateTime start) {
        JsonNode node = salon.find("services", service);
        Phrases phrases = Phrases.in(language);
        String price = node.has("price_min")
                ? ", "
                        + phrases.price(
                                node.get("price_min").asLong(),
                                node.get("price_max").asLong())
                : "";
        return salon.title(service) + ", " + salon.name(staff) + ", " + phrases.moment(start) + price;
    }

    // ---- arguments

    private String service(Map<String, @Nullable Object> arguments) {
        if (!(arguments.get("service_ids") instanceof List<?> ids) || ids.isEmpty()) {
            throw new Refused("bad_arguments");
        }
        String id = String.valueOf(ids.getFirst());
        if (!salon.has("services", id)) {
            throw new Refused("unknown_service");
        }
        return id;
    }

    private @Nullable String staff(Map<String, @Nullable Object> arguments) {
        Object id = arguments.get("staff_id");
        if (id == null) {
            return null;
        }
        if (!salon.has("staff", id.toString())) {
            throw new Refused("unknown_staff");
        }
        return id.toString();
    }

    private static LocalDateTime time(Map<String, @Nullable Object> arguments, String key) {
        return LocalDateTime.parse(text(arguments, key));
    }

    private static String text(Map<String, @Nullable Object> arguments, String key) {
        if (!(arguments.get(key) instanceof String text) || text.isBlank()) {
            throw new Refused("bad_arguments");
        }
        return text;
    }

    private record Proposal(
            String id,
            String kind,
            String service,
            String staff,
            LocalDateTime start,
            @Nullable String booking,
            @Nullable String client,
            String summary,
            int shownAfter) {}

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String code) {
            super(code, null, false, false);
        }
    }
}
