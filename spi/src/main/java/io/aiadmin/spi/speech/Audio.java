package io.aiadmin.spi.speech;

/** A piece of sound. The bytes are not copied: leave them as they are. */
@SuppressWarnings("ArrayRecordComponent") // sound is passed on, never compared
public record Audio(AudioFormat format, byte[] bytes) {

    @Override
    public String toString() {
        return "Audio[" + format + ", " + bytes.length + " bytes]";
    }
}
