package io.aiadmin.spi.channel;

/**
 * Where a conversation lives inside one channel of one company: a chat id, a phone, a visitor. Opaque to the core; only the channel reads it.
 *
 * @param value 1 to 200 characters
 */
public record ConversationAddress(String value) {

    public ConversationAddress {
        if (value.isBlank() || value.length() > 200) {
            throw new IllegalArgumentException("address of " + value.length() + " characters");
        }
    }
}
