package io.aiadmin.core.dialogue;

import io.aiadmin.core.booking.Proposal;
import io.aiadmin.spi.llm.DialogueFacts;

/** States this turn's facts in the form that programs read. */
final class Facts {

    private Facts() {}

    static DialogueFacts of(Turn turn) {
        return new DialogueFacts(
                turn.now(),
                turn.language(),
                turn.identity().name(),
                identity(turn),
                turn.proposals().stream().map(Facts::pending).toList(),
                CompanyTexts.facts(turn.company()));
    }

    static DialogueFacts.Identity identity(Turn turn) {
        if (turn.provenPhone() != null) {
            return DialogueFacts.Identity.PROVEN;
        }
        return turn.identity().forBooking() != null ? DialogueFacts.Identity.CLAIMED : DialogueFacts.Identity.ANONYMOUS;
    }

    private static DialogueFacts.PendingProposal pending(Proposal proposal) {
        DialogueFacts.PendingProposal.Kind kind = switch (proposal.kind()) {
            case BOOK -> DialogueFacts.PendingProposal.Kind.BOOK;
            case MOVE -> DialogueFacts.PendingProposal.Kind.MOVE;
            case CANCEL -> DialogueFacts.PendingProposal.Kind.CANCEL;
        };
        return new DialogueFacts.PendingProposal(proposal.id().value(), kind, proposal.summary());
    }
}
