package io.aiadmin.spi;

import java.time.Duration;

/** Counts calls against a vendor's limits, for all replicas of the product together. Used from many threads. */
public interface SharedLimits {

    /**
     * Takes one call out of a budget.
     *
     * @param bucket whose budget it is: {@code yclients} for all companies together, {@code bitrix24:portal.example} for one account
     * @param capacity calls that may go at once after a pause
     * @param refill how long one call takes to come back
     * @param patience how long the caller can wait; zero asks without waiting
     * @param priority a waiting customer goes before background work: the last fifth of a budget is kept for {@link Priority#CUSTOMER}
     * @return true when the call may go now; false when it could not within the patience, and nothing was taken
     */
    boolean take(String bucket, int capacity, Duration refill, Duration patience, Priority priority);

    /** Stops a budget for a while, because the vendor said so. */
    void pause(String bucket, Duration length);

    /** Who waits for the call. */
    enum Priority {
        CUSTOMER,
        BACKGROUND
    }
}
