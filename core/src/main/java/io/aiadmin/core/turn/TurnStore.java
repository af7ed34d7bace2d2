package io.aiadmin.core.turn;

import io.aiadmin.core.dialogue.Session;
import java.util.Optional;

/** Claims and commits turns. Used from many threads; for one conversation the engine lets one run at a time. */
public interface TurnStore {

    /**
     * Raises the conversation's epoch and returns its unhandled events.
     *
     * @return empty when the conversation does not exist
     */
    Optional<TurnWork> begin(ConversationRef conversation);

    /** The session as it was committed last; empty for a new conversation. The way back when the fast copy is missing or stale. */
    Optional<Session> committedSession(ConversationRef conversation);

    /** @return false when a later claim has taken over: nothing was written, and nothing may be said */
    boolean commit(TurnCommit commit);
}
