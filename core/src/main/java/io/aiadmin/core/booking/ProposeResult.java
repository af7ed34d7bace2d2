package io.aiadmin.core.booking;

import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.PriceRange;
import org.jspecify.annotations.Nullable;

/** What the desk says to a wish: a proposal that the customer may say yes to, or an {@link Obstacle}. */
public sealed interface ProposeResult permits ProposeResult.Proposed, Obstacle {

    /**
     * Nothing stands in the way at this moment. Nothing is held for the customer either.
     *
     * @param price of the visit; null where the catalogue states none
     * @param before the booking as it stands, for a move or a cancellation; null for a new one
     */
    record Proposed(
            Proposal proposal,
            @Nullable PriceRange price,
            @Nullable Booking before) implements ProposeResult {}
}
