package io.aiadmin.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aiadmin.host.wiring.HostOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A whole host in the development profile with real PostgreSQL and Redis, one for all test classes of a JVM, and calls to it over HTTP. */
public final class HostUnderTest {

    /** The Monday at which the demo salon's dated dialogues replay. */
    public static final String CLOCK = "2026-11-23T10:00:00+03:00";

    public static final String DEMO = "00000000-0000-0000-0000-000000000001";
    public static final JsonMapper JSON = new JsonMapper();

    private static final HostUnderTest SHARED = start();

    private final Main main;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private HostUnderTest(Main main) {
        this.main = main;
    }

    public static HostUnderTest shared() {
        return SHARED;
    }

    private static HostUnderTest start() {
        try {
            Path data = Files.createTempDirectory("ai-admin-host");
            Main main = Main.start(HostOptions.read(
                    List.of("--port", "0", "--data", data.toString()), Map.of("AI_ADMIN_CLOCK", CLOCK)));
            Runtime.getRuntime().addShutdownHook(new Thread(main::stop, "stop-host"));
            return new HostUnderTest(main);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Main main() {
        return main;
    }

    public String url(String path) {
        return "http://127.0.0.1:" + main.port() + path;
    }

    /** What a call brought. */
    public record Answer(int status, JsonNode body, HttpResponse<byte[]> response) {}

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = client.send(
                    request.timeout(Duration.ofSeconds(90)).build(), HttpResponse.BodyHandlers.ofByteArray());
            boolean json = response.headers()
                    .firstValue("content-type")
                    .map(type -> type.startsWith("application/json"))
                    .orElse(false);
            return new Answer(
                    response.statusCode(), json ? JSON.readTree(response.body()) : JSON.createObjectNode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url(path)));
    }

    public HttpRequest.Builder demo(String path) {
        return request(path).header("Authorization", "Bearer demo-token");
    }

    public Answer get(String path) {
        return send(demo(path));
    }

    public Answer post(String path, Object body) {
        return send(demo(path).header("Content-Type", "application/json").POST(json(body)));
    }

    public Answer put(String path, Object body) {
        return send(demo(path).header("Content-Type", "application/json").PUT(json(body)));
    }

    public static HttpRequest.BodyPublisher json(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message of a customer whose phone the partner vouches for. */
    public Answer say(String conversation, String phone, String text) {
        return post(
                "/api/v1/messages",
                Map.of(
                        "conversation",
                        conversation,
                        "customer",
                        Map.of("name", "Вера", "phone", phone, "phone_proven", true),
                        "text",
                        text));
    }

    public void reset() {
        post("/api/v1/demo/reset", Map.of());
    }
}
