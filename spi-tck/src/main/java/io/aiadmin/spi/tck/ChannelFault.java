package io.aiadmin.spi.tck;

import java.time.Duration;

/** What the stand-in of a channel's vendor can be told to do wrong. */
public enum ChannelFault {
    /** Every call is refused for coming too fast, with the wait of {@link #RETRY_AFTER}. */
    RATE_LIMIT,
    /** Every call is refused for its token. */
    DEAD_TOKEN,
    /** The customer has blocked the company: nothing reaches this customer. */
    BLOCKED,
    /** Nothing answers, or with a server's error. */
    DOWN,
    /** What is sent reaches the customer, and the answer to it never arrives. */
    LOST_ANSWER;

    /** The wait that a stand-in states. */
    public static final Duration RETRY_AFTER = Duration.ofSeconds(7);
}
