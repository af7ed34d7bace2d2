package io.aiadmin.host.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aiadmin.host.HostUnderTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From a Telegram update to the answer at the Bot API, through the inbox, a task and the outbox. */
@Tag("database")
class TelegramWayTest {

    private static final String SECRET = "a-webhook-secret-of-the-test";
    private static final AtomicLong UPDATE = new AtomicLong(1000);

    private final HostUnderTest host = HostUnderTest.shared();
    private final List<JsonNode> sent = new CopyOnWriteArrayList<>();
    private HttpServer botApi;

    @BeforeEach
    void connect() throws IOException {
        botApi = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        botApi.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        botApi.createContext("/", this::answer);
        botApi.start();
        host.reset();
        host.put(
                "/api/v1/companies/" + HostUnderTest.DEMO + "/channels/telegram",
                Map.of(
                        "is_active",
                        true,
                        "config",
                        Map.of(
                                "bot_token",
                                "123456789:AAEhBP0av28ABCDEFGHIJKLMNOPQRSTUVWX",
                                "webhook_secret",
                                SECRET,
                                "api_base_url",
                                "http://127.0.0.1:" + botApi.getAddress().getPort(),
                                "gathering_quiet",
                                "0ms")));
    }

    @AfterEach
    void disconnect() {
        host.put("/api/v1/companies/" + HostUnderTest.DEMO + "/channels/telegram", Map.of("is_active", false));
        botApi.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestURI().getPath().endsWith("/sendMessage")) {
            sent.add(HostUnderTest.JSON.readTree(body));
        }
        byte[] answer = ("{\"ok\":true,\"result\":{\"message_id\":" + sent.size()
                        + ",\"date\":1763881200,\"chat\":{\"id\":77,\"type\":\"private\"}}}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Test
    void updateIsAnsweredOnceHoweverOftenItIsDelivered() {
        String update = update(UPDATE.incrementAndGet(), 77, "Сколько стоит балаяж?");
        for (int i = 0; i < 5; i++) {
            assertThat(deliver(update, SECRET)).isEqualTo(200);
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> !sent.isEmpty());
        await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(5)).until(() -> sent.size() == 1);
        assertThat(sent.getFirst().path("text").asText()).contains("12");
        assertThat(sent.getFirst().path("chat_id").asLong()).isEqualTo(77);
    }

    @Test
    void wrongSecretIsRefusedAndLeavesNothing() {
        assertThat(deliver(update(UPDATE.incrementAndGet(), 78, "Привет"), "guessed"))
                .isEqualTo(401);

        await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(3)).until(sent::isEmpty);
        assertThat(host.get("/api/v1/conversations").body().path("conversations"))
                .isEmpty();
    }

    private int deliver(String update, String secret) {
        return host.send(host.request("/api/v1/telegram/webhook/" + HostUnderTest.DEMO)
                        .header("X-Telegram-Bot-Api-Secret-Token", secret)
                        .header("Content-Type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(update)))
                .status();
    }

    private static String update(long id, long chat, String text) {
        return """
                {"update_id": %d, "message": {"message_id": %d, "date": 1763881200, "text": "%s",
                  "chat": {"id": %d, "type": "private", "first_name": "Вера"},
                  "from": {"id": %d, "is_bot": false, "first_name": "Вера", "language_code": "ru"}}}
                """.formatted(id, id, text, chat, chat);
    }
}
