package io.aiadmin.spi.tck;

import java.time.Duration;

/** What the stand-in of a CRM can be told to do wrong. */
public enum CrmFault {
    /** Writes are carried out and their answer never arrives. Reads work. */
    LOST_ANSWER,
    /** Every call is refused for coming too fast, with the wait of {@link #RETRY_AFTER} where the vendor states waits. Nothing is written. */
    RATE_LIMIT,
    /** Every call is refused for its key. Nothing is written. */
    WRONG_KEY,
    /** Nothing answers, or with a server's error. Nothing is written. */
    DOWN,
    /** Every call gets something that is not what the vendor promises: a page instead of JSON, half a document. Nothing is written. */
    NONSENSE;

    /** The wait that a stand-in states. */
    public static final Duration RETRY_AFTER = Duration.ofSeconds(7);
}
