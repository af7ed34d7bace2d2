package io.aiadmin.spi;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Durable documents of one company and one plugin: rotating tokens, cursors, a built-in appointment book.
 *
 * <p>Bodies are text of the plugin's own form, at most 1 MiB, sealed at rest. Keys are at most 200 characters. Calls block, may come from
 * many threads, and see every change whose {@link #commit} returned before they began, on any replica.
 */
public interface PluginStore {

    Optional<StoredDocument> find(String key);

    /** Those of the keys that exist, in no given order, read at one moment. */
    List<StoredDocument> findAll(Collection<String> keys);

    /** Documents whose key begins so, by key, at most {@code limit} of them; go on with {@code after}, the last key seen, or "" at first. */
    List<StoredDocument> list(String prefix, String after, int limit);

    /**
     * Makes all the changes or none.
     *
     * @return false when a document is no longer at the expected version; nothing was changed then, read again
     */
    boolean commit(List<DocumentWrite> writes);
}
