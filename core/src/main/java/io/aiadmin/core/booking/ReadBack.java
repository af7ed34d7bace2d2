package io.aiadmin.core.booking;

import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.BookingOrder;
import io.aiadmin.spi.crm.BookingStatus;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.MoveOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into the CRM for what became of a write. */
final class ReadBack {

    private static final Logger LOG = LoggerFactory.getLogger(ReadBack.class);

    /** How far around the start a booking is looked for where the CRM can't look it up by its key. */
    private static final Duration AROUND = Duration.ofDays(1);

    private ReadBack() {}

    /** What a look into the CRM shows. */
    sealed interface Sight {

        /** The write has happened. */
        record There(Booking booking) implements Sight {}

        /** The visit is cancelled, as was asked for. */
        record Ended() implements Sight {}

        /** Nothing of it is to be seen, yet. */
        record Absent() implements Sight {}

        /** It happened, and somebody has undone it since; or the visit to be changed is gone. */
        record Undone() implements Sight {}

        /** More than one fits. */
        record Several() implements Sight {}

        /** The CRM is still at it. */
        record Underway() implements Sight {}

        /** The CRM does not say. */
        record Silent() implements Sight {}
    }

    static Sight look(CrmConnector crm, LedgerEntry entry) {
        try {
            return switch (entry.write()) {
                case CrmWrite.Create create -> created(crm, create.order(), entry.booking());
                case CrmWrite.Move move -> moved(crm, move.order());
                case CrmWrite.Cancel cancel -> cancelled(crm, cancel.booking());
            };
        } catch (RuntimeException e) {
            // a plugin's own mistake tells as little as a CRM that is away
            LOG.warn(
                    "write could not be read back: company={} key={} error={}",
                    entry.company(),
                    entry.key(),
                    e.toString());
            return new Sight.Silent();
        }
    }

    private static Sight created(CrmConnector crm, BookingOrder order, @Nullable BookingId known) {
        Set<CrmCapability> can = crm.capabilities();
        if (known != null) {
            return one(crm.booking(known));
        }
        if (can.contains(CrmCapability.FIND_BY_KEY)) {
            return one(crm.findByKey(order.key()));
        }
        TimeRange around =
                new TimeRange(order.start().minus(AROUND), order.start().plus(AROUND));
        if (can.contains(CrmCapability.CLIENT_BOOKINGS)) {
            return fitting(crm.bookingsOf(order.client().phone(), around), order);
        }
        if (can.contains(CrmCapability.LIST_BOOKINGS)) {
            return fitting(
                    crm.bookings(around).stream()
                            .filter(booking -> booking.client() != null
                                    && order.client()
                                            .phone()
                                            .equals(booking.client().phone()))
                            .toList(),
                    order);
        }
        return new Sight.Silent();
    }

    private static Sight one(Optional<Booking> found) {
        return found.map(ReadBack::standing).orElseGet(Sight.Absent::new);
    }

    private static Sight standing(Booking booking) {
        return switch (booking.status()) {
            case ACTIVE, COMPLETED, NO_SHOW -> new Sight.There(booking);
            case PENDING -> new Sight.Underway();
            case CANCELLED -> new Sight.Undone();
        };
    }

    private static Sight fitting(List<Booking> bookings, BookingOrder order) {
        List<Booking> fitting = bookings.stream()
                .filter(booking -> booking.status() != BookingStatus.CANCELLED)
                .filter(booking -> booking.time().from().equals(order.start()))
                .filter(booking -> booking.services().isEmpty()
                        || Set.copyOf(booking.services()).equals(Set.copyOf(order.services())))
                .filter(booking -> order.staff() == null
                        || booking.staff() == null
                        || order.staff().equals(booking.staff()))
                .toList();
        return switch (fitting.size()) {
            case 0 -> new Sight.Absent();
            case 1 -> standing(fitting.getFirst());
            default -> new Sight.Several();
        };
    }

    private static Sight moved(CrmConnector crm, MoveOrder order) {
        Booking booking = crm.booking(order.booking()).orElse(null);
        if (booking == null || booking.status() == BookingStatus.CANCELLED) {
            return new Sight.Undone();
        }
        if (booking.status() == BookingStatus.PENDING) {
            return new Sight.Underway();
        }
        boolean there = booking.time().from().equals(order.start())
                && (order.staff() == null
                        || booking.staff() == null
                        || order.staff().equals(booking.staff()));
        return there ? new Sight.There(booking) : new Sight.Absent();
    }

    private static Sight cancelled(CrmConnector crm, BookingId id) {
        Optional<Booking> booking = crm.booking(id);
        if (booking.isEmpty() || booking.get().status() == BookingStatus.CANCELLED) {
            return new Sight.Ended();
        }
        return booking.get().status() == BookingStatus.PENDING ? new Sight.Underway() : new Sight.Absent();
    }

    /** Whether the same write may be sent again as soon as it is seen not to have happened, because a late first one would do no harm. */
    static boolean harmlessTwice(CrmConnector crm, CrmWrite write) {
        return switch (write) {
            case CrmWrite.Create _ -> crm.profile().idempotentCreate();
            case CrmWrite.Move _, CrmWrite.Cancel _ -> true;
        };
    }

    /** @return the start that the write asks for; null for a cancellation */
    static @Nullable Instant start(CrmWrite write) {
        return switch (write) {
            case CrmWrite.Create create -> create.order().start();
            case CrmWrite.Move move -> move.order().start();
            case CrmWrite.Cancel _ -> null;
        };
    }
}
