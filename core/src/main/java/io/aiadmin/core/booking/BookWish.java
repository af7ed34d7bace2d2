package io.aiadmin.core.booking;

import io.aiadmin.spi.Phone;
import io.aiadmin.spi.crm.BookingOrder;
import io.aiadmin.spi.crm.BranchId;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.StaffId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new visit that the customer wishes for.
 *
 * @param id of the proposal to be made
 * @param shownAfter the seq of the customer's last message
 * @param services in the order they are carried out; at least one
 * @param staff null: whoever is free
 * @param branch null: the branch of the person, or the company's only one
 * @param clientName null: the name that is known of the customer
 * @param clientPhone null: the phone that is known of the customer
 * @param note for the company's staff, at most {@value BookingOrder#MAX_NOTE} characters; may be empty
 * @param together proposals that are to be confirmed along with this one: it may not overlap them
 */
public record BookWish(
        ProposalId id,
        long shownAfter,
        List<ServiceId> services,
        @Nullable StaffId staff,
        @Nullable BranchId branch,
        Instant start,
        @Nullable String clientName,
        @Nullable Phone clientPhone,
        String note,
        List<Proposal> together) {

    public BookWish {
        services = List.copyOf(services);
        together = List.copyOf(together);
        if (services.isEmpty() || note.length() > BookingOrder.MAX_NOTE) {
            throw new IllegalArgumentException(
                    "services: " + services.size() + ", note: " + note.length() + " characters");
        }
    }

    @Override
    public String toString() {
        return "BookWish[" + id + "]";
    }
}
