package io.aiadmin.core.booking;

import io.aiadmin.core.booking.ReadBack.Sight;
import io.aiadmin.core.catalog.CatalogCache;
import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.core.catalog.SlotSearch;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.BookingOrder;
import io.aiadmin.spi.crm.BookingStatus;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.MoveOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the writes of the ledger, each try once, and finds out what became of them. */
final class WriteDesk {

    /** How long after a try a write that can't be seen is known not to have happened: CRMs show new records late. */
    static final Duration SETTLES = Duration.ofSeconds(60);

    /** How long an unknown outcome is looked up before a person has to. */
    static final Duration GIVES_UP = Duration.ofMinutes(10);

    /** The first try and two more. */
    static final int TRIES = 3;

    /** When a lost answer is looked up within the turn, after the write was sent. */
    private static final List<Duration> LOOKS =
            List.of(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(15));

    /** Between taking a try and sending it no time may pass; a thread that was asleep meanwhile may have been given up. */
    private static final Duration AWAKE = Duration.ofSeconds(20);

    /** How often a CRM that states a delay is waited for within one try. */
    private static final int WAITS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(WriteDesk.class);

    private final BookingLedger ledger;
    private final HumanDesk humans;
    private final CatalogCache catalogs;
    private final SlotSearch slots;
    private final Clock clock;
    private final Pause pause;

    WriteDesk(
            BookingLedger ledger, HumanDesk humans, CatalogCache catalogs, SlotSearch slots, Clock clock, Pause pause) {
        this.ledger = ledger;
        this.humans = humans;
        this.catalogs = catalogs;
        this.slots = slots;
        this.clock = clock;
        this.pause = pause;
    }

    /** Takes the next try of an entry and sends it. Whoever comes second finds the write in doubt. */
    WriteOutcome send(BookingContext context, LedgerEntry entry, Instant until) {
        Instant taken = clock.instant();
        Instant settles = taken.plus(SETTLES);
        if (!ledger.retry(entry.company(), entry.key(), entry.attempts(), settles)) {
            return new WriteOutcome.InDoubt();
        }
        LedgerEntry trying = at(entry, LedgerEntry.State.SENDING, entry.booking(), entry.attempts() + 1, settles);
        if (clock.instant().isAfter(taken.plus(AWAKE))) {
            return resolve(context, trying, until);
        }
        return answered(context, trying, call(context.crm(), trying.write(), until), until);
    }

    /** Finds out where an unsettled entry stands, and sends it again if that is known to do no harm. */
    WriteOutcome resolve(BookingContext context, LedgerEntry entry, Instant until) {
        if (entry.attempts() == 0) {
            return neverSent(context, entry, until);
        }
        Sight sight = ReadBack.look(context.crm(), entry);
        Instant due = entry.nextCheckAt();
        if (sight instanceof Sight.Absent && due != null && clock.instant().isBefore(due) && !due.isAfter(until)) {
            pause.sleep(Duration.between(clock.instant(), due));
            sight = ReadBack.look(context.crm(), entry);
        }
        return switch (sight) {
            case Sight.There there -> done(context, entry, there.booking());
            case Sight.Ended _ -> ended(context, entry);
            case Sight.Undone _ ->
                failed(context, entry, WriteOutcome.UNDONE, new WriteOutcome.Refused("", WriteOutcome.UNDONE));
            case Sight.Several _ -> withHuman(context, entry);
            case Sight.Absent _ -> absent(context, entry, until);
            case Sight.Underway _, Sight.Silent _ -> later(context, entry);
        };
    }

    /** What a settled entry came to. */
    WriteOutcome settled(BookingContext context, LedgerEntry entry) {
        return switch (entry.state()) {
            case DONE -> standing(context, entry);
            case HUMAN -> new WriteOutcome.WithHuman();
            case FAILED -> failure(entry.reason());
            case SENDING, UNKNOWN -> new WriteOutcome.InDoubt();
        };
    }

    private WriteOutcome standing(BookingContext context, LedgerEntry entry) {
        if (entry.write() instanceof CrmWrite.Cancel) {
            return new WriteOutcome.Ended();
        }
        BookingId id = entry.booking();
        if (id == null) {
            return new WriteOutcome.InDoubt();
        }
        try {
            return context.crm()
                    .booking(id)
                    .filter(booking -> booking.status() != BookingStatus.CANCELLED)
                    .<WriteOutcome>map(
                            booking -> new WriteOutcome.Stands(booking, differences(context, entry, booking)))
                    .orElseGet(() -> new WriteOutcome.Refused("", WriteOutcome.UNDONE));
        } catch (CrmException _) {
            return new WriteOutcome.InDoubt();
        }
    }

