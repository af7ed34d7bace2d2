package io.aiadmin.spi.speech;

/**
 * What was understood.
 *
 * @param text may be empty: silence or noise
 * @param complete false for a guess that may still change
 * @param confidence 0 to 1, or 1 where the engine states none
 */
public record Transcript(String text, boolean complete, double confidence) {

    @Override
    public String toString() {
        return "Transcript of " + text.length() + " characters";
    }
}
