package io.aiadmin.spi.speech;

import io.aiadmin.spi.Finding;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Speaks. Calls block, and many virtual threads call at once.
 *
 * @since 1.0
 */
public interface TextToSpeech extends AutoCloseable {

    List<Finding> check();

    /** The forms of audio that the engine makes, the best first. */
    List<AudioFormat> formats();

    /** @throws SpeechException there is nothing to use */
    Audio speak(String text, Locale language, AudioFormat format);

    /**
     * The same, handed over piece by piece on the calling thread as it is made. An engine that can't stream hands it over whole. Stops when
     * the calling thread is interrupted.
     */
    default void speak(String text, Locale language, AudioFormat format, Consumer<byte[]> sink) {
        sink.accept(speak(text, language, format).bytes());
    }

    @Override
    void close();
}
