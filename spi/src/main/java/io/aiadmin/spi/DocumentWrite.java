package io.aiadmin.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change of a {@link PluginStore}, made only if the document is still at the version that was read.
 *
 * @param body null deletes the document
 * @param expectedVersion the version read, or 0 where no document may exist yet
 */
public record DocumentWrite(String key, @Nullable String body, long expectedVersion) {

    public DocumentWrite {
        Objects.requireNonNull(key, "key");
        if (expectedVersion < 0 || (body == null && expectedVersion == 0)) {
            throw new IllegalArgumentException("version: " + expectedVersion);
        }
    }

    public static DocumentWrite create(String key, String body) {
        return new DocumentWrite(key, body, 0);
    }

    public static DocumentWrite replace(StoredDocument read, String body) {
        return new DocumentWrite(read.key(), body, read.version());
    }

    public static DocumentWrite delete(StoredDocument read) {
        return new DocumentWrite(read.key(), null, read.version());
    }
}
