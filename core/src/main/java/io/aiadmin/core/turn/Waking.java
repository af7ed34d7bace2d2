package io.aiadmin.core.turn;

import java.time.Instant;

/** Schedules a conversation's work from outside the inbox: a human gave it back, a dead letter is sent again. Used from many threads. */
public interface Waking {

    /** At the time named, or earlier if it was to run earlier anyway. */
    void wake(ConversationRef conversation, Instant at);
}
