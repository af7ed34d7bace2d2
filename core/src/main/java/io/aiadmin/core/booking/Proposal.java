package io.aiadmin.core.booking;

import io.aiadmin.spi.Phone;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.BranchId;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.StaffId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exactly what the customer is asked to say yes to. Immutable: another time or service is another proposal.
 *
 * @param shownAfter the seq of the last customer message when it was made; only a yes in a later message counts
 * @param booking the booking to be moved or cancelled; null for a new one
 * @param time of the visit after the yes; for a cancellation, of the visit that ends
 * @param clientPhone null while it is still to be asked for
 * @param summary rendered by code, in the customer's language
 */
public record Proposal(
        ProposalId id,
        Kind kind,
        long shownAfter,
        Instant madeAt,
        @Nullable BookingId booking,
        List<ServiceId> services,
        @Nullable StaffId staff,
        @Nullable BranchId branch,
        TimeRange time,
        @Nullable String clientName,
        @Nullable Phone clientPhone,
        String note,
        String summary) {

    /** What the yes will do. */
    public enum Kind {
        BOOK,
        MOVE,
        CANCEL
    }

    public Proposal {
        services = List.copyOf(services);
        if ((kind == Kind.BOOK) != (booking == null)) {
            throw new IllegalArgumentException(kind + " and booking");
        }
    }

    @Override
    public String toString() {
        return "Proposal[" + id + ", " + kind + "]";
    }
}
