package io.aiadmin.core.conversation;

import java.util.UUID;

/** A conversation of one company. */
public record ConversationId(UUID value) {

    /** @throws IllegalArgumentException the text is not a UUID */
    public static ConversationId of(String text) {
        return new ConversationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
