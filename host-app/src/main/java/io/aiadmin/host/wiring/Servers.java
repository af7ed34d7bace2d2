package io.aiadmin.host.wiring;

import io.aiadmin.spi.Secret;
import io.aiadmin.storage.StorageSettings;
import io.aiadmin.storage.embedded.EmbeddedServers;
import io.aiadmin.storage.jdbi.DatabaseSettings;
import io.aiadmin.storage.secrets.MasterKey;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The servers that the options ask for: external ones, or embedded ones in the data folder. */
public final class Servers implements AutoCloseable {

    private static final int REPLICAS = 1;

    private final StorageSettings storage;
    private final Optional<EmbeddedServers> embedded;

    private Servers(StorageSettings storage, Optional<EmbeddedServers> embedded) {
        this.storage = storage;
        this.embedded = embedded;
    }

    /** Starts what has to be started; connects to nothing yet. */
    public static Servers of(HostOptions options) {
        HostOptions.Database database = options.database();
        String redis = options.redis();
        if (database == null || redis == null) {
            return embedded(options);
        }
        Path key = options.keyFile();
        if (key == null) {
            throw new IllegalStateException("the production profile has a key file");
        }
        StorageSettings settings = new StorageSettings(
                DatabaseSettings.of(database.url(), database.user(), database.password()),
                redis,
                passwordIn(redis),
                MasterKey.open(key),
                REPLICAS);
        return new Servers(settings, Optional.empty());
    }

    private static Servers embedded(HostOptions options) {
        EmbeddedServers servers = EmbeddedServers.start(options.data());
        Path key = options.keyFile();
        MasterKey master =
                key == null ? MasterKey.openOrCreate(options.data().resolve("master-key.json")) : MasterKey.open(key);
        return new Servers(StorageSettings.embedded(servers, master), Optional.of(servers));
    }

    /** {@code redis://user:password@host}: the password goes its own way. */
    private static @Nullable Secret passwordIn(String address) {
        String user = URI.create(address).getUserInfo();
        return user == null || user.indexOf(':') < 0 ? null : Secret.of(user.substring(user.indexOf(':') + 1));
    }

    StorageSettings storage() {
        return storage;
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedServers::close);
    }
}
