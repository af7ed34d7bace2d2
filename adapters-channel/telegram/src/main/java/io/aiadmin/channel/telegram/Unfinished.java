package io.aiadmin.channel.telegram;

import io.aiadmin.spi.channel.OutboundMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which parts of long messages have gone out, for as long as the process lives: when a later part fails, the next try goes on there instead of sending
 * the first ones again. Used from many threads.
 */
final class Unfinished {

    private static final int KEPT = 500;

    private final Map<Key, List<String>> sent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, List<String>> eldest) {
            return size() > KEPT;
        }
    };

    private record Key(String key, String address, int content) {

        static Key of(OutboundMessage message) {
            return new Key(message.key(), message.to().value(), Objects.hash(message.text(), message.buttons()));
        }
    }

    /** The vendor's ids of the parts that went out before; a list of the caller's own. */
    List<String> resume(OutboundMessage message) {
        synchronized (sent) {
            return new ArrayList<>(sent.getOrDefault(Key.of(message), List.of()));
        }
    }

    void keep(OutboundMessage message, List<String> ids) {
        synchronized (sent) {
            sent.put(Key.of(message), List.copyOf(ids));
        }
    }

    void done(OutboundMessage message) {
        synchronized (sent) {
            sent.remove(Key.of(message));
        }
    }
}