    private static WriteOutcome failure(@Nullable String reason) {
        String code = reason == null ? "" : reason;
        if (code.equals(WriteOutcome.SLOT_TAKEN)) {
            return new WriteOutcome.SlotTaken();
        }
        if (code.equals(WriteOutcome.CRM_AWAY)) {
            return new WriteOutcome.Away(
                    new CrmException.Unavailable("the CRM was away when the write was sent", null));
        }
        return code.startsWith(WriteOutcome.REFUSED)
                ? new WriteOutcome.Refused(code.substring(WriteOutcome.REFUSED.length()), code)
                : new WriteOutcome.Refused("", code);
    }

    // ---- one try

    /** What the CRM said to a try. */
    private sealed interface Answer {

        /** @param booking null for a cancellation */
        record Yes(@Nullable Booking booking) implements Answer {}

        record No(CrmException cause) implements Answer {}

        record Lost() implements Answer {}
    }

    private Answer call(CrmConnector crm, CrmWrite write, Instant until) {
        for (int waits = 0; ; waits++) {
            try {
                return new Answer.Yes(callOnce(crm, write));
            } catch (CrmException.RateLimited e) {
                if (waits == WAITS || clock.instant().plus(e.retryAfter()).isAfter(until)) {
                    return new Answer.No(e);
                }
                pause.sleep(e.retryAfter());
            } catch (CrmException.OutcomeUnknown e) {
                LOG.warn("answer to a write was lost: key={} error={}", write.key(), e.getMessage());
                return new Answer.Lost();
            } catch (CrmException e) {
                return new Answer.No(e);
            } catch (RuntimeException e) {
                // a plugin's own mistake may come after the request has left
                LOG.error("plugin broke its promise in a write: key={}", write.key(), e);
                return new Answer.Lost();
            }
        }
    }

    private static @Nullable Booking callOnce(CrmConnector crm, CrmWrite write) {
        return switch (write) {
            case CrmWrite.Create create -> crm.book(create.order());
            case CrmWrite.Move move -> crm.reschedule(move.order());
            case CrmWrite.Cancel cancel -> {
                crm.cancel(cancel.booking());
                yield null;
            }
        };
    }

    private WriteOutcome answered(BookingContext context, LedgerEntry entry, Answer answer, Instant until) {
        return switch (answer) {
            case Answer.Yes yes -> taken(context, entry, yes.booking(), until);
            case Answer.Lost _ -> lookUp(context, entry, Said.NOTHING, until);
            case Answer.No no -> refused(context, entry, no.cause());
        };
    }

    private WriteOutcome refused(BookingContext context, LedgerEntry entry, CrmException cause) {
        return switch (cause) {
            case CrmException.SlotTaken _ -> slotTaken(context, entry);
            case CrmException.Rejected rejected ->
                failed(
                        context,
                        entry,
                        WriteOutcome.REFUSED + rejected.field(),
                        new WriteOutcome.Refused(rejected.field(), String.valueOf(rejected.getMessage())));
            case CrmException.NotFound _ -> notFound(context, entry);
            case CrmException.Unauthorized _, CrmException.RateLimited _, CrmException.Unavailable _ ->
                entry.attempts() > 1
                        ? later(context, entry) // the customer was told that it is being looked into
                        : failed(context, entry, WriteOutcome.CRM_AWAY, new WriteOutcome.Away(cause));
            case CrmException.OutcomeUnknown _ -> throw new IllegalStateException("not an answer");
        };
    }

    private WriteOutcome slotTaken(BookingContext context, LedgerEntry entry) {
        if (entry.attempts() > 1 && ReadBack.look(context.crm(), entry) instanceof Sight.There there) {
            return done(context, entry, there.booking()); // the slot is taken by the earlier try
        }
        return failed(context, entry, WriteOutcome.SLOT_TAKEN, new WriteOutcome.SlotTaken());
    }

    private WriteOutcome notFound(BookingContext context, LedgerEntry entry) {
        if (entry.write() instanceof CrmWrite.Cancel) {
            // it was there when it was proposed: an earlier try or somebody else was faster
            return ended(context, entry);
        }
        catalogs.forget(entry.company());
        return failed(context, entry, WriteOutcome.NOT_FOUND, new WriteOutcome.Refused("", WriteOutcome.NOT_FOUND));
    }

    /** What the CRM has answered before it is looked into. */
    private record Said(boolean yes, @Nullable Booking booking) {
        static final Said NOTHING = new Said(false, null);

        static Said yes(@Nullable Booking booking) {
            return new Said(true, booking);
        }
    }

