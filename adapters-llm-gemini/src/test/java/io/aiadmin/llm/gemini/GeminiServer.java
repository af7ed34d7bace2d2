package io.aiadmin.llm.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands in for the Gemini API over real HTTP: plays the answers given to it in their order, repeats the last one, and keeps what it was asked.
 */
public final class GeminiServer implements AutoCloseable {

    static {
        // an answer's head and body go out without waiting for each other
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Play> script = new ConcurrentLinkedQueue<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Play last = exchange -> send(exchange, 500, "application/json", "{}");

    /** One request as it came. */
    public record Asked(String method, String path, String query, Headers headers, String text) {

        public JsonNode body() {
            return parse(text);
        }
    }

    /** Answers one request. */
    public interface Play {
        void answer(HttpExchange exchange) throws IOException;
    }

    private GeminiServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public static GeminiServer start() {
        return new GeminiServer();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Asked> asked() {
        return asked;
    }

    /** An answer with status 200. */
    public GeminiServer answers(String json) {
        return plays(exchange -> send(exchange, 200, "application/json; charset=UTF-8", json));
    }

    /** An error. */
    public GeminiServer refuses(int status, String body) {
        return plays(exchange -> send(exchange, status, "application/json; charset=UTF-8", body));
    }

    /** A stream, sent whole. */
    public GeminiServer streams(String events) {
        return plays(exchange -> send(exchange, 200, "text/event-stream", events));
    }

    /** A stream that breaks off: fewer bytes come than were announced. */
    public GeminiServer breaksOff(String events) {
        return plays(exchange -> {
            byte[] bytes = events.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, bytes.length + 1000L);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
            throw new IOException("cut on purpose");
        });
    }

    /** Nothing, until the server is closed. */
    public GeminiServer hangs() {
        return plays(exchange -> {
            try {
                closing.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
    }

    public GeminiServer plays(Play play) {
        script.add(play);
        last = play;
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    String.valueOf(exchange.getRequestURI().getQuery()),
                    exchange.getRequestHeaders(),
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        }
        Play next = script.poll();
        (next == null ? last : next).answer(exchange);
    }

    public static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.close();
    }
}
