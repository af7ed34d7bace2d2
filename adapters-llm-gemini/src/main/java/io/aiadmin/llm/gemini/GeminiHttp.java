package io.aiadmin.llm.gemini;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The one HTTP client under the SDK clients of all keys. The SDK derives its own from it, with endless connect and read timeouts, so what
 * matters is held in the interceptor, which the derived ones keep.
 */
final class GeminiHttp {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final int ERROR_BYTES = 64 * 1024;

    /** Nobody is ever told to wait for one of OkHttp's 5 calls a host: calls are limited by the core's budgets. */
    private static final int UNLIMITED = 10_000;

    static final OkHttpClient CLIENT = client();

    private GeminiHttp() {}

    private static OkHttpClient client() {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(UNLIMITED);
        dispatcher.setMaxRequestsPerHost(UNLIMITED);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(256, 1, TimeUnit.MINUTES))
                // one call, one connection: a stuck connection then takes no other conversation with it
                .protocols(List.of(Protocol.HTTP_1_1))
                // OkHttp would repeat requests by rules of its own; repeats belong to GeminiTurn
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(chain -> withoutRetryAfter(chain.proceed(chain.request())))
                .dns(GeminiHttp::ipv4First)
                .followRedirects(false)
                .followSslRedirects(false)
                .proxy(Proxy.NO_PROXY)
                .cookieJar(CookieJar.NO_COOKIES)
                .authenticator(Authenticator.NONE)
                .addInterceptor(new Wire())
                .build();
    }

    /** OkHttp repeats a request by itself when a 503 asks for no delay; the API states its delays in the body. */
    private static Response withoutRetryAfter(Response response) {
        return response.code() == 503
                ? response.newBuilder().removeHeader("Retry-After").build()
                : response;
    }

    /** Without OkHttp's repeats only the first address is tried, and not every server has a route for IPv6. */
    private static List<InetAddress> ipv4First(String host) throws UnknownHostException {
        List<InetAddress> found = new ArrayList<>(Dns.SYSTEM.lookup(host));
        found.sort(Comparator.comparing((InetAddress address) -> !(address instanceof Inet4Address)));
        return found;
    }

    private static final class Wire implements Interceptor {

        @Override
        public Response intercept(Chain chain) throws IOException {
            Response response = chain.withConnectTimeout((int) CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .proceed(DummySignature.writtenOut(chain.request()));
            if (!response.isSuccessful()) {
                try (response) {
                    throw GeminiRefusal.of(
                            response.code(), response.peekBody(ERROR_BYTES).string());
                }
            }
            ResponseBody body = response.body();
            MediaType type = body == null ? null : body.contentType();
            if (body == null || type == null || !type.subtype().equals("event-stream")) {
                return response;
            }
            BufferedSource events = Okio.buffer(new Events(body.source(), response.code()));
            return response.newBuilder()
                    .body(ResponseBody.create(events, type, -1))
                    .build();
        }
    }

    /**
     * Passes the events of a stream on, line by line. An error that breaks a stream off may come as bare JSON between the events; the SDK would
     * skip its lines, and half an answer would look like a whole one.
     */
    private static final class Events implements Source {

        /** The SDK hands an event over only when it has read the one after it; with this one behind each, none has to wait. */
        private static final String EMPTY_EVENT = "data: {}\n\n";

        private final BufferedSource upstream;
        private final int code;
        private boolean inEvent;
        private final Buffer line = new Buffer();

        Events(BufferedSource upstream, int code) {
            this.upstream = upstream;
            this.code = code;
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            if (line.exhausted() && !nextLine()) {
                return -1;
            }
            return line.read(sink, byteCount);
        }

        private boolean nextLine() throws IOException {
            String next = upstream.readUtf8Line();
            if (next == null) {
                return false;
            }
            if (next.startsWith("{") || next.startsWith("[")) {
                throw GeminiRefusal.of(code, next + upstream.readUtf8());
            }
            line.writeUtf8(next).writeByte('\n');
            if (next.isEmpty() && inEvent) {
                line.writeUtf8(EMPTY_EVENT);
            }
            inEvent = !next.isEmpty() && (inEvent || next.startsWith("data"));
            return true;
        }

        @Override
        public Timeout timeout() {
            return upstream.timeout();
        }

        @Override
        public void close() throws IOException {
            upstream.close();
        }
    }

    /**
     * The signature that the API takes for calls which it did not make itself. It is documented as a word of the URL-safe alphabet, and the SDK
     * writes bytes in the standard one, so that it is written out on the way.
     */
    static final class DummySignature {

        private static final String WORD = "skip_thought_signature_validator";
        private static final ByteString WRITTEN_BY_SDK = ByteString.encodeUtf8("\"" + WORD.replace('_', '/') + "\"");
        private static final ByteString DOCUMENTED = ByteString.encodeUtf8("\"" + WORD + "\"");

        private DummySignature() {}

        static byte[] bytes() {
            ByteString decoded = ByteString.decodeBase64(WORD);
            if (decoded == null) {
                throw new IllegalStateException(WORD);
            }
            return decoded.toByteArray();
        }

        static Request writtenOut(Request request) throws IOException {
            RequestBody body = request.body();
            if (body == null) {
                return request;
            }
            Buffer content = new Buffer();
            body.writeTo(content);
            ByteString replaced = replaced(content.readByteString());
            return replaced == null
                    ? request
                    : request.newBuilder()
                            .method(request.method(), RequestBody.create(replaced, body.contentType()))
                            .build();
        }

        private static @Nullable ByteString replaced(ByteString content) {
            int found = content.indexOf(WRITTEN_BY_SDK, 0);
            if (found < 0) {
                return null;
            }
            Buffer buffer = new Buffer();
            int from = 0;
            while (found >= 0) {
                buffer.write(content, from, found - from).write(DOCUMENTED);
                from = found + WRITTEN_BY_SDK.size();
                found = content.indexOf(WRITTEN_BY_SDK, from);
            }
            return buffer.write(content, from, content.size() - from).readByteString();
        }
    }
}
