package io.aiadmin.spi.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a channel call failed: each class is one decision of the caller. Messages are for operators: they hold no personal data and no secret.
 */
public abstract sealed class ChannelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ChannelException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** A webhook request that does not prove its origin. Answered 401; nothing is stored. */
    public static final class Unauthentic extends ChannelException {
        private static final long serialVersionUID = 1L;

        public Unauthentic(String message) {
            super(message, null);
        }
    }

    /** A webhook request whose origin is proven and whose body can't be read. Answered 400. */
    public static final class Malformed extends ChannelException {
        private static final long serialVersionUID = 1L;

        public Malformed(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** This customer can't be reached here: blocked, deleted, window closed. Trying again is useless. */
    public static final class Unreachable extends ChannelException {
        private static final long serialVersionUID = 1L;

        public Unreachable(String message) {
            super(message, null);
        }
    }

    /** The vendor refuses this very message. Trying again is useless. */
    public static final class Rejected extends ChannelException {
        private static final long serialVersionUID = 1L;

        public Rejected(String message) {
            super(message, null);
        }
    }

    /** The token is dead: the channel needs its owner. */
    public static final class Unauthorized extends ChannelException {
        private static final long serialVersionUID = 1L;

        public Unauthorized(String message) {
            super(message, null);
        }
    }

    /** Too fast. The message was not sent; send it again after {@link #retryAfter()}. */
    public static final class RateLimited extends ChannelException {
        private static final long serialVersionUID = 1L;
        private final Duration retryAfter;

        public RateLimited(String message, Duration retryAfter) {
            super(message, null);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The vendor can't be reached. The message was not sent. */
    public static final class Unavailable extends ChannelException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The message may or may not have been sent. */
    public static final class OutcomeUnknown extends ChannelException {
        private static final long serialVersionUID = 1L;

        public OutcomeUnknown(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
