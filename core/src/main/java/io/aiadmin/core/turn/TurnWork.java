package io.aiadmin.core.turn;

import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.core.conversation.ConversationKey;
import java.util.List;

/**
 * What a turn has to do, claimed by raising the conversation's epoch.
 *
 * @param epoch this claim's; a commit under an older one writes nothing
 * @param attempts how often this work was claimed without a commit, this time included
 * @param configVersion of the company when it was claimed
 * @param lastSeq of the conversation's log
 * @param events in the customer's order; may be empty when only deliveries are left
 */
public record TurnWork(
        ConversationKey key,
        ConversationId conversation,
        long epoch,
        int attempts,
        long configVersion,
        long lastSeq,
        List<PendingEvent> events) {

    public TurnWork {
        events = List.copyOf(events);
    }

    public ConversationRef ref() {
        return new ConversationRef(key.company(), conversation);
    }
}
