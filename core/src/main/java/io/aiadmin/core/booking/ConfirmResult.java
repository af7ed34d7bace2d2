package io.aiadmin.core.booking;

import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.IdempotencyKey;
import java.util.Set;

/** What became of a proposal that the customer said yes to. Only {@link Done} may be told as done. */
public sealed interface ConfirmResult permits ConfirmResult.Done, ConfirmResult.NotDone, Obstacle {

    /** The CRM has it. */
    sealed interface Done extends ConfirmResult {}

    /** The CRM does not have it, or it is not known whether it does. */
    sealed interface NotDone extends ConfirmResult {}

    /** @param differs in what the CRM's record is not what was promised; a person has been told then, and the customer should be */
    record Booked(Booking booking, Set<Difference> differs) implements Done {
        public Booked {
            differs = Set.copyOf(differs);
        }
    }

    /**
     * @param differs as with {@link Booked}
     * @param oldStands the visit was booked anew and the old one could not be cancelled; a person has been told
     */
    record Moved(Booking booking, Set<Difference> differs, boolean oldStands) implements Done {
        public Moved {
            differs = Set.copyOf(differs);
        }
    }

    record Cancelled(BookingId booking) implements Done {}

    /** The visit needs a phone, and none is known yet. */
    record MissingPhone() implements NotDone {}

    /** The write was sent and its answer lost; it is being looked up. Neither yes nor no may be said. */
    record InDoubt(IdempotencyKey key) implements NotDone {}

    /** It could not be found out; a person has been told to look. */
    record WithHuman(IdempotencyKey key) implements NotDone {}

    /**
     * The CRM refused the data.
     *
     * @param field what it objects to, {@code ""} when it does not say
     * @param reason for operators
     */
    record Refused(String field, String reason) implements NotDone {}

    /** The CRM was away before anything was written: a person has been given the wish. It is not a booking. */
    record WrittenDown() implements NotDone {}

    /** In what a CRM's record may differ from what was promised. */
    enum Difference {
        SERVICES,
        STAFF,
        START,
        LENGTH
    }
}
