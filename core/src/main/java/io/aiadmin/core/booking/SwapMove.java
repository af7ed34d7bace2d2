package io.aiadmin.core.booking;

import io.aiadmin.core.catalog.CatalogCache;
import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.BookingOrder;
import io.aiadmin.spi.crm.ClientDraft;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.IdempotencyKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Moves a visit where the CRM can only book and cancel: the new one first, and only when that stands the old one is cancelled, so that the
 * customer never ends up with nothing.
 */
final class SwapMove {

    private static final String NEW = "new";
    private static final String OLD = "old";

    private final BookingLedger ledger;
    private final WriteDesk writes;
    private final HumanDesk humans;
    private final CatalogCache catalogs;
    private final Clock clock;

    SwapMove(BookingLedger ledger, WriteDesk writes, HumanDesk humans, CatalogCache catalogs, Clock clock) {
        this.ledger = ledger;
        this.writes = writes;
        this.humans = humans;
        this.catalogs = catalogs;
        this.clock = clock;
    }

    /** What became of both writes. */
    record Swap(Confirming.Written created, boolean oldCancelled) {}

    Swap move(
            BookingContext context,
            Proposal proposal,
            Booking booking,
            Phone phone,
            IdempotencyKey key,
            Instant until) {
        BookingOrder order = new BookingOrder(
                Fingerprint.part(key, NEW),
                new ClientDraft(proposal.clientName(), phone),
                booking.branch(),
                proposal.staff(),
                booking.services(),
                proposal.time().from(),
                proposal.note());
        Instant now = clock.instant();
        String created = Fingerprint.create(context.company().id(), phone, order.services(), order.start());
        LedgerEntry create = ledger.open(Confirming.entry(context, new CrmWrite.Create(order), created, now));
        // opened before anything is sent: should this turn die in between, the second half is not forgotten
        CrmWrite cancel = new CrmWrite.Cancel(Fingerprint.part(key, OLD), booking.id());
        String cancelled = Fingerprint.cancel(context.company().id(), booking.id());
        LedgerEntry old = ledger.open(Confirming.entry(context, cancel, cancelled, now.plusMillis(1)));
        return finish(context, create, old, until);
    }

    /** The swap of this key, if it was begun before. */
    Optional<Swap> before(BookingContext context, IdempotencyKey key, Instant until) {
        Optional<LedgerEntry> create = ledger.find(context.company().id(), Fingerprint.part(key, NEW));
        Optional<LedgerEntry> old = ledger.find(context.company().id(), Fingerprint.part(key, OLD));
        return create.isPresent() && old.isPresent()
                ? Optional.of(finish(context, create.get(), old.get(), until))
                : Optional.empty();
    }

    private Swap finish(BookingContext context, LedgerEntry create, LedgerEntry old, Instant until) {
        WriteOutcome created =
                create.unsettled() ? writes.resolve(context, create, until) : writes.settled(context, create);
        Confirming.Written written = new Confirming.Written(create.key(), created);
        return switch (created) {
            case WriteOutcome.Stands stands
            when stands.booking().id().equals(booking(old)) -> {
                // the read-back took the old visit for the new one: cancelling it would leave nothing
                giveUp(old);
                humans.unresolved(context, create, catalog(context));
                yield new Swap(new Confirming.Written(create.key(), new WriteOutcome.WithHuman()), false);
            }
            case WriteOutcome.Stands _ -> new Swap(written, cancelOld(context, old, until));
            case WriteOutcome.InDoubt _ -> new Swap(written, false);
            default -> {
                giveUp(old);
                yield new Swap(written, false);
            }
        };
    }

    private boolean cancelOld(BookingContext context, LedgerEntry old, Instant until) {
        WriteOutcome ended = old.unsettled() ? writes.resolve(context, old, until) : writes.settled(context, old);
        if (ended instanceof WriteOutcome.Ended) {
            return true;
        }
        if (!(ended instanceof WriteOutcome.InDoubt)) {
            writes.oldStands(context, old);
        }
        return false;
    }

    private static BookingId booking(LedgerEntry old) {
        return ((CrmWrite.Cancel) old.write()).booking();
    }

    private void giveUp(LedgerEntry old) {
        ledger.settle(old.company(), old.key(), LedgerEntry.State.FAILED, null, old.attempts(), null, "not_replaced");
    }

    /** The other half that decides whether this entry's turn has come; empty for an entry that is no swap's second half. */
    static Optional<IdempotencyKey> waitsFor(LedgerEntry entry) {
        String key = entry.key().value();
        return entry.write() instanceof CrmWrite.Cancel && key.endsWith("-" + OLD)
                ? Optional.of(new IdempotencyKey(key.substring(0, key.length() - OLD.length()) + NEW))
                : Optional.empty();
    }

    /** Whether the first half came to nothing but the visit that the second half is to end. */
    static boolean sameVisit(LedgerEntry first, LedgerEntry second) {
        return booking(second).equals(first.booking());
    }

    /** Whether this entry books the visit that takes another one's place. */
    static boolean replaces(LedgerEntry entry) {
        return entry.write() instanceof CrmWrite.Create && entry.key().value().endsWith("-" + NEW);
    }

    private Optional<CatalogView> catalog(BookingContext context) {
        try {
            return Optional.of(catalogs.read(context.company(), context.crm()));
        } catch (CrmException _) {
            return Optional.empty();
        }
    }
}
