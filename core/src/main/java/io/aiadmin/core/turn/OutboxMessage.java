package io.aiadmin.core.turn;

import io.aiadmin.spi.channel.OutboundMessage;
import java.time.Instant;

/**
 * A message on its way to the customer.
 *
 * @param attempts how often it was tried so far
 */
public record OutboxMessage(
        long id,
        ConversationRef conversation,
        String channel,
        OutboundMessage message,
        int attempts,
        Instant createdAt,
        Instant dueAt) {}
