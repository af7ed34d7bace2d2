package io.aiadmin.storage;

import io.aiadmin.spi.Secret;
import io.aiadmin.storage.embedded.EmbeddedServers;
import io.aiadmin.storage.jdbi.DatabaseSettings;
import io.aiadmin.storage.secrets.MasterKey;
import org.jspecify.annotations.Nullable;

/**
 * What the storage is opened with.
 *
 * @param redisUrl {@code redis://[user:password@]host:port[/database]}
 * @param redisPassword null takes the one in the address, if any
 * @param masterKey wraps the companies' keys
 * @param replicas among how many processes a call budget is shared while Redis is away
 */
public record StorageSettings(
        DatabaseSettings database,
        String redisUrl,
        @Nullable Secret redisPassword,
        MasterKey masterKey,
        int replicas) {

    public StorageSettings {
        if (!redisUrl.startsWith("redis://") && !redisUrl.startsWith("rediss://")) {
            throw new IllegalArgumentException("the address of Redis begins with redis:// or rediss://");
        }
        if (replicas < 1) {
            throw new IllegalArgumentException("replicas: " + replicas);
        }
    }

    /** Servers that the host has started itself. */
    public static StorageSettings embedded(EmbeddedServers servers, MasterKey masterKey) {
        return new StorageSettings(servers.database(), servers.redisUrl(), null, masterKey, 1);
    }

    @Override
    public String toString() {
        return "StorageSettings[" + replicas + " replicas]";
    }
}
