package io.aiadmin.core.conversation;

import io.aiadmin.spi.Phone;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the person who writes. Its text form holds the level only.
 *
 * @param name as the customer or the channel gave it; null when unknown
 * @param claimed a number that was typed: good for a new booking, never for seeing or changing existing ones
 * @param proven a number that the channel, a partner or a code has proven
 * @param provenAt null when nothing is proven; a proof counts for 180 days
 */
public record CustomerIdentity(
        @Nullable String name,
        @Nullable Phone claimed,
        @Nullable Phone proven,
        @Nullable Instant provenAt) {

    public static final CustomerIdentity UNKNOWN = new CustomerIdentity(null, null, null, null);

    public CustomerIdentity {
        if ((proven == null) != (provenAt == null)) {
            throw new IllegalArgumentException("a proof has a time");
        }
    }

    public CustomerIdentity named(String newName) {
        return new CustomerIdentity(newName, claimed, proven, provenAt);
    }

    public CustomerIdentity claiming(Phone phone) {
        return new CustomerIdentity(name, phone, proven, provenAt);
    }

    public CustomerIdentity proving(Phone phone, Instant at) {
        return new CustomerIdentity(name, claimed, phone, at);
    }

    /** The number for a new booking: the one typed last goes before the proven one, since people book for others. */
    public @Nullable Phone forBooking() {
        return claimed != null ? claimed : proven;
    }

    @Override
    public String toString() {
        return proven != null ? "proven" : claimed != null ? "claimed" : "anonymous";
    }
}
