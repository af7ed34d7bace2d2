package io.aiadmin.core.dialogue;

import io.aiadmin.core.booking.BookingDesk;
import io.aiadmin.core.booking.ConfirmResult;
import io.aiadmin.core.booking.Obstacle;
import io.aiadmin.core.booking.Proposal;
import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.core.conversation.BookingCard;
import io.aiadmin.core.guard.Agreement;
import io.aiadmin.core.guard.AgreementReader;
import io.aiadmin.core.guard.Evidence;
import io.aiadmin.core.guard.ShownProposal;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BranchId;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.llm.ToolSchema;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code confirm_booking}: carries out what the customer said yes to. Whether it was a yes is decided here, from the customer's own words, and
 * not by the model.
 */
final class ConfirmBookingTool implements Tool {

    private static final Duration VALID = Duration.ofHours(24);
    private static final Duration FOR_THE_ANSWER = Duration.ofSeconds(12);
    private static final String REFUSED = "confirm.refused";

    private final Catalogs catalogs;
    private final BookingDesk desk;
    private final AgreementReader agreements = new AgreementReader();

    ConfirmBookingTool(Catalogs catalogs, BookingDesk desk) {
        this.catalogs = catalogs;
        this.desk = desk;
    }

    @Override
    public String name() {
        return "confirm_booking";
    }

    @Override
    public ToolSchema.Structure parameters(Locale language) {
        return Parameters.of(this, language)
                .text("proposal_id", Parameters.ID)
                .require("proposal_id")
                .build();
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public ToolAnswer call(Turn turn, ToolArguments arguments) {
        CrmConnector crm = Catalogs.crm(turn);
        Optional<Proposal> known = turn.proposal(arguments.required("proposal_id"));
        if (known.isEmpty()) {
            return ToolAnswer.failed(
                    "unknown_proposal",
                    "no such pending proposal; pending: "
                            + turn.proposals().stream()
                                    .map(proposal -> proposal.id().value())
                                    .toList());
        }
        Proposal proposal = known.get();
        if (turn.instant().isAfter(proposal.madeAt().plus(VALID))) {
            turn.drop(proposal);
            return Refusals.outcome("expired", REFUSED);
        }
        if (!agreed(turn, proposal)) {
            return Refusals.outcome("not_agreed", REFUSED);
        }
        Instant until = turn.deadline().minus(FOR_THE_ANSWER);
        return answer(turn, proposal, desk.confirm(turn.bookingContext(crm), proposal, until));
    }

    /** The proposal was shown before the customer's last message, and that message says yes to it. */
    private boolean agreed(Turn turn, Proposal proposal) {
        if (turn.lastSeq() <= proposal.shownAfter()) {
            return false;
        }
        ShownProposal shown = new ShownProposal(
                proposal.kind() == Proposal.Kind.CANCEL,
                proposal.time().from().atZone(zone(turn, proposal)).toLocalDateTime(),
                proposal.clientPhone() == null || proposal.clientName() == null);
        return agreements.read(turn.customerText(), shown, turn.now()) == Agreement.YES;
    }

    private ToolAnswer answer(Turn turn, Proposal proposal, ConfirmResult result) {
        if (!(result instanceof ConfirmResult.MissingPhone)) {
            turn.drop(proposal);
        }
        return switch (result) {
            case ConfirmResult.Booked booked ->
                done(turn, booked.booking(), Evidence.Deed.BOOKED, booked.differs(), false);
            case ConfirmResult.Moved moved ->
                done(turn, moved.booking(), Evidence.Deed.MOVED, moved.differs(), moved.oldStands());
            case ConfirmResult.Cancelled _ -> cancelled(turn, proposal);
            case ConfirmResult.MissingPhone _ ->
                Refusals.outcome("missing", Map.of("missing", List.of("phone")), REFUSED);
            case ConfirmResult.InDoubt _ -> Refusals.outcome("unknown_outcome", REFUSED);
            case ConfirmResult.WithHuman _ -> {
                turn.wantHuman();
                yield Refusals.outcome("unknown_outcome", Map.of("with_human", true), REFUSED);
            }
            case ConfirmResult.Refused refused ->
                Refusals.outcome("refused", Map.of("reason", refused.field()), REFUSED);
            case ConfirmResult.WrittenDown _ -> {
                turn.wantHuman();
                yield Refusals.outcome("accepted_later", REFUSED);
            }
            case Obstacle.Past _ -> Refusals.outcome("expired", REFUSED);
            case Obstacle obstacle ->
                Refusals.of(obstacle, turn, turn.catalog().orElse(null), proposal.services(), REFUSED);
        };
    }

    private ToolAnswer done(
            Turn turn, Booking booking, Evidence.Deed deed, Set<ConfirmResult.Difference> differs, boolean oldStands) {
        CatalogView catalog = catalogs.of(turn);
        boolean moved = deed == Evidence.Deed.MOVED;
        BookingCard card =
                VisitCards.of(booking, catalog, turn.wording(), moved ? VisitCards.MOVED : VisitCards.ACTIVE);
        turn.visited(card, deed);
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("outcome", moved ? "moved" : "booked");
        content.put("booking", ToolData.booking(booking, catalog));
        if (!differs.isEmpty()) {
            turn.wantHuman();
            content.put(
                    "differs",
                    differs.stream()
                            .map(each -> each.name().toLowerCase(Locale.ROOT))
                            .sorted()
                            .toList());
        }
        if (oldStands) {
            turn.wantHuman();
            content.put("old_stands", true);
        }
        return ToolAnswer.of(
                content, Panel.line(moved ? "confirm.moved" : "confirm.booked", VisitCards.words(card, Panel.WORDING)));
    }

    private ToolAnswer cancelled(Turn turn, Proposal proposal) {
        CatalogView catalog = catalogs.of(turn);
        ZoneId zone = zone(turn, proposal);
        BookingCard card = VisitCards.of(proposal, catalog, zone, VisitCards.CANCELLED);
        turn.visited(card, Evidence.Deed.CANCELLED);
        Map<String, @Nullable Object> booking = new LinkedHashMap<>();
        booking.put("id", card.id());
        booking.put("services", ToolData.services(proposal.services(), catalog));
        ToolData.person(booking, proposal.staff(), catalog);
        booking.put("start", ToolData.local(proposal.time().from(), zone));
        booking.put("end", ToolData.local(proposal.time().until(), zone));
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("outcome", "cancelled");
        content.put("booking", booking);
        return ToolAnswer.of(content, Panel.line("confirm.cancelled", VisitCards.words(card, Panel.WORDING)));
    }

    private static ZoneId zone(Turn turn, Proposal proposal) {
        BranchId branch = proposal.branch();
        return turn.catalog()
                .map(catalog -> ToolData.zone(branch, proposal.staff(), catalog))
                .orElse(turn.zone());
    }
}
