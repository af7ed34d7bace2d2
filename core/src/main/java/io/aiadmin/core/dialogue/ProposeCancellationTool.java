package io.aiadmin.core.dialogue;

import io.aiadmin.core.booking.BookingDesk;
import io.aiadmin.core.booking.Obstacle;
import io.aiadmin.core.booking.Proposal;
import io.aiadmin.core.booking.ProposeResult;
import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.llm.ToolSchema;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code propose_cancellation}: checks whether a visit may be cancelled. */
final class ProposeCancellationTool implements Tool {

    private final Catalogs catalogs;
    private final BookingDesk desk;

    ProposeCancellationTool(Catalogs catalogs, BookingDesk desk) {
        this.catalogs = catalogs;
        this.desk = desk;
    }

    @Override
    public String name() {
        return "propose_cancellation";
    }

    @Override
    public ToolSchema.Structure parameters(Locale language) {
        return Parameters.of(this, language)
                .text("booking_id", Parameters.ID)
                .require("booking_id")
                .build();
    }

    @Override
    public Set<CrmCapability> needs() {
        return Set.of(CrmCapability.CANCEL, CrmCapability.CLIENT_BOOKINGS);
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public ToolAnswer call(Turn turn, ToolArguments arguments) {
        CrmConnector crm = Catalogs.crm(turn);
        CatalogView catalog = catalogs.of(turn);
        BookingId booking = new BookingId(arguments.required("booking_id"));
        return switch (desk.proposeCancellation(
                turn.bookingContext(crm), turn.nextProposalId(), turn.lastSeq(), booking)) {
            case ProposeResult.Proposed proposed -> {
                turn.propose(proposed.proposal(), otherCancellations(turn, booking));
                yield Proposals.answer(proposed, turn, catalog);
            }
            case Obstacle obstacle -> Refusals.of(obstacle, turn, catalog, List.of(), "propose.refused");
        };
    }

    /** Cancelling two visits takes two proposals of this turn; those of earlier turns are replaced. */
    private static List<Proposal> otherCancellations(Turn turn, BookingId booking) {
        return turn.proposals().stream()
                .filter(proposal -> proposal.kind() == Proposal.Kind.CANCEL
                        && proposal.shownAfter() == turn.lastSeq()
                        && !booking.equals(proposal.booking()))
                .toList();
    }
}
