package io.aiadmin.storage.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.PrfSet;
import io.aiadmin.spi.CompanyId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** One company's keys, ready for use. */
final class CompanyKeys {

    /** Long enough that two values never share a hash, short enough for an index. */
    private static final int HASH_BYTES = 16;

    /** Tink puts one byte and the key's id before each ciphertext. */
    private static final byte WITH_KEY_ID = 1;

    private final CompanyId company;
    private final KeysetHandle sealing;
    private final KeysetHandle hashing;
    private final int version;
    private final Aead aead;
    private final PrfSet prf;

    CompanyKeys(CompanyId company, KeysetHandle sealing, KeysetHandle hashing, int version) {
        this.company = company;
        this.sealing = sealing;
        this.hashing = hashing;
        this.version = version;
        try {
            this.aead = sealing.getPrimitive(RegistryConfiguration.get(), Aead.class);
            this.prf = hashing.getPrimitive(RegistryConfiguration.get(), PrfSet.class);
        } catch (GeneralSecurityException e) {
            throw new SealingException("a company's keys are of another kind", e);
        }
    }

    byte[] seal(Place place, byte[] plain) {
        try {
            return aead.encrypt(plain, place.associatedData(company));
        } catch (GeneralSecurityException e) {
            throw new SealingException("not sealed: " + place.table() + "." + place.column(), e);
        }
    }

    byte[] open(Place place, byte[] sealed) {
        try {
            return aead.decrypt(sealed, place.associatedData(company));
        } catch (GeneralSecurityException e) {
            throw new SealingException("not opened: " + place.table() + "." + place.column(), e);
        }
    }

    byte[] hash(String value) {
        try {
            return prf.computePrimary(value.getBytes(StandardCharsets.UTF_8), HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new SealingException("not hashed", e);
        }
    }

    /** Whether the value was sealed with a key of this set. */
    boolean knows(byte[] sealed) {
        if (sealed.length < 5 || sealed[0] != WITH_KEY_ID) {
            return true;
        }
        int id = ByteBuffer.wrap(sealed, 1, 4).getInt();
        for (int i = 0; i < sealing.size(); i++) {
            if (sealing.getAt(i).getId() == id) {
                return true;
            }
        }
        return false;
    }

    /** The first bytes of what is sealed now. */
    byte[] prefix() {
        return ByteBuffer.allocate(5)
                .put(WITH_KEY_ID)
                .putInt(sealing.getPrimary().getId())
                .array();
    }

    KeysetHandle sealing() {
        return sealing;
    }

    KeysetHandle hashing() {
        return hashing;
    }

    int version() {
        return version;
    }
}
