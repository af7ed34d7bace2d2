package io.aiadmin.spi.channel;

import java.util.List;

/**
 * A message to a customer. What a channel can't render it degrades by itself: buttons become lines of text, long text several messages.
 *
 * @param key the same at every try, for channels that take an idempotency key
 * @param text plain text with line breaks; the only markup is none
 * @param asksForContact whether the customer should be offered to share the own number, where the channel can
 */
public record OutboundMessage(
        String key, ConversationAddress to, String text, List<ReplyButton> buttons, boolean asksForContact) {

    public OutboundMessage {
        buttons = List.copyOf(buttons);
        if (text.isBlank()) {
            throw new IllegalArgumentException("an empty message");
        }
    }

    @Override
    public String toString() {
        return "OutboundMessage[" + key + "]";
    }
}
