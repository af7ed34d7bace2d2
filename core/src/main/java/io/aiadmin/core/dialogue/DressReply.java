package io.aiadmin.core.dialogue;

import io.aiadmin.core.booking.Proposal;
import io.aiadmin.core.guard.ReplyGuard;
import io.aiadmin.core.wording.Wording;
import io.aiadmin.spi.channel.ReplyButton;
import io.aiadmin.spi.llm.DialogueFacts;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts on what goes along with the words: buttons for times and for yes and no, the booking's card, the request for a contact. */
final class DressReply implements Step {

    private static final int MOST_BUTTONS = 6;
    private static final int LONGEST_LABEL = 64;
    private static final Set<String> WANT_PHONE = Set.of("phone_not_proven", "no_phone", "missing");

    private final ReplyGuard guard;

    DressReply(ReplyGuard guard) {
        this.guard = guard;
    }

    @Override
    public void take(Turn turn) {
        List<ReplyButton> buttons = asksForYes(turn) ? yesAndNo(turn) : times(turn);
        turn.answer(new Reply(turn.text(), buttons, turn.booking(), asksForContact(turn)));
    }

    /** A pending proposal is named, and something is asked. */
    private boolean asksForYes(Turn turn) {
        LocalDateTime now = turn.now().toLocalDateTime();
        return turn.text().contains("?")
                && turn.proposals().stream()
                        .anyMatch(proposal -> guard.mentions(turn.text(), ShowProposals.start(turn, proposal), now));
    }

    private static List<ReplyButton> yesAndNo(Turn turn) {
        return List.of(
                ReplyButton.saying(turn.wording().text("button.yes")),
                ReplyButton.saying(turn.wording().text("button.no")));
    }

    /** Free times of this turn that the words name. */
    private List<ReplyButton> times(Turn turn) {
        LocalDateTime now = turn.now().toLocalDateTime();
        Map<LocalDateTime, Set<String>> named = new LinkedHashMap<>();
        for (ToolRun run : turn.runs()) {
            for (FreeTime time : FreeTime.in(run)) {
                if (guard.mentions(turn.text(), time.start(), now)) {
                    named.computeIfAbsent(time.start(), start -> new java.util.LinkedHashSet<>())
                            .add(time.staff());
                }
            }
        }
        boolean oneDay = named.keySet().stream()
                        .map(LocalDateTime::toLocalDate)
                        .distinct()
                        .count()
                == 1;
        List<ReplyButton> buttons = new ArrayList<>();
        named.forEach((start, staff) -> {
            if (buttons.size() < MOST_BUTTONS) {
                buttons.add(button(start, staff, oneDay, turn.wording()));
            }
        });
        return buttons;
    }

    private static ReplyButton button(LocalDateTime start, Set<String> staff, boolean oneDay, Wording wording) {
        String time = wording.time(start.toLocalTime());
        String full = wording.day(start.toLocalDate()) + ", " + time;
        Set<String> names = staff.stream().filter(name -> !name.isEmpty()).collect(Collectors.toSet());
        String payload = names.size() == 1 ? full + ", " + names.iterator().next() : full;
        String label = oneDay ? time : full;
        return new ReplyButton(label.substring(0, Math.min(LONGEST_LABEL, label.length())), payload);
    }

    private static boolean asksForContact(Turn turn) {
        if (Facts.identity(turn) == DialogueFacts.Identity.PROVEN) {
            return false;
        }
        boolean refused =
                turn.runs().stream().anyMatch(run -> run.outcome() != null && WANT_PHONE.contains(run.outcome()));
        boolean phoneless = turn.proposals().stream()
                .filter(proposal -> proposal.kind() == Proposal.Kind.BOOK)
                .anyMatch(proposal -> Proposals.missing(proposal, turn).contains("phone"));
        return refused || phoneless;
    }
}
