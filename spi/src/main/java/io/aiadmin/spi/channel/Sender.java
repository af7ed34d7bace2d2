package io.aiadmin.spi.channel;

import io.aiadmin.spi.Phone;
import org.jspecify.annotations.Nullable;

/**
 * Who writes, as far as the channel knows. Its text form holds nothing of the person.
 *
 * @param name the name that the channel shows; chosen by the customer, so no proof of anything
 * @param phone set only when the channel itself has proven that the number is the sender's own
 * @param language what the customer's program is set to, {@code ru}; null when unknown
 */
public record Sender(
        @Nullable String name,
        @Nullable Phone phone,
        @Nullable String language) {

    /** A sender of whom nothing is known. */
    public static final Sender UNKNOWN = new Sender(null, null, null);

    @Override
    public String toString() {
        return "Sender";
    }
}
