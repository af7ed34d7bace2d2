package io.aiadmin.storage.secrets;

import io.aiadmin.spi.CompanyId;
import java.time.Duration;
import java.util.Optional;

/** Keeps the wrapped keys of companies. Used from many threads. */
public interface KeysetStore {

    Optional<WrappedKeys> find(CompanyId company);

    /** @return the keys that stand there now: these, or the ones that were faster */
    WrappedKeys addIfAbsent(CompanyId company, WrappedKeys keys);

    /**
     * Replaces the keys of version {@code keys.version() - 1}.
     *
     * @param promoted whether another key seals from now on
     * @return false when they have been replaced meanwhile
     */
    boolean replace(CompanyId company, WrappedKeys keys, boolean promoted);

    /** How long the key that seals now has been doing so. */
    Duration sincePromotion(CompanyId company);
}
