package io.aiadmin.host.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aiadmin.host.HostUnderTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The host is killed with SIGKILL in the middle of 200 conversations and started again on the same data. */
@Tag("fault")
class KilledHostTest {

    private static final int CONVERSATIONS = 200;
    private static final int SLOTS_A_DAY = 13;
    private static final int AT_ONCE = 16;
    private static final int KILLED_AFTER = 130;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern ADDRESS = Pattern.compile("(http://localhost:\\d+)/chat/");
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Semaphore atOnce = new Semaphore(AT_ONCE);
    private final AtomicInteger answers = new AtomicInteger();
    private final CountDownLatch inTheMiddle = new CountDownLatch(1);
    private volatile String base = "";

    @Test
    void everyMessageIsAnsweredOnceAndEveryVisitBookedOnce(@TempDir Path data) throws Exception {
        Process host = start(data);
        List<Future<?>> conversations = new ArrayList<>();
        try (ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CONVERSATIONS; i++) {
                int number = i;
                conversations.add(customers.submit(() -> converse(number)));
            }
            assertThat(inTheMiddle.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            host.destroyForcibly().waitFor();
            host = start(data);
            for (Future<?> conversation : conversations) {
                conversation.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            everyVisitIsBookedOnce();
            everyMessageIsAnsweredOnce();
        } finally {
            host.destroy();
            if (!host.waitFor(60, TimeUnit.SECONDS)) {
                host.destroyForcibly();
            }
        }
    }

    private Process start(Path data) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "io.aiadmin.host.Main",
                "--port",
                "0",
                "--data",
                data.toString());
        builder.environment().put("AI_ADMIN_CLOCK", HostUnderTest.CLOCK);
        builder.redirectErrorStream(true);
        Process process = builder.start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                base = address.group(1);
                Thread.startVirtualThread(() -> drain(out));
                return process;
            }
        }
        throw new IllegalStateException("the host did not start");
    }

    private static void drain(BufferedReader out) {
        try (out) {
            while (out.readLine() != null) {
                // only so that the host never waits for its reader
            }
        } catch (IOException _) {
            // the process is gone
        }
    }

    private Void converse(int number) throws InterruptedException {
        LocalDateTime start = visit(number);
        String when = start.format(DateTimeFormatter.ofPattern("d MMMM 'в' HH:mm", Locale.of("ru")));
        String first = say(number, 1, "Запишите на мужскую стрижку к Дмитрию " + when);
        assertThat(first).as("conversation " + number).contains("верно");
        String second = say(number, 2, "да");
        assertThat(second).as("conversation " + number).contains("записаны");
        return null;
    }

    private static LocalDateTime visit(int number) {
        LocalDateTime day = LocalDateTime.of(2026, 12, 1, 10, 0);
        for (int skip = number / SLOTS_A_DAY; skip > 0; skip--) {
            do {
                day = day.plusDays(1);
            } while (day.getDayOfWeek().getValue() == 1 || day.getDayOfWeek().getValue() == 7);
        }
        return day.plusMinutes(45L * (number % SLOTS_A_DAY));
    }

    /** Sends a message until it is answered: what the host has taken must neither be lost nor handled twice. */
    private String say(int number, int turn, String text) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            atOnce.acquire();
            try {
                HttpResponse<byte[]> response =
                        client.send(message(number, turn, text), HttpResponse.BodyHandlers.ofByteArray());
                JsonNode body = JSON.readTree(response.body());
                if (response.statusCode() == 200 && !body.path("replies").isEmpty()) {
                    if (answers.incrementAndGet() == KILLED_AFTER) {
                        inTheMiddle.countDown();
                    }
                    return body.path("replies").path(0).path("text").asText();
                }
            } catch (IOException _) {
                // the host is down: the same message again
            } finally {
                atOnce.release();
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new AssertionError("conversation " + number + " got no answer");
    }

    private HttpRequest message(int number, int turn, String text) throws IOException {
        return HttpRequest.newBuilder(URI.create(base + "/api/v1/messages"))
                .timeout(Duration.ofSeconds(70))
                .header("Authorization", "Bearer demo-token")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(Map.of(
                        "conversation",
                        "killed-" + number,
                        "message_id",
                        "killed-" + number + "-" + turn,
                        "customer",
                        Map.of("name", "Клиент", "phone", "+7904%07d".formatted(number), "phone_proven", true),
                        "text",
                        text))))
                .build();
    }

    private void everyVisitIsBookedOnce() throws IOException, InterruptedException {
        Map<String, Integer> byPhone = new HashMap<>();
        for (JsonNode booking :
                get("/api/v1/bookings?from=2026-12-01&to=2027-01-31").path("bookings")) {
            byPhone.merge(booking.path("client").path("phone").asText(), 1, Integer::sum);
        }
        assertThat(byPhone).hasSize(CONVERSATIONS);
        assertThat(byPhone.values()).allMatch(count -> count == 1);
    }

    private void everyMessageIsAnsweredOnce() throws IOException, InterruptedException {
        int seen = 0;
        String before = "";
        while (seen < CONVERSATIONS) {
            JsonNode page = get("/api/v1/conversations?limit=100" + before).path("conversations");
            assertThat(page).isNotEmpty();
            for (JsonNode row : page) {
                seen++;
                List<String> authors = new ArrayList<>();
                for (JsonNode message :
                        get("/api/v1/conversations/" + row.path("id").asText()).path("messages")) {
                    authors.add(message.path("author").asText());
                }
                assertThat(authors).containsExactly("CUSTOMER", "AGENT", "CUSTOMER", "AGENT");
                before = "&before=" + row.path("last_at").asText();
            }
        }
        assertThat(seen).isEqualTo(CONVERSATIONS);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer demo-token")
                .build();
        return JSON.readTree(
                client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    }
}