    /** The CRM said yes: a read shows it, or else there is no read to be had and the CRM is believed. */
    private WriteOutcome taken(BookingContext context, LedgerEntry entry, @Nullable Booking booking, Instant until) {
        if (booking == null) {
            return lookUp(context, entry, Said.yes(null), until);
        }
        LedgerEntry known = at(entry, entry.state(), booking.id(), entry.attempts(), entry.nextCheckAt());
        return lookUp(
                context, known, booking.status() == BookingStatus.ACTIVE ? Said.yes(booking) : Said.NOTHING, until);
    }

    /** Looks again and again until the outcome is seen or the time is over. */
    private WriteOutcome lookUp(BookingContext context, LedgerEntry entry, Said said, Instant until) {
        Instant sent = clock.instant();
        for (Duration after : LOOKS) {
            Instant at = sent.plus(after);
            if (at.isAfter(until)) {
                break;
            }
            if (clock.instant().isBefore(at)) {
                pause.sleep(Duration.between(clock.instant(), at));
            }
            Optional<WriteOutcome> seen = seen(context, entry, said, until);
            if (seen.isPresent()) {
                return seen.get();
            }
        }
        ledger.settle(
                entry.company(),
                entry.key(),
                LedgerEntry.State.UNKNOWN,
                entry.booking(),
                entry.attempts(),
                entry.nextCheckAt(),
                null);
        return new WriteOutcome.InDoubt();
    }

    private Optional<WriteOutcome> seen(BookingContext context, LedgerEntry entry, Said said, Instant until) {
        return switch (ReadBack.look(context.crm(), entry)) {
            case Sight.There there -> Optional.of(done(context, entry, there.booking()));
            case Sight.Ended _ -> Optional.of(ended(context, entry));
            case Sight.Several _ -> Optional.of(withHuman(context, entry));
            case Sight.Undone _ ->
                Optional.of(
                        failed(context, entry, WriteOutcome.UNDONE, new WriteOutcome.Refused("", WriteOutcome.UNDONE)));
            case Sight.Absent _ ->
                !said.yes()
                                && entry.booking() == null
                                && entry.attempts() < TRIES
                                && ReadBack.harmlessTwice(context.crm(), entry.write())
                        ? Optional.of(send(context, entry, until))
                        : Optional.empty();
            case Sight.Silent _ -> said.yes() ? Optional.of(believed(context, entry, said)) : Optional.empty();
            case Sight.Underway _ -> Optional.empty();
        };
    }

    private WriteOutcome believed(BookingContext context, LedgerEntry entry, Said said) {
        Booking booking = said.booking();
        return booking == null ? ended(context, entry) : done(context, entry, booking);
    }

    // ---- later looks

    private WriteOutcome neverSent(BookingContext context, LedgerEntry entry, Instant until) {
        boolean late = clock.instant().isAfter(entry.createdAt().plus(GIVES_UP)) || begun(entry.write());
        return late ? withHuman(context, entry) : send(context, entry, until);
    }

    private boolean begun(CrmWrite write) {
        Instant start = ReadBack.start(write);
        return start != null && !start.isAfter(clock.instant());
    }

    private WriteOutcome absent(BookingContext context, LedgerEntry entry, Instant until) {
        Instant due = entry.nextCheckAt();
        boolean settled = due == null || !clock.instant().isBefore(due);
        boolean harmless = ReadBack.harmlessTwice(context.crm(), entry.write());
        if (!settled && !harmless) {
            return new WriteOutcome.InDoubt();
        }
        if (entry.attempts() >= TRIES
                || clock.instant().isAfter(entry.createdAt().plus(GIVES_UP))) {
            return settled ? withHuman(context, entry) : new WriteOutcome.InDoubt();
        }
        if (begun(entry.write())) {
            return failed(context, entry, WriteOutcome.SLOT_TAKEN, new WriteOutcome.SlotTaken());
        }
        return send(context, entry, until);
    }

    private WriteOutcome later(BookingContext context, LedgerEntry entry) {
        Instant now = clock.instant();
        if (now.isAfter(entry.createdAt().plus(GIVES_UP))) {
            return withHuman(context, entry);
        }
        Instant due = entry.nextCheckAt();
        ledger.settle(
                entry.company(),
                entry.key(),
                LedgerEntry.State.UNKNOWN,
                entry.booking(),
                entry.attempts(),
                due != null && due.isAfter(now) ? due : now.plus(SETTLES),
                null);
        return new WriteOutcome.InDoubt();
    }

    // ---- settling

    private WriteOutcome done(BookingContext context, LedgerEntry entry, Booking booking) {
        ledger.settle(entry.company(), entry.key(), LedgerEntry.State.DONE, booking.id(), entry.attempts(), null, null);
        slots.forget(entry.company());
        Set<ConfirmResult.Difference> differs = differences(context, entry, booking);
        LOG.info(
                "write done: company={} key={} attempts={} differs={}",
                entry.company(),
                entry.key(),
                entry.attempts(),
                differs);
        if (!differs.isEmpty()) {
            humans.differs(context, entry, catalog(context));
        }
        return new WriteOutcome.Stands(booking, differs);
    }

