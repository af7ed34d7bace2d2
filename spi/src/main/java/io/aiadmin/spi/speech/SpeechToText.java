package io.aiadmin.spi.speech;

import io.aiadmin.spi.Finding;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Understands speech. Calls block, and many virtual threads call at once.
 *
 * @since 1.0
 */
public interface SpeechToText extends AutoCloseable {

    List<Finding> check();

    /**
     * Recognises a whole recording.
     *
     * @param hints names and services that are likely to be said; may be empty
     * @throws SpeechException there is nothing to use
     */
    Transcript transcribe(Audio audio, Locale language, List<String> hints);

    /**
     * Opens a live recognition. The listener is called on a thread of the engine, one call at a time, and must not block.
     *
     * @throws SpeechException the stream could not be opened
     * @throws UnsupportedOperationException the engine recognises whole recordings only
     */
    default Stream open(AudioFormat format, Locale language, List<String> hints, Consumer<Transcript> listener) {
        throw new UnsupportedOperationException("streaming");
    }

    @Override
    void close();

    /** A live recognition, fed by one thread. */
    interface Stream extends AutoCloseable {

        /** @throws SpeechException the stream broke */
        void feed(byte[] audio);

        /** Ends the stream; what is still recognised reaches the listener before this returns. */
        @Override
        void close();
    }
}
