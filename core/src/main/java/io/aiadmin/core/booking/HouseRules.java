package io.aiadmin.core.booking;

import io.aiadmin.spi.Phone;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.BookingStatus;
import io.aiadmin.spi.crm.CrmException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the company lets a customer do in the chat, whatever the CRM would let through. */
final class HouseRules {

    private final OwnVisits visits;
    private final Clock clock;

    HouseRules(OwnVisits visits, Clock clock) {
        this.visits = visits;
        this.clock = clock;
    }

    /**
     * A new visit: not in the past, not over another of the customer's, not one too many.
     *
     * @param phone null while it is unknown
     * @throws CrmException the CRM can't say
     */
    Optional<Obstacle> newVisit(
            BookingContext context, @Nullable Phone phone, TimeRange time, List<Proposal> together) {
        if (past(time.from())) {
            return Optional.of(new Obstacle.Past());
        }
        for (Proposal other : together) {
            if (other.kind() != Proposal.Kind.CANCEL && other.time().overlaps(time)) {
                return Optional.of(new Obstacle.OverlapsOwn(other.time()));
            }
        }
        if (phone == null) {
            return Optional.empty();
        }
        List<OwnVisits.Own> own = visits.counting(context, phone);
        int allowed = context.company().profile().maxActiveBookings();
        long others = together.stream()
                .filter(other -> other.kind() == Proposal.Kind.BOOK)
                .count();
        return own.size() + others >= allowed ? Optional.of(new Obstacle.TooMany(allowed)) : overlap(own, time, null);
    }

    /**
     * Another time for a visit: not in the past, not over another of the customer's.
     *
     * @throws CrmException the CRM can't say
     */
    Optional<Obstacle> newTime(BookingContext context, Phone proven, Booking booking, TimeRange time) {
        if (past(time.from())) {
            return Optional.of(new Obstacle.Past());
        }
        return overlap(visits.counting(context, proven), time, booking.id());
    }

    /** Whether an existing visit may still be changed in the chat. */
    Optional<Obstacle> change(BookingContext context, Booking booking) {
        if (booking.status() == BookingStatus.CANCELLED) {
            return Optional.of(new Obstacle.AlreadyCancelled(booking.id()));
        }
        if (past(booking.time().from()) || booking.status() != BookingStatus.ACTIVE) {
            return Optional.of(new Obstacle.Past());
        }
        return visits.mayChange(context, booking)
                ? Optional.empty()
                : Optional.of(new Obstacle.TooLate(context.company().profile().cancelNotice()));
    }

    private boolean past(Instant start) {
        return !start.isAfter(clock.instant());
    }

    private static Optional<Obstacle> overlap(List<OwnVisits.Own> own, TimeRange time, @Nullable BookingId except) {
        return own.stream()
                .filter(visit -> !visit.id().equals(except) && visit.time().overlaps(time))
                .findFirst()
                .map(visit -> new Obstacle.OverlapsOwn(visit.time()));
    }
}
