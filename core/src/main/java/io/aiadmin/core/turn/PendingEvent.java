package io.aiadmin.core.turn;

import io.aiadmin.spi.channel.InboundEvent;
import java.time.Instant;

/**
 * An event of the inbox that no turn has handled.
 *
 * @param seq its place among the company's events
 */
public record PendingEvent(long seq, InboundEvent event, Instant receivedAt) {}
