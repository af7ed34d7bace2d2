package io.aiadmin.core.booking;

import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.IdempotencyKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One intended write and what became of it. The key is unique in the company.
 *
 * @param fingerprint the same for the same wish of the same customer: a hash of operation, phone, services and start, or of the booking
 * @param attempts how often the CRM was called with it; 0 until the first try is taken
 * @param nextCheckAt when the outcome is to be looked up unless it is known before; null when settled
 * @param reason a short code for operators; null when there is nothing to say
 */
public record LedgerEntry(
        CompanyId company,
        ConversationId conversation,
        CrmWrite write,
        String fingerprint,
        State state,
        @Nullable BookingId booking,
        int attempts,
        Instant createdAt,
        @Nullable Instant nextCheckAt,
        @Nullable String reason) {

    @Override
    public String toString() {
        return "LedgerEntry[" + key() + ", " + state + "]";
    }

    /** Where a write stands. */
    public enum State {
        /** Committed before the CRM is called; after a crash with a try taken it counts as {@link #UNKNOWN}. */
        SENDING,
        /** Sent, and the answer was lost. */
        UNKNOWN,
        /** The CRM has it. */
        DONE,
        /** The CRM refused it, or it was found not to have happened. */
        FAILED,
        /** Could not be found out: a person looks. */
        HUMAN
    }

    public IdempotencyKey key() {
        return write.key();
    }

    /** Whether it is still to be found out what became of the write. */
    public boolean unsettled() {
        return state == State.SENDING || state == State.UNKNOWN;
    }
}
