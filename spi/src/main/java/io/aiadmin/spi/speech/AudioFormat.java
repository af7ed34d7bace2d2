package io.aiadmin.spi.speech;

/**
 * How audio is coded.
 *
 * @param sampleRate in hertz, 8000 on the telephone
 */
public record AudioFormat(Coding coding, int sampleRate) {

    /** One channel each. */
    public enum Coding {
        /** Linear PCM, 16 bit, little-endian. */
        PCM16,
        ALAW,
        MULAW,
        OGG_OPUS,
        MP3,
        WAV
    }

    public AudioFormat {
        if (sampleRate < 8000 || sampleRate > 48000) {
            throw new IllegalArgumentException("sample rate: " + sampleRate);
        }
    }
}
