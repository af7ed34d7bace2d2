package io.aiadmin.core.booking;

import io.aiadmin.core.catalog.EmptyReason;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.Slot;
import io.aiadmin.spi.crm.StaffId;
import java.time.Duration;
import java.util.List;

/** What stands in the way of a visit; nothing was written. The same whether it shows when proposing or only when confirming. */
public sealed interface Obstacle extends ProposeResult, ConfirmResult {

    /**
     * The time is not free.
     *
     * @param alternatives near free times, best first, at most six; may be empty
     * @param why what is known of the reason
     */
    record Taken(List<Slot> alternatives, EmptyReason why) implements Obstacle {
        public Taken {
            alternatives = List.copyOf(alternatives);
        }
    }

    /** The time, or the visit to be changed, lies in the past. */
    record Past() implements Obstacle {}

    /** By the house rule it is too late to move or cancel in the chat. */
    record TooLate(Duration notice) implements Obstacle {}

    /** Existing visits are shown and changed only for a phone that is proven. Whether there is such a visit is not looked up. */
    record NotProven() implements Obstacle {}

    /** The customer has another visit at that time. */
    record OverlapsOwn(TimeRange other) implements Obstacle {}

    /** The customer has as many future visits as the company allows. */
    record TooMany(int allowed) implements Obstacle {}

    record UnknownService(ServiceId service) implements Obstacle {}

    record UnknownStaff(StaffId staff) implements Obstacle {}

    /** There is no such visit of this customer; this also stands for somebody else's. */
    record UnknownBooking(BookingId booking) implements Obstacle {}

    record AlreadyCancelled(BookingId booking) implements Obstacle {}

    /** The company's CRM can't do this at all. */
    record NotOffered(CrmCapability missing) implements Obstacle {}

    /** The CRM does not answer, refuses the company's key or has had too many calls. Confirming never ends here: it writes the wish down. */
    record CrmDown(CrmException cause) implements Obstacle {}
}
