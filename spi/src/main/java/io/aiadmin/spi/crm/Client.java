package io.aiadmin.spi.crm;

import io.aiadmin.spi.Phone;
import org.jspecify.annotations.Nullable;

/** A client's card as far as the product needs it. Its text form holds the id only. */
public record Client(
        ClientId id, @Nullable String name, @Nullable Phone phone) {

    @Override
    public String toString() {
        return "Client[" + id + "]";
    }
}
