package io.aiadmin.llm.offline;

import io.aiadmin.spi.llm.ModelRequest;
import io.aiadmin.spi.llm.ToolCall;
import io.aiadmin.spi.llm.ToolSpec;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tools, as if they answered at once. A call that has not been made in this turn ends the reading with {@link ToolsNeeded}; when its answer
 * has come, the turn is read again and the call returns it. So the dialogue is written as one straight story.
 */
final class Desk {

    private static final int MOST_CALLS = 12;
    private static final long LONGEST_LIST = 60;

    private final Map<String, Transcript.Answered> answers;
    private final Set<String> tools;
    private final boolean allowed;

    Desk(Transcript transcript, ModelRequest request) {
        this.answers = transcript.answers();
        this.tools = request.tools().stream().map(ToolSpec::name).collect(Collectors.toSet());
        this.allowed = request.toolUse() == ModelRequest.ToolUse.ALLOWED;
    }

    boolean offers(String tool) {
        return tools.contains(tool);
    }

    /** What was written in this turn already, by whichever model; empty when nothing was. */
    Optional<Tree> written() {
        Tree last = null;
        for (Transcript.Answered answered : answers.values()) {
            Tree result = new Tree(answered.result().content());
            if (answered.call().name().equals(CONFIRM) && answered.result().ok() && result.has("booking")) {
                last = result;
            }
        }
        return Optional.ofNullable(last);
    }

    /** Services and staff, asked for in one go. */
    Catalogue catalogue() {
        ToolCall services = call(LIST_SERVICES, Map.of());
        ToolCall staff = call(LIST_STAFF, Map.of());
        gather(List.of(services, staff));
        return Catalogue.of(answer(services), answer(staff));
    }

    /** Services, staff and the customer's own visits, asked for in one go. */
    void gatherVisits() {
        gather(List.of(call(LIST_SERVICES, Map.of()), call(LIST_STAFF, Map.of()), call(MY_BOOKINGS, Map.of())));
    }

    Tree visits() {
        return ask(call(MY_BOOKINGS, Map.of()));
    }

    /** Free starts in several ranges, asked for in one go; one answer for each range. */
    List<Tree> slots(List<SlotQuestion> questions) {
        List<ToolCall> calls = questions.stream().map(Desk::slotCall).toList();
        gather(calls);
        return calls.stream().map(this::answer).toList();
    }

    Tree proposeBooking(
            String service,
            @Nullable String staff,
            LocalDateTime start,
            @Nullable String clientName,
            List<String> togetherWith) {
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        arguments.put("service_ids", List.of(service));
        if (staff != null) {
            arguments.put("staff_id", staff);
        }
        arguments.put("start", local(start));
        if (clientName != null) {
            arguments.put("client_name", clientName);
        }
        if (!togetherWith.isEmpty()) {
            arguments.put("together_with", togetherWith);
        }
        return ask(call("propose_booking", arguments));
    }

    Tree proposeMove(String booking, LocalDateTime start, @Nullable String staff) {
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        arguments.put("booking_id", booking);
        arguments.put("start", local(start));
        if (staff != null) {
            arguments.put("staff_id", staff);
        }
        return ask(call("propose_move", arguments));
    }

    Tree proposeCancellation(String booking) {
        return ask(call("propose_cancellation", Map.of("booking_id", booking)));
    }

    Tree confirm(String proposal) {
        return ask(call(CONFIRM, Map.of("proposal_id", proposal)));
    }

    Tree handOver(String reason, String summary) {
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        arguments.put("reason", reason);
        if (!summary.isBlank()) {
            arguments.put("summary", summary);
        }
        return ask(call("hand_over", arguments));
    }

    void remember(@Nullable String name, @Nullable String phone) {
        if (!offers(REMEMBER) || name == null && phone == null) {
            return;
        }
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        if (name != null) {
            arguments.put("name", name);
        }
        if (phone != null) {
            arguments.put("phone", phone);
        }
        ask(call(REMEMBER, arguments));
    }

    private static final String LIST_SERVICES = "list_services";
    private static final String LIST_STAFF = "list_staff";
    private static final String MY_BOOKINGS = "my_bookings";
    private static final String CONFIRM = "confirm_booking";
    private static final String REMEMBER = "remember_customer";

    private static ToolCall slotCall(SlotQuestion question) {
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        arguments.put("service_ids", question.services());
        if (question.staff() != null) {
            arguments.put("staff_id", question.staff());
        }
        arguments.put("from", local(question.from()));
        arguments.put("until", local(question.until()));
        arguments.put("limit", LONGEST_LIST);
        return call("find_slots", arguments);
    }

    private Tree ask(ToolCall call) {
        gather(List.of(call));
        return answer(call);
    }

    private void gather(List<ToolCall> calls) {
        List<ToolCall> missing = new ArrayList<>();
        for (ToolCall call : calls) {
            boolean known = answers.containsKey(Transcript.key(call))
                    || missing.stream().anyMatch(other -> Transcript.key(other).equals(Transcript.key(call)));
            if (!known) {
                missing.add(call);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        if (!allowed
                || answers.size() + missing.size() > MOST_CALLS
                || !missing.stream().allMatch(call -> offers(call.name()))) {
            throw new ToolFailed("not_available");
        }
        throw new ToolsNeeded(missing);
    }

    private Tree answer(ToolCall call) {
        Transcript.Answered answered = answers.get(Transcript.key(call));
        if (answered == null) {
            throw new ToolFailed("not_answered");
        }
        Tree content = new Tree(answered.result().content());
        if (!answered.result().ok()) {
            throw new ToolFailed(content.text("error"));
        }
        return content;
    }

    @SuppressWarnings("NullAway") // nulls are allowed; the class file of the record does not say so
    private static ToolCall call(String name, Map<String, ? extends @Nullable Object> arguments) {
        return new ToolCall(null, name, new LinkedHashMap<String, @Nullable Object>(arguments));
    }

    private static String local(LocalDateTime time) {
        return time.truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
