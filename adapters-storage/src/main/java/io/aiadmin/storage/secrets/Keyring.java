package io.aiadmin.storage.secrets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import io.aiadmin.spi.CompanyId;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Seals and opens values of companies, each with the company's own keys, which are made at their first use and stay unwrapped in memory for
 * five minutes at most. Used from many threads.
 */
public final class Keyring {

    /** How long another replica may go on with keys that have been replaced. */
    static final Duration UNWRAPPED_FOR = Duration.ofMinutes(5);

    private final MasterKey master;
    private final KeysetStore store;
    private final Cache<CompanyId, CompanyKeys> unwrapped = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(UNWRAPPED_FOR)
            .build();

    public Keyring(MasterKey master, KeysetStore store) {
        this.master = master;
        this.store = store;
    }

    public byte[] seal(CompanyId company, Place place, byte[] plain) {
        return keys(company).seal(place, plain);
    }

    /** @throws SealingException the value is not this company's, not from this place, or was changed */
    public byte[] open(CompanyId company, Place place, byte[] sealed) {
        CompanyKeys keys = keys(company);
        if (!keys.knows(sealed)) {
            // Another replica has promoted a new key.
            forget(company);
            keys = keys(company);
        }
        return keys.open(place, sealed);
    }

    public byte @Nullable [] openOrNull(CompanyId company, Place place, byte @Nullable [] sealed) {
        return sealed == null ? null : open(company, place, sealed);
    }

    /** A keyed hash (HMAC-SHA256, cut) for look-ups by values that are not stored in the clear: phones, addresses, external ids. */
    public byte[] hash(CompanyId company, String value) {
        return keys(company).hash(value);
    }

    /** Drops the unwrapped keys. */
    public void forget(CompanyId company) {
        unwrapped.invalidate(company);
    }

    CompanyKeys keys(CompanyId company) {
        CompanyKeys known = unwrapped.getIfPresent(company);
        if (known != null) {
            return known;
        }
        CompanyKeys keys =
                unwrap(company, store.find(company).orElseGet(() -> store.addIfAbsent(company, fresh(company))));
        unwrapped.put(company, keys);
        return keys;
    }

    WrappedKeys wrap(CompanyId company, KeysetHandle sealing, KeysetHandle hashing, int version) {
        return new WrappedKeys(
                master.wrap(sealing, owner(company, "aead")), master.wrap(hashing, owner(company, "prf")), version);
    }

    private CompanyKeys unwrap(CompanyId company, WrappedKeys keys) {
        return new CompanyKeys(
                company,
                master.unwrap(keys.aead(), owner(company, "aead")),
                master.unwrap(keys.prf(), owner(company, "prf")),
                keys.version());
    }

    private WrappedKeys fresh(CompanyId company) {
        try {
            return wrap(
                    company,
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()),
                    KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, RegistryConfiguration.get()),
                    1);
        } catch (GeneralSecurityException e) {
            throw new SealingException("no keys could be made", e);
        }
    }

    private static String owner(CompanyId company, String kind) {
        return "company:" + company + "|" + kind;
    }
}
