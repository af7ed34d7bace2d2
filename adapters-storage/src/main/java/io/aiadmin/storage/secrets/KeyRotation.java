package io.aiadmin.storage.secrets;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.aiadmin.spi.CompanyId;
import java.security.GeneralSecurityException;

/**
 * Changes a company's sealing key while replicas work on: {@link #add}, then {@link #promote}, then seal everything anew, then
 * {@link #retire}. Each step may be repeated.
 */
public final class KeyRotation {

    private final Keyring keyring;
    private final KeysetStore store;

    public KeyRotation(Keyring keyring, KeysetStore store) {
        this.keyring = keyring;
        this.store = store;
    }

    /** Adds a key that does not seal yet. */
    public void add(CompanyId company) {
        change(
                company,
                false,
                handle -> handle.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()));
    }

    /** Lets the newest key seal. */
    public void promote(CompanyId company) {
        change(company, true, handle -> handle.getAt(handle.size() - 1).makePrimary());
    }

    /** Wraps the company's keys with the master key of now. */
    public void rewrap(CompanyId company) {
        change(company, false, handle -> {});
    }

    /** The first bytes of every value that is sealed with the key of now; all others are to be sealed anew. */
    public byte[] prefix(CompanyId company) {
        keyring.forget(company);
        return keyring.keys(company).prefix();
    }

    /**
     * Destroys all keys but the one that seals. Values sealed with them are lost, so seal everything anew before.
     *
     * @throws IllegalStateException too soon after {@link #promote}: another replica may still seal with an old key
     */
    public void retire(CompanyId company) {
        if (store.sincePromotion(company).compareTo(Keyring.UNWRAPPED_FOR.multipliedBy(2)) < 0) {
            throw new IllegalStateException("other replicas may still seal with the old key");
        }
        change(company, false, handle -> {
            for (int i = handle.size() - 1; i >= 0; i--) {
                if (!handle.getAt(i).isPrimary()) {
                    handle.deleteAt(i);
                }
            }
        });
    }

    private void change(CompanyId company, boolean promoted, Change change) {
        boolean done = false;
        while (!done) {
            keyring.forget(company);
            CompanyKeys keys = keyring.keys(company);
            try {
                KeysetHandle.Builder builder = KeysetHandle.newBuilder(keys.sealing());
                change.apply(builder);
                WrappedKeys wrapped = keyring.wrap(company, builder.build(), keys.hashing(), keys.version() + 1);
                done = store.replace(company, wrapped, promoted);
            } catch (GeneralSecurityException e) {
                throw new SealingException("the keys could not be changed", e);
            }
        }
        keyring.forget(company);
    }

    private interface Change {
        void apply(KeysetHandle.Builder builder) throws GeneralSecurityException;
    }
}
