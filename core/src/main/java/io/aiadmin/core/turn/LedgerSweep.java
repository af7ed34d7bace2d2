package io.aiadmin.core.turn;

import io.aiadmin.core.booking.BookingLedger;
import io.aiadmin.core.booking.LedgerEntry;
import java.time.Clock;
import java.util.List;

/**
 * Wakes the conversations whose writes are due to be looked up, also when their customers never write again. Their own turns find out and tell.
 * To be run every few seconds, on any number of replicas.
 */
public final class LedgerSweep {

    private static final int AT_ONCE = 200;

    private final BookingLedger ledger;
    private final Waking waking;
    private final Clock clock;

    public LedgerSweep(BookingLedger ledger, Waking waking, Clock clock) {
        this.ledger = ledger;
        this.waking = waking;
        this.clock = clock;
    }

    /** @return how many conversations were woken */
    public int run() {
        List<ConversationRef> due = ledger.due(clock.instant(), AT_ONCE).stream()
                .map(LedgerSweep::conversation)
                .distinct()
                .toList();
        due.forEach(conversation -> waking.wake(conversation, clock.instant()));
        return due.size();
    }

    private static ConversationRef conversation(LedgerEntry entry) {
        return new ConversationRef(entry.company(), entry.conversation());
    }
}
