package io.aiadmin.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a call brought no answer to use: each class is one decision of the adapter, which turns it into its SPI's failure in one place.
 *
 * <p>Messages hold the vendor, the call's path template and fixed words; no address, no header, no body, no personal data.
 */
public abstract sealed class HttpFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean write;

    private HttpFailure(boolean write, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.write = write;
    }

    /** Whether the call was marked as one that changes something at the vendor's. */
    public boolean write() {
        return write;
    }

    /** Whether the vendor may have carried the call out. Never true for a call that only reads. */
    public abstract boolean mayHaveHappened();

    /** Not one byte of the request left: the vendor knows nothing of the call. */
    public static final class NotSent extends HttpFailure {
        private static final long serialVersionUID = 1L;
        private final Obstacle obstacle;

        NotSent(boolean write, String message, Obstacle obstacle, @Nullable Throwable cause) {
            super(write, message, cause);
            this.obstacle = obstacle;
        }

        public Obstacle obstacle() {
            return obstacle;
        }

        @Override
        public boolean mayHaveHappened() {
            return false;
        }

        /** What stood in the way. */
        public enum Obstacle {
            /** The name has no address. */
            DNS,
            /** Refused, unreachable or too slow to connect. */
            CONNECT,
            /** No trust, or no TLS at the other end. */
            TLS,
            /** {@link EgressGuard} allows no connection to this address. */
            FORBIDDEN_ADDRESS,
            /** Too many calls to this account have failed; it is left alone for a while. */
            BREAKER_OPEN,
            /** The time of the call was over before it could be sent. */
            TIME_UP,
            /** The calling thread was interrupted. */
            INTERRUPTED
        }
    }

    /** Our own budget of calls is used up; the vendor was not asked. */
    public static final class Limited extends HttpFailure {
        private static final long serialVersionUID = 1L;
        private final Duration retryAfter;

        Limited(boolean write, String message, Duration retryAfter) {
            super(write, message, null);
            this.retryAfter = retryAfter;
        }

        /** When a call has a chance again; an estimate. */
        public Duration retryAfter() {
            return retryAfter;
        }

        @Override
        public boolean mayHaveHappened() {
            return false;
        }
    }

    /** The request was sent, at least in part, and no whole answer came: for a write its outcome is unknown. */
    public static final class NoAnswer extends HttpFailure {
        private static final long serialVersionUID = 1L;
        private final Loss loss;

        NoAnswer(boolean write, String message, Loss loss, @Nullable Throwable cause) {
            super(write, message, cause);
            this.loss = loss;
        }

        public Loss loss() {
            return loss;
        }

        @Override
        public boolean mayHaveHappened() {
            return write();
        }

        /** How the answer was lost. */
        public enum Loss {
            TIMEOUT,
            /** Reset, closed, or cut in the middle. */
            CUT,
            /** The calling thread was interrupted. */
            INTERRUPTED
        }
    }

    /** A whole answer came that is none of the vendor's: HTML, broken JSON, more bytes than are read. */
    public static final class BadAnswer extends HttpFailure {
        private static final long serialVersionUID = 1L;
        private final int status;

        BadAnswer(boolean write, String message, int status, @Nullable Throwable cause) {
            super(write, message, cause);
            this.status = status;
        }

        public int status() {
            return status;
        }

        @Override
        public boolean mayHaveHappened() {
            return write();
        }
    }

    /** The vendor answered with a status outside 200–299 that the call did not ask for, redirects included. */
    public static final class Status extends HttpFailure {
        private static final long serialVersionUID = 1L;
        private final int code;
        private final transient Map<String, List<String>> headers;
        private final String body;
        private final @Nullable Duration retryAfter;

        Status(
                boolean write,
                String message,
                int code,
                Map<String, List<String>> headers,
                String body,
                @Nullable Duration retryAfter) {
            super(write, message, null);
            this.code = code;
            this.headers = headers;
            this.body = body;
            this.retryAfter = retryAfter;
        }

        /** The same answer with the pause that the vendor asks for in a way of its own. */
        Status withRetryAfter(Duration pause) {
            return new Status(write(), String.valueOf(getMessage()), code, headers, body, pause);
        }

        public int code() {
            return code;
        }

        /** The first header of that name, in any case. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name)).map(List::getFirst);
        }

        /** The vendor's words, for the adapter to read codes from; not for logs and not for the company. */
        public String body() {
            return body;
        }

        /** The body's beginning without phones, addresses, names of mailboxes and keys: fit for a log. */
        public String excerpt() {
            return Redaction.excerpt(body);
        }

        /** The body as JSON; a missing node when it is none. */
        public JsonNode json() {
            try {
                JsonNode node = Json.mapper().readTree(body);
                return node == null ? MissingNode.getInstance() : node;
            } catch (JsonProcessingException _) {
                return MissingNode.getInstance();
            }
        }

        /** The pause that the vendor asks for. */
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryAfter);
        }

        /** True for a write that a server failed at: 408 and 5xx come from gateways, too, behind which the work may have been done. */
        @Override
        public boolean mayHaveHappened() {
            return write() && (code >= 500 || code == 408);
        }
    }
}
