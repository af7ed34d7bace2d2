package io.aiadmin.core.booking;

import io.aiadmin.core.catalog.CatalogCache;
import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.BranchId;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.PriceRange;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.Slot;
import io.aiadmin.spi.crm.StaffId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns wishes into proposals, after a look into the CRM. */
final class Proposing {

    private final CatalogCache catalogs;
    private final HouseRules rules;
    private final OwnVisits visits;
    private final Availability availability;
    private final Clock clock;

    Proposing(CatalogCache catalogs, HouseRules rules, OwnVisits visits, Availability availability, Clock clock) {
        this.catalogs = catalogs;
        this.rules = rules;
        this.visits = visits;
        this.availability = availability;
        this.clock = clock;
    }

    ProposeResult booking(BookingContext context, BookWish wish) {
        try {
            CatalogView catalog = catalogs.read(context.company(), context.crm());
            Optional<Obstacle> unknown = unknown(context, catalog, wish.services(), wish.staff());
            return unknown.isPresent() ? unknown.get() : checkedBooking(context, catalog, wish);
        } catch (CrmException e) {
            return new Obstacle.CrmDown(e);
        }
    }

    private ProposeResult checkedBooking(BookingContext context, CatalogView catalog, BookWish wish) {
        Phone phone = wish.clientPhone() != null
                ? wish.clientPhone()
                : context.customer().forBooking();
        TimeRange time = TimeRange.of(wish.start(), VisitWords.length(catalog, wish.services()));
        Optional<Obstacle> rule = rules.newVisit(context, phone, time, wish.together());
        if (rule.isPresent()) {
            return rule.get();
        }
        Availability.Wanted wanted =
                new Availability.Wanted(wish.services(), wish.staff(), branch(catalog, wish), wish.start());
        Optional<Slot> slot =
                cannot(catalog, wish.services(), wish.staff()) ? Optional.empty() : availability.free(context, wanted);
        return slot.isPresent()
                ? proposed(context, catalog, wish, wanted, slot.get(), phone)
                : availability.taken(context, catalog, wanted);
    }

    private ProposeResult proposed(
            BookingContext context,
            CatalogView catalog,
            BookWish wish,
            Availability.Wanted wanted,
            Slot slot,
            @Nullable Phone phone) {
        StaffId staff = wish.staff() != null ? wish.staff() : slot.staff();
        BranchId branch = wanted.branch() != null ? wanted.branch() : slot.branch();
        PriceRange price = VisitWords.price(catalog, wish.services());
        String summary =
                new VisitWords(catalog, context.language()).visit(wish.services(), staff, branch, wish.start(), price);
        String name = wish.clientName() != null
                ? wish.clientName()
                : context.customer().name();
        return new ProposeResult.Proposed(
                new Proposal(
                        wish.id(),
                        Proposal.Kind.BOOK,
                        wish.shownAfter(),
                        clock.instant(),
                        null,
                        wish.services(),
                        staff,
                        branch,
                        slot.time(),
                        name,
                        phone,
                        wish.note(),
                        summary),
                price,
                null);
    }

    ProposeResult move(BookingContext context, MoveWish wish) {
        Set<CrmCapability> can = context.crm().capabilities();
        if (!can.contains(CrmCapability.RESCHEDULE) && !can.contains(CrmCapability.CANCEL)) {
            return new Obstacle.NotOffered(CrmCapability.RESCHEDULE);
        }
        Phone proven = visits.proven(context.customer());
        if (proven == null) {
            return new Obstacle.NotProven();
        }
        try {
            Optional<Booking> owned = visits.owned(context, wish.booking(), proven);
            return owned.isEmpty()
                    ? new Obstacle.UnknownBooking(wish.booking())
                    : checkedMove(context, wish, proven, owned.get());
        } catch (CrmException e) {
            return new Obstacle.CrmDown(e);
        }
    }

