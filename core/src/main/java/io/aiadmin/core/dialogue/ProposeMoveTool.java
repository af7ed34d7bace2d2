package io.aiadmin.core.dialogue;

import io.aiadmin.core.booking.BookingDesk;
import io.aiadmin.core.booking.MoveWish;
import io.aiadmin.core.booking.Obstacle;
import io.aiadmin.core.booking.ProposeResult;
import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.StaffId;
import io.aiadmin.spi.llm.ToolSchema;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code propose_move}: checks another time for an existing visit. */
final class ProposeMoveTool implements Tool {

    private final Catalogs catalogs;
    private final BookingDesk desk;

    ProposeMoveTool(Catalogs catalogs, BookingDesk desk) {
        this.catalogs = catalogs;
        this.desk = desk;
    }

    @Override
    public String name() {
        return "propose_move";
    }

    @Override
    public ToolSchema.Structure parameters(Locale language) {
        return Parameters.of(this, language)
                .text("booking_id", Parameters.ID)
                .text("start", Parameters.TIME)
                .text("staff_id", Parameters.ID)
                .require("booking_id", "start")
                .build();
    }

    @Override
    public Set<CrmCapability> needs() {
        return Set.of(CrmCapability.RESCHEDULE, CrmCapability.CLIENT_BOOKINGS);
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public ToolAnswer call(Turn turn, ToolArguments arguments) {
        CrmConnector crm = Catalogs.crm(turn);
        CatalogView catalog = catalogs.of(turn);
        StaffId staff = arguments.text("staff_id").map(StaffId::new).orElse(null);
        MoveWish wish = new MoveWish(
                turn.nextProposalId(),
                turn.lastSeq(),
                new BookingId(arguments.required("booking_id")),
                arguments.moment("start", ToolData.zone(null, staff, catalog)).toInstant(),
                staff);
        return switch (desk.proposeMove(turn.bookingContext(crm), wish)) {
            case ProposeResult.Proposed proposed -> {
                turn.propose(proposed.proposal(), List.of());
                yield Proposals.answer(proposed, turn, catalog);
            }
            case Obstacle obstacle -> Refusals.of(obstacle, turn, catalog, List.of(), "propose.refused");
        };
    }
}
