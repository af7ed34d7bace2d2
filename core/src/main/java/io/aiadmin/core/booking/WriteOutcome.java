package io.aiadmin.core.booking;

import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.CrmException;
import java.util.Set;

/** Where one entry of the ledger stands after work on it. */
sealed interface WriteOutcome {

    /** Codes under which the ledger keeps why a write failed. */
    String SLOT_TAKEN = "slot_taken";

    String CRM_AWAY = "crm_away";
    String NOT_FOUND = "not_found";
    String UNDONE = "undone";
    String REFUSED = "refused:";

    /** The CRM has the booking, or the booking stands at its new time. */
    record Stands(Booking booking, Set<ConfirmResult.Difference> differs) implements WriteOutcome {}

    /** The booking is cancelled. */
    record Ended() implements WriteOutcome {}

    /** Somebody was faster. */
    record SlotTaken() implements WriteOutcome {}

    /** The CRM refuses it, or what it is about does not exist any more. */
    record Refused(String field, String reason) implements WriteOutcome {}

    /** Nothing was written: the CRM does not answer. */
    record Away(CrmException cause) implements WriteOutcome {}

    record InDoubt() implements WriteOutcome {}

    record WithHuman() implements WriteOutcome {}
}
