package io.aiadmin.core.company;

import io.aiadmin.spi.CompanyId;
import java.time.Instant;

/**
 * A customer of the product.
 *
 * @param plan the subscription, {@code trial} at first
 */
public record Company(CompanyId id, String name, Instant createdAt, String plan) {

    public Company {
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("a company's name has 1 to 200 characters");
        }
    }
}
