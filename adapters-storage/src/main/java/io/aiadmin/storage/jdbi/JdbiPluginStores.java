package io.aiadmin.storage.jdbi;

import io.aiadmin.core.plugin.PluginStores;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.DocumentWrite;
import io.aiadmin.spi.PluginStore;
import io.aiadmin.spi.StoredDocument;
import io.aiadmin.storage.secrets.Place;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Documents of plugins: keys in the clear, since they are listed in order, bodies sealed. */
final class JdbiPluginStores implements PluginStores {

    private final TenantDatabase database;
    private final Sealed sealed;

    JdbiPluginStores(TenantDatabase database, Sealed sealed) {
        this.database = database;
        this.sealed = sealed;
    }

    @Override
    public PluginStore open(CompanyId company, String plugin) {
        return new Store(company, plugin);
    }

    private final class Store implements PluginStore {

        private static final int LONGEST_KEY = 200;
        private static final int LARGEST_BODY = 1024 * 1024;

        private final CompanyId company;
        private final String plugin;

        Store(CompanyId company, String plugin) {
            this.company = company;
            this.plugin = plugin;
        }

        @Override
        public Optional<StoredDocument> find(String key) {
            return database
                    .routine(handle -> {
                        try (Call call =
                                new Call(handle, "select ?::text as key, version, body from find_document(?, ?, ?)")) {
                            return call.value(key)
                                    .value(company.value())
                                    .value(plugin)
                                    .value(key)
                                    .list(Row::read);
                        }
                    })
                    .stream()
                    .findFirst()
                    .map(this::opened);
        }

        @Override
        public List<StoredDocument> findAll(Collection<String> keys) {
            if (keys.isEmpty()) {
                return List.of();
            }
            return database
                    .inCompany(company, handle -> {
                        try (Call call = new Call(
                                handle,
                                "select key, version, body from plugin_documents where company_id = ? and plugin = ? and key = any (?)")) {
                            return call.value(company.value())
                                    .value(plugin)
                                    .texts(keys, key -> key)
                                    .list(Row::read);
                        }
                    })
                    .stream()
                    .map(this::opened)
                    .toList();
        }

        @Override
        public List<StoredDocument> list(String prefix, String after, int limit) {
            return database
                    .inCompany(
                            company,
                            handle -> handle.createQuery("""
                                    select key, version, body from plugin_documents
                                    where company_id = :company and plugin = :plugin and starts_with(key, :prefix) and key > :after
                                    order by key limit :limit""")
                                    .bind("company", company.value())
                                    .bind("plugin", plugin)
                                    .bind("prefix", prefix)
                                    .bind("after", after)
                                    .bind("limit", limit)
                                    .map((row, _) -> Row.read(row))
                                    .list())
                    .stream()
                    .map(this::opened)
                    .toList();
        }

        @Override
        public boolean commit(List<DocumentWrite> writes) {
            if (writes.isEmpty()) {
                return true;
            }
            check(writes);
            List<Write> sealedWrites = writes.stream().map(this::sealed).toList();
            return database.routine(handle -> {
                try (Call call = new Call(handle, "select commit_documents(?, ?, ?, ?, ?)")) {
                    return call.value(company.value())
                            .value(plugin)
                            .texts(sealedWrites, Write::key)
                            .blobs(sealedWrites, Write::body)
                            .numbers(sealedWrites, Write::expectedVersion)
                            .one(row -> row.getBoolean(1));
                }
            });
        }

        private void check(List<DocumentWrite> writes) {
            Set<String> keys = new HashSet<>();
            for (DocumentWrite write : writes) {
                if (write.key().length() > LONGEST_KEY || !keys.add(write.key())) {
                    throw new IllegalArgumentException("a key is too long or comes twice");
                }
                String body = write.body();
                if (body != null && body.getBytes(StandardCharsets.UTF_8).length > LARGEST_BODY) {
                    throw new IllegalArgumentException("a document is larger than 1 MiB");
                }
            }
        }

        private Write sealed(DocumentWrite write) {
            String body = write.body();
            Place place = Sealed.document(plugin, write.key());
            return new Write(
                    write.key(), body == null ? null : sealed.text(company, place, body), write.expectedVersion());
        }

        private StoredDocument opened(Row row) {
            return new StoredDocument(
                    row.key(), sealed.text(company, Sealed.document(plugin, row.key()), row.body()), row.version());
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Write(String key, byte @Nullable [] body, long expectedVersion) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Row(String key, long version, byte[] body) {
        static Row read(ResultSet row) throws SQLException {
            return new Row(row.getString("key"), row.getLong("version"), row.getBytes("body"));
        }
    }
}
