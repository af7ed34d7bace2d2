package io.aiadmin.core.booking;

import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.IdempotencyKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers every write to a CRM, durably, before it is sent. Each call is a transaction of its own. Used from many threads. */
public interface BookingLedger {

    /**
     * Adds an entry in state SENDING.
     *
     * @return the entry that stands under this key now: the new one, or the one that was there before, unchanged
     */
    LedgerEntry open(LedgerEntry entry);

    /** @param nextCheckAt null when settled */
    void settle(
            CompanyId company,
            IdempotencyKey key,
            LedgerEntry.State state,
            @Nullable BookingId booking,
            int attempts,
            @Nullable Instant nextCheckAt,
            @Nullable String reason);

    Optional<LedgerEntry> find(CompanyId company, IdempotencyKey key);

    /** Entries of the conversation in SENDING or UNKNOWN, oldest first. */
    List<LedgerEntry> open(CompanyId company, ConversationId conversation);

    /** Entries of all companies in UNKNOWN, or in SENDING for longer than a minute, that are due. */
    List<LedgerEntry> due(Instant now, int limit);
}
