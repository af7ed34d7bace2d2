package io.aiadmin.core.dialogue;

import io.aiadmin.core.booking.Obstacle;
import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.core.company.CompanyProfile;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.Slot;
import io.aiadmin.spi.crm.StaffId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How tools say no: outcomes that belong to the business, and errors that do not. */
final class Refusals {

    static final String CRM_UNAVAILABLE = "crm_unavailable";

    private Refusals() {}

    static ToolAnswer unknownService(ServiceId id) {
        return ToolAnswer.failed("unknown_service", "no service " + id + "; take ids from list_services");
    }

    static ToolAnswer unknownStaff(StaffId id) {
        return ToolAnswer.failed("unknown_staff", "nobody has the id " + id + "; take ids from list_staff");
    }

    static ToolAnswer crmAway() {
        return ToolAnswer.failed(CRM_UNAVAILABLE, "the booking system does not answer right now");
    }

    /** An outcome with nothing more to say, in the panel under the key given. */
    static ToolAnswer outcome(String outcome, String panelKey) {
        return outcome(outcome, Map.of(), panelKey);
    }

    static ToolAnswer outcome(String outcome, Map<String, ? extends @Nullable Object> more, String panelKey) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("outcome", outcome);
        content.putAll(more);
        return ToolAnswer.of(content, Panel.line(panelKey, Panel.outcome(outcome)));
    }

    /** A CRM call that failed while looking something up. */
    static ToolAnswer of(CrmException failure) {
        return switch (failure) {
            case CrmException.SlotTaken _ -> outcome("taken", "propose.refused");
            case CrmException.NotFound _ ->
                ToolAnswer.failed(
                        "unknown_service", "the CRM knows no such service or person, or that person does not do it");
            case CrmException.Rejected rejected ->
                ToolAnswer.failed("bad_arguments", "the CRM refuses " + rejected.field());
            case CrmException.Unauthorized _,
                    CrmException.RateLimited _,
                    CrmException.Unavailable _,
                    CrmException.OutcomeUnknown _ -> crmAway();
        };
    }

    /** What stands in the way of a visit, when proposing ({@code propose.refused}) or confirming ({@code confirm.refused}). */
    static ToolAnswer of(
            Obstacle obstacle, Turn turn, @Nullable CatalogView catalog, List<ServiceId> services, String panelKey) {
        return switch (obstacle) {
            case Obstacle.Taken taken -> taken(taken, turn, catalog, services, panelKey);
            case Obstacle.Past _ -> outcome("past", panelKey);
            case Obstacle.TooLate late -> tooLate(late, turn.company().profile(), panelKey);
            case Obstacle.NotProven _ -> outcome("phone_not_proven", panelKey);
            case Obstacle.OverlapsOwn _ -> outcome("overlaps_own", panelKey);
            case Obstacle.TooMany many -> outcome("too_many", Map.of("allowed", (long) many.allowed()), panelKey);
            case Obstacle.UnknownService unknown -> unknownService(unknown.service());
            case Obstacle.UnknownStaff unknown -> unknownStaff(unknown.staff());
            case Obstacle.UnknownBooking unknown ->
                ToolAnswer.failed(
                        "unknown_booking",
                        "no visit " + unknown.booking() + " of this customer; take ids from my_bookings");
            case Obstacle.AlreadyCancelled _ -> outcome("already_cancelled", panelKey);
            case Obstacle.NotOffered missing ->
                ToolAnswer.failed("bad_arguments", "the company's booking system can't do this: " + missing.missing());
            case Obstacle.CrmDown _ -> crmAway();
        };
    }

    private static ToolAnswer taken(
            Obstacle.Taken taken, Turn turn, @Nullable CatalogView catalog, List<ServiceId> services, String panelKey) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        if (catalog != null) {
            more.put(
                    "alternatives",
                    taken.alternatives().stream()
                            .map(slot -> ToolData.slot(slot, catalog))
                            .toList());
        }
        more.put("why", taken.why().code());
        turn.offer(offered(taken.alternatives(), services, turn.instant()));
        return outcome("taken", more, panelKey);
    }

    static List<OfferedSlot> offered(List<Slot> slots, List<ServiceId> services, Instant now) {
        return slots.stream()
                .map(slot -> new OfferedSlot(services, slot.staff(), slot.time(), now))
                .toList();
    }

    private static ToolAnswer tooLate(Obstacle.TooLate late, CompanyProfile profile, String panelKey) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        more.put("notice_hours", late.notice().toHours());
        ToolData.put(more, "company_phone", profile.phone());
        return outcome("too_late", more, panelKey);
    }
}
