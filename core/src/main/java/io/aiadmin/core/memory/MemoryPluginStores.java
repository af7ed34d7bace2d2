package io.aiadmin.core.memory;

import io.aiadmin.core.plugin.PluginStores;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.DocumentWrite;
import io.aiadmin.spi.PluginStore;
import io.aiadmin.spi.StoredDocument;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Documents that last as long as the process. */
final class MemoryPluginStores implements PluginStores {

    private static final int LONGEST_KEY = 200;
    private static final int LARGEST_BODY = 1 << 20;

    private record Place(CompanyId company, String plugin) {}

    private final Map<Place, Store> stores = new ConcurrentHashMap<>();

    @Override
    public PluginStore open(CompanyId company, String plugin) {
        return stores.computeIfAbsent(new Place(company, plugin), _ -> new Store());
    }

    private static final class Store implements PluginStore {

        private final NavigableMap<String, StoredDocument> documents = new TreeMap<>();

        @Override
        public synchronized Optional<StoredDocument> find(String key) {
            return Optional.ofNullable(documents.get(key));
        }

        @Override
        public synchronized List<StoredDocument> findAll(Collection<String> keys) {
            return keys.stream()
                    .distinct()
                    .map(documents::get)
                    .filter(Objects::nonNull)
                    .toList();
        }

        @Override
        public synchronized List<StoredDocument> list(String prefix, String after, int limit) {
            return documents.tailMap(prefix, true).values().stream()
                    .takeWhile(document -> document.key().startsWith(prefix))
                    .filter(document -> document.key().compareTo(after) > 0)
                    .limit(limit)
                    .toList();
        }

        @Override
        public synchronized boolean commit(List<DocumentWrite> writes) {
            check(writes);
            if (!writes.stream().allMatch(this::current)) {
                return false;
            }
            writes.forEach(this::apply);
            return true;
        }

        private static void check(List<DocumentWrite> writes) {
            Set<String> keys = writes.stream().map(DocumentWrite::key).collect(Collectors.toSet());
            if (keys.size() != writes.size()) {
                throw new IllegalArgumentException("one document is written twice");
            }
            for (DocumentWrite write : writes) {
                if (write.key().length() > LONGEST_KEY || size(write.body()) > LARGEST_BODY) {
                    throw new IllegalArgumentException("key or document too long");
                }
            }
        }

        private static int size(@Nullable String body) {
            return body == null ? 0 : body.getBytes(StandardCharsets.UTF_8).length;
        }

        private boolean current(DocumentWrite write) {
            StoredDocument document = documents.get(write.key());
            return (document == null ? 0 : document.version()) == write.expectedVersion();
        }

        private void apply(DocumentWrite write) {
            String body = write.body();
            if (body == null) {
                documents.remove(write.key());
            } else {
                documents.put(write.key(), new StoredDocument(write.key(), body, write.expectedVersion() + 1));
            }
        }
    }
}