    private ProposeResult checkedMove(BookingContext context, MoveWish wish, Phone proven, Booking booking) {
        CatalogView catalog = catalogs.read(context.company(), context.crm());
        StaffId staff = wish.staff() != null ? wish.staff() : booking.staff();
        if (wish.staff() != null && catalog.member(wish.staff()).isEmpty()) {
            return new Obstacle.UnknownStaff(wish.staff());
        }
        Optional<Obstacle> fixed = rules.change(context, booking);
        if (fixed.isPresent()) {
            return fixed.get();
        }
        TimeRange time = TimeRange.of(wish.start(), booking.time().length());
        Optional<Obstacle> rule = rules.newTime(context, proven, booking, time);
        if (rule.isPresent()) {
            return rule.get();
        }
        Availability.Wanted wanted = new Availability.Wanted(booking.services(), staff, booking.branch(), wish.start());
        if (!freeForMove(context, catalog, booking, wanted, time)) {
            return availability.taken(context, catalog, wanted);
        }
        String summary = new VisitWords(catalog, context.language()).moved(booking, staff, wish.start());
        return new ProposeResult.Proposed(
                existing(
                        context,
                        wish.id(),
                        Proposal.Kind.MOVE,
                        wish.shownAfter(),
                        booking,
                        staff,
                        time,
                        proven,
                        summary),
                booking.price(),
                booking);
    }

    private boolean freeForMove(
            BookingContext context, CatalogView catalog, Booking booking, Availability.Wanted wanted, TimeRange time) {
        if (cannot(catalog, wanted.services(), wanted.staff())) {
            return false;
        }
        StaffId staff = wanted.staff();
        return availability.free(context, wanted).isPresent()
                || staff != null && availability.freeBesideItself(context, booking, staff, time);
    }

    ProposeResult cancellation(BookingContext context, ProposalId id, long shownAfter, BookingId bookingId) {
        if (!context.crm().capabilities().contains(CrmCapability.CANCEL)) {
            return new Obstacle.NotOffered(CrmCapability.CANCEL);
        }
        Phone proven = visits.proven(context.customer());
        if (proven == null) {
            return new Obstacle.NotProven();
        }
        try {
            Optional<Booking> owned = visits.owned(context, bookingId, proven);
            if (owned.isEmpty()) {
                return new Obstacle.UnknownBooking(bookingId);
            }
            Booking booking = owned.get();
            Optional<Obstacle> fixed = rules.change(context, booking);
            if (fixed.isPresent()) {
                return fixed.get();
            }
            CatalogView catalog = catalogs.read(context.company(), context.crm());
            String summary = new VisitWords(catalog, context.language()).visit(booking);
            return new ProposeResult.Proposed(
                    existing(
                            context,
                            id,
                            Proposal.Kind.CANCEL,
                            shownAfter,
                            booking,
                            booking.staff(),
                            booking.time(),
                            proven,
                            summary),
                    booking.price(),
                    booking);
        } catch (CrmException e) {
            return new Obstacle.CrmDown(e);
        }
    }

    private Proposal existing(
            BookingContext context,
            ProposalId id,
            Proposal.Kind kind,
            long shownAfter,
            Booking booking,
            @Nullable StaffId staff,
            TimeRange time,
            Phone phone,
            String summary) {
        return new Proposal(
                id,
                kind,
                shownAfter,
                clock.instant(),
                booking.id(),
                booking.services(),
                staff,
                booking.branch(),
                time,
                context.customer().name(),
                phone,
                "",
                summary);
    }

    private static Optional<Obstacle> unknown(
            BookingContext context, CatalogView catalog, List<ServiceId> services, @Nullable StaffId staff) {
        for (ServiceId id : services) {
            if (catalog.service(id).isEmpty()) {
                return Optional.of(new Obstacle.UnknownService(id));
            }
        }
        if (services.size() > 1 && !context.crm().capabilities().contains(CrmCapability.SEVERAL_SERVICES)) {
            return Optional.of(new Obstacle.NotOffered(CrmCapability.SEVERAL_SERVICES));
        }
        return staff != null && catalog.member(staff).isEmpty()
                ? Optional.of(new Obstacle.UnknownStaff(staff))
                : Optional.empty();
    }

    private static boolean cannot(CatalogView catalog, List<ServiceId> services, @Nullable StaffId staff) {
        return staff != null
                && catalog.all().staffFor(services).stream()
                        .noneMatch(member -> member.id().equals(staff));
    }

    private static @Nullable BranchId branch(CatalogView catalog, BookWish wish) {
        if (wish.branch() != null || wish.staff() == null) {
            return wish.branch();
        }
        return catalog.all().member(wish.staff()).map(member -> member.branch()).orElse(null);
    }
}
