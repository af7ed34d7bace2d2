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

    /**
     * Takes one more try of an entry whose earlier try was found not to have happened: back to SENDING, one attempt more.
     *
     * @param attempts as they were read; only one caller gets the next try
     * @return false when the entry is settled or another caller has taken the try: nothing was changed, and nothing may be sent
     */
    boolean retry(CompanyId company, IdempotencyKey key, int attempts, Instant nextCheckAt);

    /**
     * Writes down where the write stands. An entry in DONE, FAILED or HUMAN stays as it is.
     *
     * @param booking null keeps the one that is known
     * @param nextCheckAt null when settled
     * @return whether the entry was changed
     */
    boolean settle(
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

    /** All entries of the conversation created at that moment or later, oldest first. */
    List<LedgerEntry> recent(CompanyId company, ConversationId conversation, Instant since);

    /** The newest entry of the company with this fingerprint in SENDING, UNKNOWN or DONE, created at that moment or later. */
    Optional<LedgerEntry> sameWish(CompanyId company, String fingerprint, Instant since);

    /** Entries of all companies in SENDING or UNKNOWN whose {@link LedgerEntry#nextCheckAt()} has come, longest overdue first. */
    List<LedgerEntry> due(Instant now, int limit);
}
