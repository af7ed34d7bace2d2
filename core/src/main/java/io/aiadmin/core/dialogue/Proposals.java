package io.aiadmin.core.dialogue;

import io.aiadmin.core.booking.Proposal;
import io.aiadmin.core.booking.ProposeResult;
import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.spi.crm.Booking;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the model of a proposal that stands. */
final class Proposals {

    private Proposals() {}

    static ToolAnswer answer(ProposeResult.Proposed proposed, Turn turn, CatalogView catalog) {
        Proposal proposal = proposed.proposal();
        ZoneId zone = ToolData.zone(proposal.branch(), proposal.staff(), catalog);
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("outcome", "proposed");
        content.put("proposal_id", proposal.id().value());
        content.put("kind", proposal.kind().name().toLowerCase(Locale.ROOT));
        content.put("summary", proposal.summary());
        content.put("services", ToolData.services(proposal.services(), catalog));
        ToolData.person(content, proposal.staff(), catalog);
        content.put("start", ToolData.local(proposal.time().from(), zone));
        content.put("end", ToolData.local(proposal.time().until(), zone));
        ToolData.price(content, proposed.price());
        before(content, proposed.before(), zone, catalog);
        ToolData.put(content, "client_name", proposal.clientName());
        content.put("missing", missing(proposal, turn));
        return ToolAnswer.of(content, Panel.line("propose", proposal.summary()));
    }

    /** What a confirmation will still need, or would be glad of. */
    static List<String> missing(Proposal proposal, Turn turn) {
        List<String> missing = new ArrayList<>();
        if (proposal.kind() == Proposal.Kind.BOOK) {
            if (proposal.clientPhone() == null && turn.identity().forBooking() == null) {
                missing.add("phone");
            }
            if (proposal.clientName() == null && turn.identity().name() == null) {
                missing.add("name");
            }
        }
        return missing;
    }

    private static void before(
            Map<String, @Nullable Object> content, @Nullable Booking before, ZoneId zone, CatalogView catalog) {
        if (before != null) {
            content.put("booking_id", before.id().value());
            content.put("old_start", ToolData.local(before.time().from(), zone));
            ToolData.put(content, "old_staff_name", ToolData.staffName(before.staff(), catalog));
        }
    }
}
