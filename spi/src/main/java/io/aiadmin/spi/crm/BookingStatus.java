package io.aiadmin.spi.crm;

/** Where a booking stands. */
public enum BookingStatus {
    /** The visit is expected. */
    ACTIVE,
    /** The CRM took the order and has not carried it out yet; it must be read back before anything is said. */
    PENDING,
    CANCELLED,
    /** The visit took place. */
    COMPLETED,
    NO_SHOW
}
