package io.aiadmin.core.dialogue;

import io.aiadmin.core.booking.Proposal;
import io.aiadmin.core.guard.ReplyGuard;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/** A yes counts only for what was shown: a proposal of this turn that the reply does not name, with its day and time, is added to it. */
final class ShowProposals implements Step {

    private final ReplyGuard guard;

    ShowProposals(ReplyGuard guard) {
        this.guard = guard;
    }

    @Override
    public void take(Turn turn) {
        List<Proposal> made = turn.proposals().stream()
                .filter(proposal -> proposal.shownAfter() == turn.lastSeq())
                .toList();
        boolean shown = made.stream()
                .allMatch(proposal -> guard.names(
                        turn.text(), start(turn, proposal), turn.now().toLocalDateTime()));
        if (!made.isEmpty() && !shown) {
            String text = turn.text().isBlank()
                    ? EstablishedReply.proposed(turn)
                    : turn.text() + "\n" + EstablishedReply.proposed(turn);
            turn.say(text);
            turn.amendLastWords(turn.masking().mask(text));
        }
    }

    static LocalDateTime start(Turn turn, Proposal proposal) {
        ZoneId zone = turn.catalog()
                .map(catalog -> ToolData.zone(proposal.branch(), proposal.staff(), catalog))
                .orElse(turn.zone());
        return proposal.time().from().atZone(zone).toLocalDateTime();
    }
}
