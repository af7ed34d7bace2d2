package io.aiadmin.spi.tck;

import io.aiadmin.spi.DocumentWrite;
import io.aiadmin.spi.PluginStore;
import io.aiadmin.spi.StoredDocument;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Documents in memory, as strict as the contract: compare-and-set per document, all changes of a commit or none, one moment for {@link
 * #findAll}, bounds on keys and bodies. A deleted document that is written again starts at version 1. Safe for many threads.
 */
public final class TckPluginStore implements PluginStore {

    private static final int LONGEST_KEY = 200;
    private static final int LARGEST_BODY = 1024 * 1024;

    private final TreeMap<String, StoredDocument> documents = new TreeMap<>();
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public Optional<StoredDocument> find(String key) {
        checkKey(key);
        calls.incrementAndGet();
        synchronized (documents) {
            return Optional.ofNullable(documents.get(key));
        }
    }

    @Override
    public List<StoredDocument> findAll(Collection<String> keys) {
        keys.forEach(TckPluginStore::checkKey);
        calls.incrementAndGet();
        synchronized (documents) {
            return Set.copyOf(keys).stream()
                    .flatMap(key -> Optional.ofNullable(documents.get(key)).stream())
                    .toList();
        }
    }

    @Override
    public List<StoredDocument> list(String prefix, String after, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit: " + limit);
        }
        calls.incrementAndGet();
        synchronized (documents) {
            return documents.tailMap(after, false).values().stream()
                    .filter(document -> document.key().startsWith(prefix))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public boolean commit(List<DocumentWrite> writes) {
        Set<String> keys = new HashSet<>();
        for (DocumentWrite write : writes) {
            checkWrite(write);
            if (!keys.add(write.key())) {
                throw new IllegalArgumentException("written twice in one commit: " + write.key());
            }
        }
        calls.incrementAndGet();
        synchronized (documents) {
            if (!writes.stream().allMatch(this::atExpectedVersion)) {
                return false;
            }
            writes.forEach(this::apply);
            return true;
        }
    }

    private boolean atExpectedVersion(DocumentWrite write) {
        StoredDocument stored = documents.get(write.key());
        return (stored == null ? 0 : stored.version()) == write.expectedVersion();
    }

    private void apply(DocumentWrite write) {
        String body = write.body();
        if (body == null) {
            documents.remove(write.key());
        } else {
            documents.put(write.key(), new StoredDocument(write.key(), body, write.expectedVersion() + 1));
        }
    }

    private static void checkWrite(DocumentWrite write) {
        checkKey(write.key());
        String body = write.body();
        if (body != null && body.getBytes(StandardCharsets.UTF_8).length > LARGEST_BODY) {
            throw new IllegalArgumentException("body over 1 MiB: " + write.key());
        }
    }

    private static void checkKey(String key) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("key of " + key.length() + " characters");
        }
    }

    /** How often the store was called, reads and commits alike. */
    public int calls() {
        return calls.get();
    }

    /** Every key that is stored now, in order. */
    public List<String> keys() {
        synchronized (documents) {
            return List.copyOf(documents.keySet());
        }
    }
}
