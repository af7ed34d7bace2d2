package io.aiadmin.spi.crm;

import io.aiadmin.spi.Money;

/** What a service costs: one price when both ends are equal. */
public record PriceRange(Money from, Money to) {

    public PriceRange {
        if (from.compareTo(to) > 0) {
            throw new IllegalArgumentException("the price range is turned round");
        }
    }

    public static PriceRange of(Money price) {
        return new PriceRange(price, price);
    }

    public boolean fixed() {
        return from.equals(to);
    }
}
