package io.aiadmin.core.dialogue;

import io.aiadmin.core.booking.BookWish;
import io.aiadmin.core.booking.BookingDesk;
import io.aiadmin.core.booking.Obstacle;
import io.aiadmin.core.booking.Proposal;
import io.aiadmin.core.booking.ProposeResult;
import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.StaffId;
import io.aiadmin.spi.llm.ToolSchema;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code propose_booking}: checks a visit and puts it to the customer. */
final class ProposeBookingTool implements Tool {

    private static final int SERVICES = 5;
    private static final int NAME = 100;
    private static final int PHONE = 40;
    private static final int NOTE = 300;
    private static final int TOGETHER = 3;

    private final Catalogs catalogs;
    private final BookingDesk desk;

    ProposeBookingTool(Catalogs catalogs, BookingDesk desk) {
        this.catalogs = catalogs;
        this.desk = desk;
    }

    @Override
    public String name() {
        return "propose_booking";
    }

    @Override
    public ToolSchema.Structure parameters(Locale language) {
        return Parameters.of(this, language)
                .ids("service_ids", 1, SERVICES)
                .text("staff_id", Parameters.ID)
                .text("start", Parameters.TIME)
                .text("client_name", NAME)
                .text("client_phone", PHONE)
                .text("note", NOTE)
                .ids("together_with", 0, TOGETHER)
                .require("service_ids", "start")
                .build();
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public ToolAnswer call(Turn turn, ToolArguments arguments) {
        CrmConnector crm = Catalogs.crm(turn);
        CatalogView catalog = catalogs.of(turn);
        BookWish wish = wish(turn, arguments, catalog);
        return switch (desk.proposeBooking(turn.bookingContext(crm), wish)) {
            case ProposeResult.Proposed proposed -> {
                turn.propose(proposed.proposal(), wish.together());
                yield Proposals.answer(proposed, turn, catalog);
            }
            case Obstacle obstacle -> Refusals.of(obstacle, turn, catalog, wish.services(), "propose.refused");
        };
    }

    private static BookWish wish(Turn turn, ToolArguments arguments, CatalogView catalog) {
        StaffId staff = arguments.text("staff_id").map(StaffId::new).orElse(null);
        ZoneId zone = ToolData.zone(null, staff, catalog);
        Instant start = arguments.moment("start", zone).toInstant();
        String name = arguments
                .text("client_name")
                .map(CleanText::name)
                .filter(clean -> !clean.isEmpty())
                .orElse(null);
        Phone phone = arguments
                .text("client_phone")
                .map(text -> SpokenPhone.read(turn, "client_phone", text))
                .orElse(null);
        return new BookWish(
                turn.nextProposalId(),
                turn.lastSeq(),
                arguments.texts("service_ids").stream().map(ServiceId::new).toList(),
                staff,
                null,
                start,
                name,
                phone,
                arguments
                        .text("note")
                        .map(note -> CleanText.line(turn.masking().restore(note), NOTE))
                        .orElse(""),
                together(turn, arguments));
    }

    private static List<Proposal> together(Turn turn, ToolArguments arguments) {
        List<Proposal> together = new ArrayList<>();
        for (String id : arguments.texts("together_with")) {
            together.add(turn.proposal(id)
                    .filter(proposal -> proposal.kind() == Proposal.Kind.BOOK)
                    .orElseThrow(() -> new BadArgumentException("together_with", "ids of pending booking proposals")));
        }
        return together;
    }
}
