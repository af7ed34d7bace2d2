package io.aiadmin.spi.tck;

import io.aiadmin.spi.Finding;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.WebhookRequest;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.BookingOrder;
import io.aiadmin.spi.crm.Catalog;
import io.aiadmin.spi.crm.Client;
import io.aiadmin.spi.crm.ClientDraft;
import io.aiadmin.spi.crm.ClientId;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.CrmInbound;
import io.aiadmin.spi.crm.CrmProfile;
import io.aiadmin.spi.crm.IdempotencyKey;
import io.aiadmin.spi.crm.MoveOrder;
import io.aiadmin.spi.crm.Shift;
import io.aiadmin.spi.crm.Slot;
import io.aiadmin.spi.crm.SlotQuery;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A connector that does what another does, so that a faulty one differs in one thing. */
class ForwardingCrm implements CrmConnector {

    private final CrmConnector other;

    ForwardingCrm(CrmConnector other) {
        this.other = other;
    }

    @Override
    public Set<CrmCapability> capabilities() {
        return other.capabilities();
    }

    @Override
    public CrmProfile profile() {
        return other.profile();
    }

    @Override
    public List<Finding> check() {
        return other.check();
    }

    @Override
    public Catalog catalog() {
        return other.catalog();
    }

    @Override
    public List<Slot> freeSlots(SlotQuery query) {
        return other.freeSlots(query);
    }

    @Override
    public List<Shift> shifts(TimeRange range) {
        return other.shifts(range);
    }

    @Override
    public Optional<Client> findClient(Phone phone) {
        return other.findClient(phone);
    }

    @Override
    public Client saveClient(ClientDraft draft) {
        return other.saveClient(draft);
    }

    @Override
    public List<Booking> bookingsOf(Phone client, TimeRange range) {
        return other.bookingsOf(client, range);
    }

    @Override
    public List<Booking> bookings(TimeRange range) {
        return other.bookings(range);
    }

    @Override
    public Optional<Booking> booking(BookingId id) {
        return other.booking(id);
    }

    @Override
    public Booking book(BookingOrder order) {
        return other.book(order);
    }

    @Override
    public Booking reschedule(MoveOrder order) {
        return other.reschedule(order);
    }

    @Override
    public void cancel(BookingId booking) {
        other.cancel(booking);
    }

    @Override
    public Optional<Booking> findByKey(IdempotencyKey key) {
        return other.findByKey(key);
    }

    @Override
    public void addNote(ClientId client, String text) {
        other.addNote(client, text);
    }

    @Override
    public CrmInbound receive(WebhookRequest request) {
        return other.receive(request);
    }

    @Override
    public void close() {
        other.close();
    }
}
