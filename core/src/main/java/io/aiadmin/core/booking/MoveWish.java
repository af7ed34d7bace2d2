package io.aiadmin.core.booking;

import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.StaffId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Another time that the customer wishes for an existing visit.
 *
 * @param id of the proposal to be made
 * @param shownAfter the seq of the customer's last message
 * @param staff null keeps the person
 */
public record MoveWish(
        ProposalId id,
        long shownAfter,
        BookingId booking,
        Instant start,
        @Nullable StaffId staff) {}
