package io.aiadmin.core.booking;

import io.aiadmin.core.catalog.CatalogCache;
import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.core.catalog.EmptyReason;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.wording.Wording;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.BookingOrder;
import io.aiadmin.spi.crm.BookingStatus;
import io.aiadmin.spi.crm.ClientDraft;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.IdempotencyKey;
import io.aiadmin.spi.crm.MoveOrder;
import io.aiadmin.spi.crm.Slot;
import io.aiadmin.spi.crm.StaffId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Carries out proposals. */
final class Confirming {

    /** How long a wish that was carried out stands for the same wish said again. */
    private static final Duration SAME_WISH = Duration.ofHours(24);

    private final BookingLedger ledger;
    private final CatalogCache catalogs;
    private final HouseRules rules;
    private final OwnVisits visits;
    private final Availability availability;
    private final WriteDesk writes;
    private final HumanDesk humans;
    private final Clock clock;

    Confirming(
            BookingLedger ledger,
            CatalogCache catalogs,
            HouseRules rules,
            OwnVisits visits,
            Availability availability,
            WriteDesk writes,
            HumanDesk humans,
            Clock clock) {
        this.ledger = ledger;
        this.catalogs = catalogs;
        this.rules = rules;
        this.visits = visits;
        this.availability = availability;
        this.writes = writes;
        this.humans = humans;
        this.clock = clock;
    }

    ConfirmResult confirm(BookingContext context, Proposal proposal, Instant until) {
        try {
            return switch (proposal.kind()) {
                case BOOK -> book(context, proposal, until);
                case MOVE, CANCEL -> change(context, proposal, until);
            };
        } catch (CrmException.NotFound _) {
            catalogs.forget(context.company().id());
            return new ConfirmResult.Refused("", WriteOutcome.NOT_FOUND); // in the checks: nothing was sent
        } catch (CrmException _) {
            return writtenDown(context, proposal); // the same
        }
    }

    ConfirmResult.WrittenDown writeDown(BookingContext context, BookWish wish) {
        CompanyConfig company = context.company();
        String moment = Wording.in(company.profile().language())
                .dayAndTime(wish.start().atZone(company.profile().zone()));
        String visit = words(context, wish).orElse(moment);
        String name = wish.clientName() != null
                ? wish.clientName()
                : context.customer().name();
        Phone phone = wish.clientPhone() != null
                ? wish.clientPhone()
                : context.customer().forBooking();
        humans.wish(
                context,
                wish.id() + "|" + wish.shownAfter(),
                Proposal.Kind.BOOK,
                visit,
                new HumanDesk.Person(name, phone));
        return new ConfirmResult.WrittenDown();
    }

    /** A stale catalogue is enough for words. */
    private Optional<String> words(BookingContext context, BookWish wish) {
        try {
            CatalogView catalog = catalogs.read(context.company(), context.crm());
            return Optional.of(
                    new VisitWords(catalog, context.company().profile().language())
                            .visit(wish.services(), wish.staff(), wish.branch(), wish.start(), null));
        } catch (CrmException _) {
            return Optional.empty();
        }
    }

    private ConfirmResult.WrittenDown writtenDown(BookingContext context, Proposal proposal) {
        Phone phone = phone(context, proposal);
        humans.wish(
                context,
                Fingerprint.key(context.conversation(), proposal).value(),
                proposal.kind(),
                proposal.summary(),
                new HumanDesk.Person(proposal.clientName(), phone));
        return new ConfirmResult.WrittenDown();
    }

    private static @Nullable Phone phone(BookingContext context, Proposal proposal) {
        return proposal.clientPhone() != null
                ? proposal.clientPhone()
                : context.customer().forBooking();
    }

    // ---- a new visit

    private ConfirmResult book(BookingContext context, Proposal proposal, Instant until) {
        Phone phone = phone(context, proposal);
        if (phone == null) {
            return new ConfirmResult.MissingPhone();
        }
        IdempotencyKey key = Fingerprint.key(context.conversation(), proposal);
        Optional<LedgerEntry> earlier = ledger.find(context.company().id(), key);
        if (earlier.isPresent()) {
            return booked(context, proposal, again(context, earlier.get(), until));
        }
        String fingerprint = Fingerprint.create(
                context.company().id(),
                phone,
                proposal.services(),
                proposal.time().from());
        Optional<ConfirmResult> same = sameWish(context, proposal, fingerprint);
        return same.isPresent() ? same.get() : bookAnew(context, proposal, phone, key, fingerprint, until);
    }

