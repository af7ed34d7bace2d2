package io.aiadmin.core.booking;

import io.aiadmin.core.conversation.CustomerIdentity;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.BookingStatus;
import io.aiadmin.spi.crm.Client;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The visits that a customer may know of: all of a proven phone, else those that this very conversation has made. */
final class OwnVisits {

    /** How long a phone stays proven: numbers change hands. */
    static final Duration PROOF_COUNTS = Duration.ofDays(180);

    /** How far ahead visits are looked for. */
    private static final Duration AHEAD = Duration.ofDays(400);

    /** How long back a conversation's own writes are looked at. */
    private static final Duration BACK = Duration.ofDays(90);

    private final BookingLedger ledger;
    private final Clock clock;

    OwnVisits(BookingLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    VisitList list(BookingContext context) {
        Phone phone = proven(context.customer());
        if (phone == null) {
            return context.customer().forBooking() == null ? new VisitList.NoPhone() : new VisitList.NotProven();
        }
        if (!context.crm().capabilities().contains(CrmCapability.CLIENT_BOOKINGS)) {
            return new VisitList.NotOffered(CrmCapability.CLIENT_BOOKINGS);
        }
        try {
            return new VisitList.Listed(ofPhone(context, phone).stream()
                    .filter(booking -> booking.status() == BookingStatus.ACTIVE)
                    .map(booking -> new VisitList.Visit(booking, mayChange(context, booking)))
                    .toList());
        } catch (CrmException e) {
            return new VisitList.CrmDown(e);
        }
    }

    /** Whether the house rule lets the visit be changed in the chat. */
    boolean mayChange(BookingContext context, Booking booking) {
        Duration left = Duration.between(clock.instant(), booking.time().from());
        return left.compareTo(context.company().profile().cancelNotice()) >= 0;
    }

    /** The phone that the customer has proven and whose proof still counts. */
    @Nullable
    Phone proven(CustomerIdentity customer) {
        Instant at = customer.provenAt();
        return at != null && clock.instant().isBefore(at.plus(PROOF_COUNTS)) ? customer.proven() : null;
    }

    /**
     * The visit, if it is one of the proven phone's.
     *
     * @throws CrmException the CRM can't say
     */
    Optional<Booking> owned(BookingContext context, BookingId id, Phone proven) {
        return context.crm().booking(id).filter(booking -> belongsTo(context, booking, proven));
    }

    private static boolean belongsTo(BookingContext context, Booking booking, Phone proven) {
        Client client = booking.client();
        if (client != null && client.phone() != null) {
            return proven.equals(client.phone());
        }
        if (!context.crm().capabilities().contains(CrmCapability.CLIENT_BOOKINGS)) {
            return false;
        }
        return context.crm().bookingsOf(proven, booking.time()).stream()
                .anyMatch(own -> own.id().equals(booking.id()));
    }

    /**
     * Future visits that count for the customer's limits. For a phone that is only claimed they are those of this conversation: anything
     * else would tell a stranger what the owner of the phone has booked.
     *
     * @throws CrmException the CRM can't say
     */
    List<Own> counting(BookingContext context, Phone phone) {
        boolean tells = context.crm().capabilities().contains(CrmCapability.CLIENT_BOOKINGS);
        List<Booking> bookings = phone.equals(proven(context.customer())) && tells
                ? ofPhone(context, phone)
                : ofConversation(context, phone);
        return bookings.stream()
                .map(booking -> new Own(booking.id(), booking.time()))
                .toList();
    }

    private List<Booking> ofPhone(BookingContext context, Phone phone) {
        Instant now = clock.instant();
        return context.crm().bookingsOf(phone, TimeRange.of(now, AHEAD)).stream()
                .filter(booking -> expected(booking, now))
                .sorted(Comparator.comparing(booking -> booking.time().from()))
                .toList();
    }

    private List<Booking> ofConversation(BookingContext context, Phone phone) {
        Instant now = clock.instant();
        Set<BookingId> made = new LinkedHashSet<>();
        for (LedgerEntry entry : ledger.recent(context.company().id(), context.conversation(), now.minus(BACK))) {
            BookingId booking = entry.booking();
            if (entry.write() instanceof CrmWrite.Create create
                    && booking != null
                    && create.order().client().phone().equals(phone)) {
                made.add(booking);
            }
        }
        List<Booking> bookings = new ArrayList<>();
        for (BookingId id : made) {
            context.crm().booking(id).filter(booking -> expected(booking, now)).ifPresent(bookings::add);
        }
        return bookings;
    }

    private static boolean expected(Booking booking, Instant now) {
        return (booking.status() == BookingStatus.ACTIVE || booking.status() == BookingStatus.PENDING)
                && booking.time().until().isAfter(now);
    }

    /** A visit that takes the customer's time. */
    record Own(BookingId id, TimeRange time) {}
}
