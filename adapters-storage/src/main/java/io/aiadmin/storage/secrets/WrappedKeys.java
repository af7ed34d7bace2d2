package io.aiadmin.storage.secrets;

/**
 * A company's keys as they are stored: encrypted with the master key.
 *
 * @param aead the key set that seals
 * @param prf the key that look-ups are hashed with; it never changes, since hashes can't be made anew
 * @param version one more at each change
 */
@SuppressWarnings("ArrayRecordComponent")
public record WrappedKeys(byte[] aead, byte[] prf, int version) {

    @Override
    public String toString() {
        return "WrappedKeys[" + version + "]";
    }
}
