package io.aiadmin.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * One request to a vendor and its answer, or the failure that it is. The only place that knows OkHttp's exceptions.
 *
 * @param what names the call in messages
 */
record Wire(OkHttpClient client, Clock clock, String what, HttpCall call) {

    private static final int FAILURE_BYTES = 64 * 1024;

    /** Makes something of an accepted answer while its connection is open. */
    interface Reader<T> {
        T read(Wire wire, Response response) throws IOException;
    }

    <T> T exchange(Request request, CallTrace trace, Deadline deadline, Reader<T> reader) {
        while (true) {
            Call exchange = client.newCall(request);
            exchange.timeout().timeout(Math.max(1, deadline.left().toNanos()), TimeUnit.NANOSECONDS);
            try (Response response = exchange.execute()) {
                if (!call.accepts(response.code())) {
                    throw refusal(response);
                }
                return reader.read(this, response);
            } catch (CallTrace.DeadConnection e) {
                // each round closes one kept connection, so this ends
                if (deadline.left().isZero()) {
                    throw notSent(e);
                }
            } catch (JsonProcessingException _) {
                // Jackson quotes the text it stumbles over; the cause is left out on purpose
                throw new HttpFailure.BadAnswer(call.write(), what + ": broken JSON", 200, null);
            } catch (TooLarge e) {
                throw new HttpFailure.BadAnswer(call.write(), what + ": " + e.getMessage(), e.status, null);
            } catch (IOException e) {
                throw trace.sent() ? noAnswer(e) : notSent(e);
            }
        }
    }

    private HttpFailure notSent(IOException e) {
        HttpFailure.NotSent.Obstacle obstacle;
        if (Thread.currentThread().isInterrupted()) {
            obstacle = HttpFailure.NotSent.Obstacle.INTERRUPTED;
        } else if (e instanceof ForbiddenConnection) {
            obstacle = HttpFailure.NotSent.Obstacle.FORBIDDEN_ADDRESS;
        } else if (e instanceof UnknownHostException) {
            obstacle = HttpFailure.NotSent.Obstacle.DNS;
        } else if (e instanceof SSLException) {
            obstacle = HttpFailure.NotSent.Obstacle.TLS;
        } else {
            obstacle = HttpFailure.NotSent.Obstacle.CONNECT;
        }
        return new HttpFailure.NotSent(call.write(), what + ": not sent (" + obstacle + ")", obstacle, e);
    }

    private HttpFailure noAnswer(IOException e) {
        HttpFailure.NoAnswer.Loss loss;
        if (Thread.currentThread().isInterrupted()) {
            loss = HttpFailure.NoAnswer.Loss.INTERRUPTED;
        } else if (e instanceof InterruptedIOException) {
            // what OkHttp and the socket throw when a time is over
            loss = HttpFailure.NoAnswer.Loss.TIMEOUT;
        } else {
            loss = HttpFailure.NoAnswer.Loss.CUT;
        }
        return new HttpFailure.NoAnswer(call.write(), what + ": no answer (" + loss + ")", loss, e);
    }

    private HttpFailure.Status refusal(Response response) {
        byte[] body;
        try {
            body = stream(response).readNBytes(FAILURE_BYTES);
        } catch (IOException _) {
            // the status alone decides
            body = new byte[0];
        }
        Map<String, List<String>> headers = headers(response);
        return new HttpFailure.Status(
                call.write(),
                what + ": status " + response.code(),
                response.code(),
                headers,
                new String(body, charset(response)),
                retryAfter(response));
    }

    HttpAnswer whole(Response response) throws IOException {
        byte[] body = stream(response).readAllBytes();
        HttpAnswer answer = new HttpAnswer(call, what, response.code(), headers(response), charset(response), body);
        if (call.wantsJson()) {
            requireJson(answer, response);
        }
        return answer;
    }

    private void requireJson(HttpAnswer answer, Response response) {
        try {
            answer.json();
        } catch (HttpFailure.BadAnswer e) {
            if (response.isSuccessful()) {
                throw e;
            }
            // a status that the adapter wanted to read itself, but from some gateway and not from the vendor
            throw new HttpFailure.Status(
                    call.write(),
                    what + ": status " + answer.status(),
                    answer.status(),
                    answer.headers(),
                    answer.text(),
                    retryAfter(response));
        }
    }

    /** The body, unpacked, cut off with an exception when it is too large. */
    static InputStream stream(Response response) throws IOException {
        ResponseBody body = response.body();
        if (body == null) {
            return InputStream.nullInputStream();
        }
        if (body.contentLength() > HttpAnswer.MAX_BYTES) {
            throw new TooLarge(response.code());
        }
        return new Capped(body.byteStream(), response.code());
    }

    private static Map<String, List<String>> headers(Response response) {
        Map<String, List<String>> headers = response.headers().toMultimap();
        List<String> hidden = headers.remove(HttpKit.HIDDEN_RETRY_AFTER);
        if (hidden != null) {
            headers.put("Retry-After", hidden);
        }
        return Collections.unmodifiableMap(headers);
    }

    private static Charset charset(Response response) {
        ResponseBody body = response.body();
        MediaType type = body == null ? null : body.contentType();
        Charset named = type == null ? null : type.charset(StandardCharsets.UTF_8);
        return named == null ? StandardCharsets.UTF_8 : named;
    }

    private @Nullable Duration retryAfter(Response response) {
        String value = response.header(HttpKit.HIDDEN_RETRY_AFTER);
        if (value == null) {
            value = response.header("Retry-After");
        }
        if (value == null) {
            return null;
        }
        String stated = value.strip();
        if (stated.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            return Duration.ofMillis(Math.round(Double.parseDouble(stated) * 1000));
        }
        try {
            Duration until = Duration.between(
                    clock.instant(),
                    ZonedDateTime.parse(stated, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return until.isNegative() ? Duration.ZERO : until;
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static final class Capped extends FilterInputStream {

        private final int status;
        private long read;

        Capped(InputStream body, int status) {
            super(body);
            this.status = status;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            count(Math.max(0, count));
            return count;
        }

        @Override
        public long skip(long length) throws IOException {
            long skipped = super.skip(length);
            count(skipped);
            return skipped;
        }

        private void count(long more) throws TooLarge {
            read += more;
            if (read > HttpAnswer.MAX_BYTES) {
                throw new TooLarge(status);
            }
        }
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
        private final int status;

        TooLarge(int status) {
            super("more than " + HttpAnswer.MAX_BYTES + " bytes");
            this.status = status;
        }
    }
}
