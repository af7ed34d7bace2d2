package io.aiadmin.spi.channel;

import java.time.Instant;

/**
 * Something a vendor reported. The external id is unique in the company's channel, the same when the vendor reports it again.
 */
public sealed interface InboundEvent {

    String externalId();

    Instant at();

    /** An event that belongs to one conversation. */
    sealed interface OfConversation extends InboundEvent {
        ConversationAddress address();
    }

    /** The customer wrote, spoke, shared or pressed. The one kind that is answered. */
    record CustomerMessage(
            String externalId, ConversationAddress address, Instant at, Sender sender, MessageContent content)
            implements OfConversation {}

    /** The customer changed a message sent before. */
    record MessageEdited(String externalId, ConversationAddress address, Instant at, String editedId, String text)
            implements OfConversation {
        @Override
        public String toString() {
            return "MessageEdited[" + externalId + "]";
        }
    }

    /** A person of the company answered in the messenger itself: the agent pauses in this conversation. */
    record HumanReplied(String externalId, ConversationAddress address, Instant at, String text)
            implements OfConversation {
        @Override
        public String toString() {
            return "HumanReplied[" + externalId + "]";
        }
    }

    /** Our own message coming back. Never answered. */
    record OwnEcho(String externalId, ConversationAddress address, Instant at) implements OfConversation {}

    /** What became of a message of ours. */
    record DeliveryStatus(
            String externalId, ConversationAddress address, Instant at, String vendorMessageId, State state)
            implements OfConversation {
        /** In the order in which they come. */
        public enum State {
            SENT,
            DELIVERED,
            READ,
            FAILED
        }
    }

    /** The customer can't be reached here any more, or can be again. */
    record Reachability(String externalId, ConversationAddress address, Instant at, boolean reachable)
            implements OfConversation {}

    /** The customer sent something that the channel can't render as text: a sticker, a picture without words. Answered with a request for words. */
    record Unsupported(String externalId, ConversationAddress address, Instant at, Sender sender, String kind)
            implements OfConversation {}

    /** Anything else: stored, never answered. */
    record Ignored(String externalId, Instant at, String kind) implements InboundEvent {}
}
