package io.aiadmin.storage.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.Set;

/**
 * The key that wraps the companies' keys. It lives in a file outside the database and its backups, readable by its owner only: a Tink key
 * set as JSON, of which one key is the primary.
 */
public final class MasterKey {

    static {
        try {
            AeadConfig.register();
            PrfConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final KeysetHandle keys;
    private final Aead aead;

    private MasterKey(KeysetHandle keys) {
        this.keys = keys;
        try {
            this.aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new SealingException("the master key is no AEAD key set", e);
        }
    }

    /** A key that is kept nowhere: for tests. */
    public static MasterKey generate() {
        try {
            return new MasterKey(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()));
        } catch (GeneralSecurityException e) {
            throw new SealingException("no master key could be made", e);
        }
    }

    /**
     * Reads the key file.
     *
     * @throws IllegalStateException the file is missing, readable by others, or no key set; the message says which
     */
    public static MasterKey open(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new IllegalStateException("the key file is missing: " + file);
            }
            Set<PosixFilePermission> beyondOwner = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            beyondOwner.removeAll(PosixFilePermissions.fromString("rwx------"));
            if (!beyondOwner.isEmpty()) {
                throw new IllegalStateException("the key file can be read by others, make it mode 0400: " + file);
            }
            String json = Files.readString(file);
            return new MasterKey(TinkJsonProtoKeysetFormat.parseKeyset(
                    json, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key file holds no key set: " + file, e);
        } catch (IOException e) {
            throw new IllegalStateException("the key file can't be read: " + file, e);
        }
    }

    /** The same, and makes the file at its first use. For development: an operator makes and keeps the key of a real installation. */
    public static MasterKey openOrCreate(Path file) {
        if (!Files.exists(file)) {
            try {
                if (file.getParent() != null) {
                    Files.createDirectories(file.getParent());
                }
                generate().write(file);
            } catch (FileAlreadyExistsException _) {
                // Somebody was faster; theirs counts.
            } catch (IOException e) {
                throw new IllegalStateException("the key file can't be made: " + file, e);
            }
        }
        return open(file);
    }

    /** This key set with one more key, which wraps from now on; what the older ones wrapped can still be read. */
    public MasterKey rotated() {
        try {
            KeysetHandle.Builder builder = KeysetHandle.newBuilder(keys);
            builder.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                    .withRandomId()
                    .makePrimary());
            return new MasterKey(builder.build());
        } catch (GeneralSecurityException e) {
            throw new SealingException("no key could be added", e);
        }
    }

    /** Replaces the file in one step. */
    public void replace(Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        write(fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(Path file) throws IOException {
        try {
            String json = TinkJsonProtoKeysetFormat.serializeKeyset(
                    keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, json);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        } catch (GeneralSecurityException e) {
            throw new SealingException("the master key can't be written", e);
        }
    }

    byte[] wrap(KeysetHandle handle, String owner) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    handle, aead, owner.getBytes(StandardCharsets.UTF_8), RegistryConfiguration.get());
        } catch (GeneralSecurityException e) {
            throw new SealingException("a company's keys can't be wrapped", e);
        }
    }

    KeysetHandle unwrap(byte[] wrapped, String owner) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(
                    wrapped, aead, owner.getBytes(StandardCharsets.UTF_8), RegistryConfiguration.get());
        } catch (GeneralSecurityException e) {
            throw new SealingException(
                    "a company's keys can't be unwrapped: this is not the master key they were wrapped with", e);
        }
    }
}