    private ConfirmResult bookAnew(
            BookingContext context,
            Proposal proposal,
            Phone phone,
            IdempotencyKey key,
            String fingerprint,
            Instant until) {
        Optional<Obstacle> rule = rules.newVisit(context, phone, proposal.time(), List.of());
        if (rule.isPresent()) {
            return rule.get();
        }
        Optional<Slot> slot = availability.free(context, wanted(proposal));
        if (slot.isEmpty()) {
            return taken(context, proposal);
        }
        StaffId staff = proposal.staff() != null ? proposal.staff() : slot.get().staff();
        BookingOrder order = new BookingOrder(
                key,
                new ClientDraft(name(context, proposal), phone),
                proposal.branch(),
                staff,
                proposal.services(),
                proposal.time().from(),
                proposal.note());
        return booked(context, proposal, write(context, new CrmWrite.Create(order), fingerprint, until));
    }

    private static @Nullable String name(BookingContext context, Proposal proposal) {
        return proposal.clientName() != null
                ? proposal.clientName()
                : context.customer().name();
    }

    /** The same wish of the same customer, already carried out or on its way: from another proposal or another conversation. */
    private Optional<ConfirmResult> sameWish(BookingContext context, Proposal proposal, String fingerprint) {
        Optional<LedgerEntry> same = ledger.sameWish(
                context.company().id(), fingerprint, clock.instant().minus(SAME_WISH));
        if (same.isEmpty()) {
            return Optional.empty();
        }
        LedgerEntry entry = same.get();
        if (entry.unsettled()) {
            return Optional.of(new ConfirmResult.InDoubt(entry.key()));
        }
        BookingId id = entry.booking();
        return id == null
                ? Optional.empty()
                : context.crm()
                        .booking(id)
                        .filter(booking -> booking.status() == BookingStatus.ACTIVE)
                        .filter(booking ->
                                booking.time().from().equals(proposal.time().from()))
                        .map(booking -> new ConfirmResult.Booked(booking, differing(proposal, booking)));
    }

    private static Set<ConfirmResult.Difference> differing(Proposal proposal, Booking booking) {
        boolean other = proposal.staff() != null
                && booking.staff() != null
                && !proposal.staff().equals(booking.staff());
        return other ? Set.of(ConfirmResult.Difference.STAFF) : Set.of();
    }

    private ConfirmResult booked(BookingContext context, Proposal proposal, Written written) {
        return switch (written.outcome()) {
            case WriteOutcome.Stands stands -> new ConfirmResult.Booked(stands.booking(), stands.differs());
            default -> notDone(context, proposal, written);
        };
    }

    // ---- an existing visit

    private ConfirmResult change(BookingContext context, Proposal proposal, Instant until) {
        BookingId id = Objects.requireNonNull(proposal.booking(), "booking");
        Phone proven = visits.proven(context.customer());
        if (proven == null) {
            return new Obstacle.NotProven();
        }
        IdempotencyKey key = Fingerprint.key(context.conversation(), proposal);
        Optional<ConfirmResult> earlier = changedBefore(context, proposal, key, until);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Optional<Booking> owned = visits.owned(context, id, proven);
        if (owned.isEmpty()) {
            return new Obstacle.UnknownBooking(id);
        }
        Booking booking = owned.get();
        Optional<Obstacle> fixed = rules.change(context, booking);
        if (fixed.isPresent()) {
            return fixed.get();
        }
        return proposal.kind() == Proposal.Kind.CANCEL
                ? cancel(context, proposal, booking, key, until)
                : move(context, proposal, booking, proven, key, until);
    }

    private Optional<ConfirmResult> changedBefore(
            BookingContext context, Proposal proposal, IdempotencyKey key, Instant until) {
        Optional<LedgerEntry> entry = ledger.find(context.company().id(), key);
        if (entry.isPresent()) {
            return Optional.of(changed(context, proposal, again(context, entry.get(), until)));
        }
        return new SwapMove(ledger, writes, humans, catalogs, clock)
                .before(context, key, until)
                .map(swap -> swapped(context, proposal, swap));
    }

    private ConfirmResult cancel(
            BookingContext context, Proposal proposal, Booking booking, IdempotencyKey key, Instant until) {
        String fingerprint = Fingerprint.cancel(context.company().id(), booking.id());
        CrmWrite write = new CrmWrite.Cancel(key, booking.id());
        return changed(context, proposal, write(context, write, fingerprint, until));
    }

