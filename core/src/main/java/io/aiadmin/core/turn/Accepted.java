package io.aiadmin.core.turn;

import java.util.List;

/**
 * What the inbox did with a delivery.
 *
 * @param events how many were new
 * @param duplicates how many it had before
 * @param conversations those that will be answered, each once
 */
public record Accepted(int events, int duplicates, List<ConversationRef> conversations) {

    public Accepted {
        conversations = List.copyOf(conversations);
    }
}
