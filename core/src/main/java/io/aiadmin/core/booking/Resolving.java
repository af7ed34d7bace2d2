package io.aiadmin.core.booking;

import io.aiadmin.core.catalog.EmptyReason;
import io.aiadmin.core.conversation.CustomerIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what became of writes that no turn is working on any more. */
final class Resolving {

    private static final Logger LOG = LoggerFactory.getLogger(Resolving.class);

    private final BookingLedger ledger;
    private final WriteDesk writes;

    Resolving(BookingLedger ledger, WriteDesk writes) {
        this.ledger = ledger;
        this.writes = writes;
    }

    List<Resolved> open(BookingContext context, Instant until) {
        List<Resolved> resolved = new ArrayList<>();
        for (LedgerEntry entry : ledger.open(context.company().id(), context.conversation())) {
            resolved.add(resolve(context, entry, until));
        }
        return resolved.stream().filter(Resolving::worthTelling).toList();
    }

    List<Resolved> due(CrmAccounts accounts, Instant now, int limit) {
        List<Resolved> resolved = new ArrayList<>();
        for (LedgerEntry entry : ledger.due(now, limit)) {
            boolean done = accounts.with(
                    entry.company(),
                    (company, crm) -> resolved.add(resolve(
                            new BookingContext(
                                    company,
                                    crm,
                                    entry.conversation(),
                                    CustomerIdentity.UNKNOWN,
                                    company.profile().language()),
                            entry,
                            now)));
            if (!done) {
                LOG.warn("no account to look up a write: company={} key={}", entry.company(), entry.key());
                abandon(entry);
            }
        }
        return resolved.stream()
                .filter(Resolved::known)
                .filter(Resolving::worthTelling)
                .toList();
    }

    /** The company has no CRM any more, so there is nothing to be found out. */
    private void abandon(LedgerEntry entry) {
        ledger.settle(
                entry.company(),
                entry.key(),
                LedgerEntry.State.HUMAN,
                entry.booking(),
                entry.attempts(),
                null,
                "no_account");
    }

    /** That a moved visit is gone from its old time is no news beside the move itself. */
    private static boolean worthTelling(Resolved resolved) {
        return SwapMove.waitsFor(resolved.entry()).isEmpty()
                || !(resolved.result() instanceof ConfirmResult.Cancelled
                        || resolved.result() instanceof ConfirmResult.Refused);
    }

    private Resolved resolve(BookingContext context, LedgerEntry entry, Instant until) {
        Optional<LedgerEntry> first = SwapMove.waitsFor(entry).flatMap(key -> ledger.find(entry.company(), key));
        if (first.isPresent()) {
            return second(context, entry, first.get(), until);
        }
        return new Resolved(entry, result(context, entry, writes.resolve(context, entry, until)));
    }

    /** The second half of a swap: the old visit goes when the new one stands, and stays when there is none. */
    private Resolved second(BookingContext context, LedgerEntry entry, LedgerEntry first, Instant until) {
        return switch (first.state()) {
            case DONE ->
                SwapMove.sameVisit(first, entry)
                        ? notReplaced(entry)
                        : ended(context, entry, writes.resolve(context, entry, until));
            case SENDING, UNKNOWN -> new Resolved(entry, new ConfirmResult.InDoubt(entry.key()));
            case FAILED, HUMAN -> notReplaced(entry);
        };
    }

    private Resolved ended(BookingContext context, LedgerEntry entry, WriteOutcome outcome) {
        return switch (outcome) {
            case WriteOutcome.Ended _, WriteOutcome.InDoubt _, WriteOutcome.WithHuman _ ->
                new Resolved(entry, result(context, entry, outcome));
            case WriteOutcome.Stands _, WriteOutcome.SlotTaken _, WriteOutcome.Refused _, WriteOutcome.Away _ -> {
                writes.oldStands(context, entry);
                yield new Resolved(entry, new ConfirmResult.WithHuman(entry.key()));
            }
        };
    }

    private Resolved notReplaced(LedgerEntry entry) {
        ledger.settle(
                entry.company(), entry.key(), LedgerEntry.State.FAILED, null, entry.attempts(), null, "not_replaced");
        return new Resolved(entry, new ConfirmResult.Refused("", "not_replaced"));
    }

    private ConfirmResult result(BookingContext context, LedgerEntry entry, WriteOutcome outcome) {
        return switch (outcome) {
            case WriteOutcome.Stands stands -> stands(entry, stands);
            case WriteOutcome.Ended _ ->
                new ConfirmResult.Cancelled(
                        entry.write() instanceof CrmWrite.Cancel cancel
                                ? cancel.booking()
                                : Objects.requireNonNull(entry.booking()));
            case WriteOutcome.SlotTaken _ -> new Obstacle.Taken(List.of(), EmptyReason.TAKEN);
            case WriteOutcome.Refused refused -> new ConfirmResult.Refused(refused.field(), refused.reason());
            case WriteOutcome.Away _ -> {
                writes.wishOf(context, entry);
                yield new ConfirmResult.WrittenDown();
            }
            case WriteOutcome.InDoubt _ -> new ConfirmResult.InDoubt(entry.key());
            case WriteOutcome.WithHuman _ -> new ConfirmResult.WithHuman(entry.key());
        };
    }

    private static ConfirmResult stands(LedgerEntry entry, WriteOutcome.Stands stands) {
        return entry.write() instanceof CrmWrite.Move || SwapMove.replaces(entry)
                ? new ConfirmResult.Moved(stands.booking(), stands.differs(), false)
                : new ConfirmResult.Booked(stands.booking(), stands.differs());
    }
}
