package io.aiadmin.spi.speech;

import org.jspecify.annotations.Nullable;

/** Why an engine gave nothing: each class is one decision of the caller. Messages hold nothing that was said and no secret. */
public abstract sealed class SpeechException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private SpeechException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Unreachable, overloaded or too slow: try another engine. */
    public static final class Unavailable extends SpeechException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The engine can't read this audio or say this text. */
    public static final class Rejected extends SpeechException {
        private static final long serialVersionUID = 1L;

        public Rejected(String message) {
            super(message, null);
        }
    }

    /** The key, the voice or the address is wrong: the operator must act. */
    public static final class Misconfigured extends SpeechException {
        private static final long serialVersionUID = 1L;

        public Misconfigured(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
