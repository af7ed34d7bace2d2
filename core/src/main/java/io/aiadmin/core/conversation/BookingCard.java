package io.aiadmin.core.conversation;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A booking as a page shows it under the message that reports it.
 *
 * @param id the CRM's
 * @param start with the offset of the branch's zone
 * @param price «2 500 ₽», null where none is known
 * @param status {@code active}, {@code moved} or {@code cancelled}
 */
public record BookingCard(
        String id,
        String service,
        @Nullable String staff,
        OffsetDateTime start,
        int minutes,
        @Nullable String price,
        String status) {}
