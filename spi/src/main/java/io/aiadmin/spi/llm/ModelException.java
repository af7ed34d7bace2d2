package io.aiadmin.spi.llm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why the model gave no answer: each class is one decision of the caller. Messages hold no personal data and no secret. */
public abstract sealed class ModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ModelException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Overloaded, unreachable or too slow; the same call may succeed after {@link #retryAfter()}. */
    public static final class Unavailable extends ModelException {
        private static final long serialVersionUID = 1L;
        private final Duration retryAfter;

        /** @param retryAfter what the vendor states, zero when it states nothing */
        public Unavailable(String message, Duration retryAfter, @Nullable Throwable cause) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The vendor's safety rules stopped the question or the answer. */
    public static final class Blocked extends ModelException {
        private static final long serialVersionUID = 1L;

        public Blocked(String message) {
            super(message, null);
        }
    }

    /** The answer was empty, cut or malformed, also after the provider's own repeats. */
    public static final class BadAnswer extends ModelException {
        private static final long serialVersionUID = 1L;

        public BadAnswer(String message) {
            super(message, null);
        }
    }

    /** The key, the model's name, the region or the request itself is wrong: the operator must act. */
    public static final class Misconfigured extends ModelException {
        private static final long serialVersionUID = 1L;

        public Misconfigured(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
