package io.aiadmin.core.dialogue;

import io.aiadmin.core.conversation.ConversationKey;
import java.util.Optional;

/** The fast copy of sessions. It may forget at any time and never fails: when the store is away it is empty. Used from many threads. */
public interface Sessions {

    Optional<Session> find(ConversationKey key);

    void save(Session session);

    void forget(ConversationKey key);
}
