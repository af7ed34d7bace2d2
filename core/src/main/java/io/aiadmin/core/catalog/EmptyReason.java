package io.aiadmin.core.catalog;

/** Why a search for free times found none, as far as the CRM lets it be known. */
public enum EmptyReason {
    /** The whole range lies in the past. */
    PAST,
    /** Nobody who does it works then. */
    CLOSED,
    /** The person asked for does not work then; others do. */
    STAFF_OFF,
    /** They work, and all is booked; also when the CRM does not tell working times. */
    TAKEN,
    /** The person asked for does not do this. */
    CANNOT;

    /** As tools name it: {@code staff_off}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
