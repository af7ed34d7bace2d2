package io.aiadmin.language;

/**
 * What the customer was asked last. It lets {@link TimeReader} understand a bare number, which is
 * otherwise nobody's time: «15» is three in the afternoon after "what time?" and the 15th after
 * "which day?".
 */
public enum Asked {
    /** Nothing, or something else; bare numbers stay unread. */
    NOTHING,
    /** The day of the visit. */
    DAY,
    /** The time of the visit. */
    TIME
}
