package io.aiadmin.host.wiring;

import io.aiadmin.core.memory.MemoryStorage;
import io.aiadmin.core.plugin.LocalFeeds;
import io.aiadmin.storage.Storage;
import io.aiadmin.storage.embedded.EmbeddedServers;
import io.aiadmin.storage.jdbi.Database;
import io.aiadmin.storage.jdbi.DatabaseSettings;
import io.aiadmin.storage.secrets.MasterKey;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Opens the storage that the options ask for: external servers, or embedded ones in the data folder. */
public final class Storages {

    private Storages() {}

    public static Storage open(HostOptions options, Clock clock) {
        List<AutoCloseable> servers = new ArrayList<>();
        DatabaseSettings database;
        HostOptions.Database external = options.database();
        if (external == null) {
            EmbeddedServers embedded = EmbeddedServers.start(options.data());
            servers.add(embedded);
            database = embedded.database();
        } else {
            database = DatabaseSettings.of(external.url(), external.user(), external.password());
        }
        MemoryStorage memory = new MemoryStorage(clock);
        return new Storage(
                Database.open(database, key(options), clock), memory.sessions(), new LocalFeeds(), memory.limits(), servers);
    }

    private static MasterKey key(HostOptions options) {
        Path named = options.keyFile();
        return named == null ? MasterKey.openOrCreate(options.data().resolve("master-key.json")) : MasterKey.open(named);
    }
}
