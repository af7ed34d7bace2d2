package io.aiadmin.core.memory;

import io.aiadmin.core.conversation.ConversationKey;
import io.aiadmin.core.dialogue.Session;
import io.aiadmin.core.dialogue.Sessions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The sessions used last. */
final class MemorySessions implements Sessions {

    private static final int CAPACITY = 10_000;

    private final Map<ConversationKey, Session> sessions = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ConversationKey, Session> eldest) {
            return size() > CAPACITY;
        }
    };

    @Override
    public synchronized Optional<Session> find(ConversationKey key) {
        return Optional.ofNullable(sessions.get(key));
    }

    @Override
    public synchronized void save(Session session) {
        sessions.put(session.key(), session);
    }

    @Override
    public synchronized void forget(ConversationKey key) {
        sessions.remove(key);
    }
}
