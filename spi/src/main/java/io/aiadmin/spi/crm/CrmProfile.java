package io.aiadmin.spi.crm;

import java.time.Duration;

/**
 * How an account behaves, as far as the core plans by it.
 *
 * @param slots where free slots come from
 * @param idempotentCreate whether the CRM itself refuses a second booking with the same key
 * @param calls calls that the account allows per {@code period}; the connector keeps to it by itself
 */
public record CrmProfile(SlotSource slots, boolean idempotentCreate, int calls, Duration period) {

    /** Where free slots come from. */
    public enum SlotSource {
        /** The CRM searches. */
        VENDOR,
        /** Working hours minus what is busy, calculated by the connector. */
        CALCULATED
    }

    public CrmProfile {
        if (calls < 1 || period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("calls: " + calls + " per " + period);
        }
    }
}
