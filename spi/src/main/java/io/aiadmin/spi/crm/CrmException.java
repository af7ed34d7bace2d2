package io.aiadmin.spi.crm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a CRM call failed: each class is one decision of the caller. Messages are for operators: they hold no personal data and no secret.
 */
public abstract sealed class CrmException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private CrmException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The requested time is no longer free. Nothing was written. */
    public static final class SlotTaken extends CrmException {
        private static final long serialVersionUID = 1L;

        public SlotTaken(String message) {
            super(message, null);
        }
    }

    /** The service, person, client or booking does not exist, or no longer does. Nothing was written. */
    public static final class NotFound extends CrmException {
        private static final long serialVersionUID = 1L;

        public NotFound(String message) {
            super(message, null);
        }
    }

    /** The CRM refuses the data. Nothing was written, and the same call will be refused again. */
    public static final class Rejected extends CrmException {
        private static final long serialVersionUID = 1L;
        private final String field;

        /** @param field what the CRM objects to, in the words of this SPI: {@code phone}, {@code start}; "" when it does not say */
        public Rejected(String field, String message) {
            super(message, null);
            this.field = field;
        }

        public String field() {
            return field;
        }
    }

    /** The key is wrong, expired or lacks a right. Nothing was written; the owner must act. */
    public static final class Unauthorized extends CrmException {
        private static final long serialVersionUID = 1L;

        public Unauthorized(String message) {
            super(message, null);
        }
    }

    /** Too many calls. Nothing was written; the same call may succeed after {@link #retryAfter()}. */
    public static final class RateLimited extends CrmException {
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

    /** The CRM can't be reached, or answers nonsense. Nothing was written. */
    public static final class Unavailable extends CrmException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** A write was sent and its answer lost: it may or may not have happened. */
    public static final class OutcomeUnknown extends CrmException {
        private static final long serialVersionUID = 1L;

        public OutcomeUnknown(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
