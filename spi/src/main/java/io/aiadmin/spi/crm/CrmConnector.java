package io.aiadmin.spi.crm;

import io.aiadmin.spi.Finding;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.WebhookRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One company's account in one CRM.
 *
 * <p>Calls block, and many virtual threads call at once. Every call may throw any {@link CrmException} and nothing else; a method lists
 * only what has a meaning of its own there. Times are instants; the company's zone comes with the context. Collections are immutable and
 * never null. A method whose {@link CrmCapability} is missing throws {@link UnsupportedOperationException}: it never pretends.
 *
 * @since 1.0
 */
public interface CrmConnector extends AutoCloseable {

    /** What this account can do. Fixed for the connector's life; the agent is offered no tool for the rest. */
    Set<CrmCapability> capabilities();

    /** How this account behaves. Fixed for the connector's life. */
    CrmProfile profile();

    /**
     * Tries the account step by step: address, key, branches, services, staff, free slots, the right to write.
     *
     * @return every step's finding, in the owner's words; a failed step is a finding, never an exception
     */
    List<Finding> check();

    /** Reads the whole catalogue from the CRM; the core caches it. */
    Catalog catalog();

    /**
     * Starts at which the visit fits whole, earliest first, at most {@link SlotQuery#limit()}. Never a start in the past.
     *
     * @return empty when nothing is free, or when the range lies in the past
     * @throws CrmException.NotFound the service or the member of staff does not exist, or that person does not do it
     */
    List<Slot> freeSlots(SlotQuery query);

    /**
     * Working times in the range, earliest first. Needs {@link CrmCapability#SHIFTS}.
     */
    default List<Shift> shifts(TimeRange range) {
        throw new UnsupportedOperationException("SHIFTS");
    }

    /** The card with this phone. Needs {@link CrmCapability#FIND_CLIENT}. */
    default Optional<Client> findClient(Phone phone) {
        throw new UnsupportedOperationException("FIND_CLIENT");
    }

    /** Finds the card with this phone or makes one; an existing name is kept. Needs {@link CrmCapability#SAVE_CLIENT}. */
    default Client saveClient(ClientDraft draft) {
        throw new UnsupportedOperationException("SAVE_CLIENT");
    }

    /**
     * The client's bookings that overlap the range, cancelled ones too, by start. Needs {@link CrmCapability#CLIENT_BOOKINGS}.
     *
     * @return empty for a phone that the CRM does not know
     */
    default List<Booking> bookingsOf(Phone client, TimeRange range) {
        throw new UnsupportedOperationException("CLIENT_BOOKINGS");
    }

    /** Everybody's bookings that overlap the range, cancelled ones too, by start. Needs {@link CrmCapability#LIST_BOOKINGS}. */
    default List<Booking> bookings(TimeRange range) {
        throw new UnsupportedOperationException("LIST_BOOKINGS");
    }

    /**
     * One booking as it stands now.
     *
     * @return empty when it does not exist (any more); a cancelled one is returned as such where the CRM keeps it
     */
    Optional<Booking> booking(BookingId id);

    /**
     * Writes one booking. Calling again with the same key never writes a second one.
     *
     * @return the booking as the CRM stored it, which may differ from the order in its end and its price
     * @throws CrmException.SlotTaken someone was faster; nothing was written
     * @throws CrmException.OutcomeUnknown the answer was lost; ask {@link #findByKey} before saying anything
     */
    Booking book(BookingOrder order);

    /**
     * Puts an active booking at another time. The same order again changes nothing more.
     *
     * @throws CrmException.SlotTaken the new time is not free; the booking stands where it stood
     * @throws CrmException.NotFound no such active booking
     * @throws CrmException.OutcomeUnknown the answer was lost; read the {@link #booking}
     */
    default Booking reschedule(MoveOrder order) {
        throw new UnsupportedOperationException("RESCHEDULE");
    }

    /**
     * Cancels a booking. Cancelling a cancelled one is no error. Needs {@link CrmCapability#CANCEL}.
     *
     * @throws CrmException.NotFound there never was such a booking
     * @throws CrmException.OutcomeUnknown the answer was lost; read the {@link #booking}
     */
    default void cancel(BookingId booking) {
        throw new UnsupportedOperationException("CANCEL");
    }

    /** The booking written under this key, cancelled or not. Needs {@link CrmCapability#FIND_BY_KEY}. */
    default Optional<Booking> findByKey(IdempotencyKey key) {
        throw new UnsupportedOperationException("FIND_BY_KEY");
    }

    /** Adds a line to the client's card. Needs {@link CrmCapability#CLIENT_NOTES}. */
    default void addNote(ClientId client, String text) {
        throw new UnsupportedOperationException("CLIENT_NOTES");
    }

    /**
     * Reads a request that the CRM sent to the company's webhook address. Needs {@link CrmCapability#CHANGE_EVENTS}.
     *
     * @throws CrmException.Unauthorized the request does not prove its origin
     */
    default CrmInbound receive(WebhookRequest request) {
        throw new UnsupportedOperationException("CHANGE_EVENTS");
    }

    /** Frees what the connector holds. Called once, with no call under way. */
    @Override
    void close();
}
