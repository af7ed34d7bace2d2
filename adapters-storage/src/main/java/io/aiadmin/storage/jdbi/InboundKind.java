package io.aiadmin.storage.jdbi;

import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.InboundEvent;
import io.aiadmin.spi.channel.MessageContent;
import org.jspecify.annotations.Nullable;

/**
 * How the inbox treats an event.
 *
 * @param name as stored
 * @param urgent whether it is dealt with without gathering
 * @param asks whether the customer waits for an answer from then on
 * @param lane whose conversation deals with it; null when knowing it once is all
 */
record InboundKind(
        String name, boolean urgent, boolean asks, @Nullable ConversationAddress lane) {

    static InboundKind of(InboundEvent event) {
        return switch (event) {
            case InboundEvent.CustomerMessage message ->
                new InboundKind("message", finished(message), true, message.address());
            case InboundEvent.Unsupported unsupported ->
                new InboundKind("unsupported", true, false, unsupported.address());
            case InboundEvent.MessageEdited edited -> new InboundKind("edited", true, false, edited.address());
            case InboundEvent.HumanReplied human -> new InboundKind("human", true, false, human.address());
            case InboundEvent.Reachability reachability ->
                new InboundKind("reachability", true, false, reachability.address());
            case InboundEvent.OwnEcho _ -> new InboundKind("echo", false, false, null);
            case InboundEvent.DeliveryStatus _ -> new InboundKind("status", false, false, null);
            case InboundEvent.Ignored _ -> new InboundKind("ignored", false, false, null);
        };
    }

    /** Whether the customer has plainly said all: a pressed button, a shared contact. */
    private static boolean finished(InboundEvent.CustomerMessage message) {
        return message.content() instanceof MessageContent.Button
                || message.content() instanceof MessageContent.Contact;
    }
}
