package io.aiadmin.core.conversation;

import io.aiadmin.spi.CompanyId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person of the company has to do.
 *
 * @param text one sentence for that person
 * @param doneAt null while it is open
 */
public record HumanTask(
        UUID id,
        CompanyId company,
        @Nullable ConversationId conversation,
        Kind kind,
        String text,
        Instant createdAt,
        @Nullable Instant doneAt) {

    /** Why a person is needed. */
    public enum Kind {
        /** The customer asked for a person, or the agent gave up. */
        HAND_OVER,
        /** The CRM was away: the customer's wish waits to be entered. */
        WISH,
        /** A write whose outcome could not be found out. */
        UNRESOLVED_WRITE,
        /** A message could not be delivered. */
        UNDELIVERED,
        /** The conversation's work failed again and again. */
        PARKED
    }
}
