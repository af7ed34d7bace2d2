package io.aiadmin.core.dialogue;

import io.aiadmin.spi.channel.MessageContent;
import io.aiadmin.spi.channel.Sender;
import java.time.Instant;

/**
 * What a customer sent, with its place in the conversation's log.
 */
public record IncomingMessage(long seq, Sender sender, MessageContent content, Instant at) {}
