package io.aiadmin.spi.channel;

import io.aiadmin.spi.Phone;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a customer sent. Text forms hold nothing of it. */
public sealed interface MessageContent {

    /** Written text, or the caption of a picture. */
    record Text(String text) implements MessageContent {
        @Override
        public String toString() {
            return "Text of " + text.length() + " characters";
        }
    }

    /** Spoken text to be recognised. */
    record VoiceNote(MediaRef media, Duration length) implements MessageContent {}

    /**
     * A contact card.
     *
     * @param own whether the channel has proven that the card is the sender's own; anybody can send anybody's
     */
    record Contact(Phone phone, @Nullable String name, boolean own) implements MessageContent {
        @Override
        public String toString() {
            return "Contact";
        }
    }

    /** A pressed button: what it stood for, and the words on it. */
    record Button(String payload, String label) implements MessageContent {}
}
