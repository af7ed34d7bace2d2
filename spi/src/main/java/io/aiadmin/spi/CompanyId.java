package io.aiadmin.spi;

import java.util.Objects;
import java.util.UUID;

/** A company that uses the product: the boundary that no data crosses. */
public record CompanyId(UUID value) {

    public CompanyId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Reads the usual text form.
     *
     * @throws IllegalArgumentException the text is not a UUID
     */
    public static CompanyId of(String text) {
        return new CompanyId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
