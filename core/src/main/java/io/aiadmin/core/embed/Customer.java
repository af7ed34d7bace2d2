package io.aiadmin.core.embed;

import io.aiadmin.spi.Phone;
import org.jspecify.annotations.Nullable;

/**
 * Who writes, as far as the embedding program knows. Its text form holds nothing of the person.
 *
 * @param phone null when unknown
 * @param proven whether the program vouches for the phone being the customer's own: only then existing visits are shown and changed
 */
public record Customer(@Nullable String name, @Nullable Phone phone, boolean proven) {

    /** Somebody of whom nothing is known. */
    public static final Customer UNKNOWN = new Customer(null, null, false);

    public Customer {
        if (proven && phone == null) {
            throw new IllegalArgumentException("there is no phone to vouch for");
        }
    }

    public static Customer named(String name) {
        return new Customer(name, null, false);
    }

    /**
     * With a phone that the customer has given: good for new visits.
     *
     * @param e164 {@code +79161112233}
     */
    public Customer withPhone(String e164) {
        return new Customer(name, new Phone(e164), false);
    }

    /** With a phone that the program has proven to be the customer's own. */
    public Customer withProvenPhone(String e164) {
        return new Customer(name, new Phone(e164), true);
    }

    @Override
    public String toString() {
        return "Customer";
    }
}
