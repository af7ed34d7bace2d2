package io.aiadmin.spi;

import java.math.BigDecimal;

/** An amount in roubles, zero or more. Two amounts are equal when their values are, whatever their scale. */
public record Money(BigDecimal roubles) implements Comparable<Money> {

    /** @throws IllegalArgumentException the amount is negative */
    public Money {
        if (roubles.signum() < 0) {
            throw new IllegalArgumentException("negative amount");
        }
        roubles = roubles.signum() == 0 ? BigDecimal.ZERO : roubles.stripTrailingZeros();
    }

    /** Whole roubles. */
    public static Money ofRoubles(long roubles) {
        return new Money(BigDecimal.valueOf(roubles));
    }

    @Override
    public int compareTo(Money other) {
        return roubles.compareTo(other.roubles);
    }
}
