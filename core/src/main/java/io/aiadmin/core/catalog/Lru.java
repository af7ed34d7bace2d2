package io.aiadmin.core.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A map that forgets what was not asked for longest. Nothing slow may happen in the functions given to it: they run under its lock. */
final class Lru<K, V> {

    private final Map<K, V> entries;

    Lru(int capacity) {
        entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > capacity;
            }
        };
    }

    synchronized @Nullable V get(K key) {
        return entries.get(key);
    }

    synchronized void put(K key, V value) {
        entries.put(key, value);
    }

    /** Puts what the function makes of the present value, null where there is none. */
    synchronized V update(K key, UnaryOperator<@Nullable V> change) {
        V value = change.apply(entries.get(key));
        if (value == null) {
            throw new IllegalStateException("nothing to keep");
        }
        entries.put(key, value);
        return value;
    }

    synchronized void remove(K key) {
        entries.remove(key);
    }

    synchronized int size() {
        return entries.size();
    }
}