    private ConfirmResult move(
            BookingContext context,
            Proposal proposal,
            Booking booking,
            Phone proven,
            IdempotencyKey key,
            Instant until) {
        Instant start = proposal.time().from();
        TimeRange time = TimeRange.of(start, booking.time().length());
        Optional<Obstacle> rule = rules.newTime(context, proven, booking, time);
        if (rule.isPresent()) {
            return rule.get();
        }
        StaffId staff = proposal.staff() != null ? proposal.staff() : booking.staff();
        boolean free = availability.free(context, wanted(proposal)).isPresent()
                || staff != null && availability.freeBesideItself(context, booking, staff, time);
        if (!free) {
            return taken(context, proposal);
        }
        if (!context.crm().capabilities().contains(CrmCapability.RESCHEDULE)) {
            SwapMove swap = new SwapMove(ledger, writes, humans, catalogs, clock);
            return swapped(context, proposal, swap.move(context, proposal, booking, proven, key, until));
        }
        MoveOrder order = new MoveOrder(key, booking.id(), start, proposal.staff());
        String fingerprint = Fingerprint.move(context.company().id(), booking.id(), start);
        return changed(context, proposal, write(context, new CrmWrite.Move(order), fingerprint, until));
    }

    private ConfirmResult changed(BookingContext context, Proposal proposal, Written written) {
        return switch (written.outcome()) {
            case WriteOutcome.Stands stands -> new ConfirmResult.Moved(stands.booking(), stands.differs(), false);
            case WriteOutcome.Ended _ ->
                new ConfirmResult.Cancelled(Objects.requireNonNull(proposal.booking(), "booking"));
            default -> notDone(context, proposal, written);
        };
    }

    private ConfirmResult swapped(BookingContext context, Proposal proposal, SwapMove.Swap swap) {
        return switch (swap.created().outcome()) {
            case WriteOutcome.Stands stands ->
                new ConfirmResult.Moved(stands.booking(), stands.differs(), !swap.oldCancelled());
            default -> notDone(context, proposal, swap.created());
        };
    }

    // ---- what is the same for all

    /** An entry and where it stands after work on it. */
    record Written(IdempotencyKey key, WriteOutcome outcome) {}

    private Written write(BookingContext context, CrmWrite write, String fingerprint, Instant until) {
        LedgerEntry entry = ledger.open(entry(context, write, fingerprint, clock.instant()));
        return again(context, entry, until);
    }

    static LedgerEntry entry(BookingContext context, CrmWrite write, String fingerprint, Instant now) {
        return new LedgerEntry(
                context.company().id(),
                context.conversation(),
                write,
                fingerprint,
                LedgerEntry.State.SENDING,
                null,
                0,
                now,
                now.plus(WriteDesk.SETTLES),
                null);
    }

    private Written again(BookingContext context, LedgerEntry entry, Instant until) {
        WriteOutcome outcome =
                entry.unsettled() ? writes.resolve(context, entry, until) : writes.settled(context, entry);
        return new Written(entry.key(), outcome);
    }

    private ConfirmResult notDone(BookingContext context, Proposal proposal, Written written) {
        return switch (written.outcome()) {
            case WriteOutcome.SlotTaken _ -> takenOrNothingNear(context, proposal);
            case WriteOutcome.Refused refused -> new ConfirmResult.Refused(refused.field(), refused.reason());
            case WriteOutcome.Away _ -> writtenDown(context, proposal);
            case WriteOutcome.InDoubt _ -> new ConfirmResult.InDoubt(written.key());
            case WriteOutcome.WithHuman _ -> new ConfirmResult.WithHuman(written.key());
            case WriteOutcome.Stands _, WriteOutcome.Ended _ ->
                throw new IllegalStateException("done in another way than was proposed: " + proposal.kind());
        };
    }

    private ConfirmResult taken(BookingContext context, Proposal proposal) {
        CatalogView catalog = catalogs.read(context.company(), context.crm());
        return availability.taken(context, catalog, wanted(proposal));
    }

    /** After the write itself a CRM that has gone away meanwhile must not turn a plain no into something else. */
    private ConfirmResult takenOrNothingNear(BookingContext context, Proposal proposal) {
        try {
            return taken(context, proposal);
        } catch (CrmException _) {
            return new Obstacle.Taken(List.of(), EmptyReason.TAKEN);
        }
    }

    private static Availability.Wanted wanted(Proposal proposal) {
        return new Availability.Wanted(
                proposal.services(),
                proposal.staff(),
                proposal.branch(),
                proposal.time().from());
    }
}
