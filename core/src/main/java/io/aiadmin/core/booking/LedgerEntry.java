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
 * @param fingerprint the same for the same wish of the same customer: operation, phone, services, staff, start or booking
 * @param attempts how often the CRM was called with it
 * @param nextCheckAt when an unknown outcome is looked up again; null when settled
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

    /** Where a write stands. */
    public enum State {
        /** Committed before the CRM is called; after a crash it counts as {@link #UNKNOWN}. */
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
}
