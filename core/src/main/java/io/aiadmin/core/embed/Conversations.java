package io.aiadmin.core.embed;

import io.aiadmin.core.turn.ConversationRef;
import io.aiadmin.spi.Phone;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the program calls its conversations, and which phone it gave for each, of those used last. */
final class Conversations {

    private static final int CAPACITY = 10_000;

    private final Map<ConversationRef, String> names = new Recent<>();
    private final Map<String, Phone> phones = new Recent<>();

    synchronized void remember(ConversationRef conversation, String name) {
        names.put(conversation, name);
    }

    synchronized Optional<String> name(ConversationRef conversation) {
        return Optional.ofNullable(names.get(conversation));
    }

    /** Whether the phone has not been said in this conversation yet. */
    synchronized boolean isNews(String name, Phone phone) {
        return !phone.equals(phones.put(name, phone));
    }

    private static final class Recent<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > CAPACITY;
        }
    }
}