    private WriteOutcome ended(BookingContext context, LedgerEntry entry) {
        BookingId id = entry.write() instanceof CrmWrite.Cancel cancel ? cancel.booking() : entry.booking();
        ledger.settle(entry.company(), entry.key(), LedgerEntry.State.DONE, id, entry.attempts(), null, null);
        slots.forget(context.company().id());
        LOG.info("write done: company={} key={} attempts={}", entry.company(), entry.key(), entry.attempts());
        return new WriteOutcome.Ended();
    }

    private WriteOutcome failed(BookingContext context, LedgerEntry entry, String reason, WriteOutcome outcome) {
        ledger.settle(
                entry.company(),
                entry.key(),
                LedgerEntry.State.FAILED,
                entry.booking(),
                entry.attempts(),
                null,
                reason);
        slots.forget(context.company().id());
        LOG.info("write failed: company={} key={} reason={}", entry.company(), entry.key(), reason);
        return outcome;
    }

    private WriteOutcome withHuman(BookingContext context, LedgerEntry entry) {
        boolean changed = ledger.settle(
                entry.company(),
                entry.key(),
                LedgerEntry.State.HUMAN,
                entry.booking(),
                entry.attempts(),
                null,
                "unresolved");
        if (changed) {
            LOG.warn("write left to a person: company={} key={}", entry.company(), entry.key());
            humans.unresolved(context, entry, catalog(context));
        }
        return new WriteOutcome.WithHuman();
    }

    /** Nothing was written, and nobody waits for the answer: a person gets the wish. */
    void wishOf(BookingContext context, LedgerEntry entry) {
        humans.wish(context, entry, catalog(context));
    }

    /** The customer has the new visit, and the old one could not be cancelled: a person does it. */
    void oldStands(BookingContext context, LedgerEntry cancellation) {
        if (cancellation.write() instanceof CrmWrite.Cancel cancel) {
            humans.oldStands(context, cancellation.key(), cancel.booking(), catalog(context));
        }
    }

    private Set<ConfirmResult.Difference> differences(BookingContext context, LedgerEntry entry, Booking booking) {
        return switch (entry.write()) {
            case CrmWrite.Create create -> differences(context, create.order(), booking);
            case CrmWrite.Move move -> differences(move.order(), booking);
            case CrmWrite.Cancel _ -> Set.of();
        };
    }

    private Set<ConfirmResult.Difference> differences(BookingContext context, BookingOrder order, Booking booking) {
        Set<ConfirmResult.Difference> differs = EnumSet.noneOf(ConfirmResult.Difference.class);
        if (!booking.services().isEmpty() && !Set.copyOf(booking.services()).equals(Set.copyOf(order.services()))) {
            differs.add(ConfirmResult.Difference.SERVICES);
        }
        if (order.staff() != null && booking.staff() != null && !order.staff().equals(booking.staff())) {
            differs.add(ConfirmResult.Difference.STAFF);
        }
        if (!order.start().equals(booking.time().from())) {
            differs.add(ConfirmResult.Difference.START);
        }
        Optional<CatalogView> catalog = catalog(context);
        if (catalog.isPresent()
                && order.services().stream()
                        .allMatch(id -> catalog.get().all().service(id).isPresent())
                && !VisitWords.length(catalog.get(), order.services())
                        .equals(booking.time().length())) {
            differs.add(ConfirmResult.Difference.LENGTH);
        }
        return differs;
    }

    private static Set<ConfirmResult.Difference> differences(MoveOrder order, Booking booking) {
        Set<ConfirmResult.Difference> differs = EnumSet.noneOf(ConfirmResult.Difference.class);
        if (!order.start().equals(booking.time().from())) {
            differs.add(ConfirmResult.Difference.START);
        }
        if (order.staff() != null && booking.staff() != null && !order.staff().equals(booking.staff())) {
            differs.add(ConfirmResult.Difference.STAFF);
        }
        return differs;
    }

    private Optional<CatalogView> catalog(BookingContext context) {
        try {
            return Optional.of(catalogs.read(context.company(), context.crm()));
        } catch (CrmException _) {
            return Optional.empty();
        }
    }

    private static LedgerEntry at(
            LedgerEntry entry,
            LedgerEntry.State state,
            @Nullable BookingId booking,
            int attempts,
            @Nullable Instant nextCheckAt) {
        return new LedgerEntry(
                entry.company(),
                entry.conversation(),
                entry.write(),
                entry.fingerprint(),
                state,
                booking,
                attempts,
                entry.createdAt(),
                nextCheckAt,
                entry.reason());
    }
}
