package io.aiadmin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.aiadmin.http.HttpFailure.NoAnswer.Loss;
import io.aiadmin.http.HttpFailure.NotSent.Obstacle;
import io.aiadmin.spi.Secret;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@Tag("vendor-fake")
class VendorHttpTest {

    private static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ofSeconds(5));

    private final Kits kits = new Kits();

    @Test
    void pathAndQueryAreEncoded() {
        try (RawVendor vendor = json("{}")) {
            VendorHttp http = kits.vendor(vendor.base().resolve("/api/v1/")).open();
            http.send(HttpCall.get("company/{company}/staff/{name}.json")
                    .path("company", "4/5?#6")
                    .path("name", "Анна %41")
                    .query("date", "27.11.2026 & more")
                    .query("ids[]", 1)
                    .query("ids[]", 2)
                    .queryIfPresent("page", null));
            assertThat(vendor.requests().getFirst())
                    .startsWith("GET /api/v1/company/4%2F5%3F%236/staff/%D0%90%D0%BD%D0%BD%D0%B0%20%2541.json"
                            + "?date=27.11.2026%20%26%20more&ids%5B%5D=1&ids%5B%5D=2 HTTP/1.1\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "."})
    void dotsDoNotClimbOutOfThePath(String value) {
        VendorHttp http = kits.vendor(URI.create("http://127.0.0.1:9/api/")).open();
        assertThatThrownBy(() -> http.send(HttpCall.get("a/{id}/b").path("id", value)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> http.send(HttpCall.get("a/{id}/b"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void headersAndUserAgentGoAlong() {
        try (RawVendor vendor = json("{}")) {
            VendorHttp http = kits.vendor(vendor.base())
                    .header("Accept", "application/vnd.vendor.v2+json")
                    .secretHeader("Authorization", "Bearer ", Secret.of("partner"))
                    .open();
            http.send(HttpCall.get("x").secretHeader("Authorization", "Bearer partner, User ", Secret.of("user")));
            assertThat(vendor.requests().getFirst())
                    .contains("\r\nAccept: application/vnd.vendor.v2+json\r\n")
                    .contains("\r\nAuthorization: Bearer partner, User user\r\n")
                    .contains("\r\nUser-Agent: AI-Admin")
                    .contains("\r\nAccept-Encoding: gzip\r\n");
        }
    }

    @Test
    void headerThatIsNoAsciiIsRefusedWithoutQuotingIt() {
        assertThatThrownBy(() -> HttpCall.get("x").header("X-Token", "секрет"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X-Token")
                .hasMessageNotContaining("секрет");
    }

    @Test
    void bodiesAreWrittenInEveryForm() {
        try (RawVendor vendor = json("{}")) {
            VendorHttp http = kits.vendor(vendor.base()).open();
            http.send(HttpCall.post("json").json(Map.of("имя", "Анна")));
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("fields[TITLE]", "Стрижка & укладка");
            fields.put("b", "2");
            http.send(HttpCall.post("form").form(fields));
            http.send(HttpCall.put("raw").bytes("audio/ogg", new byte[] {65, 66}));
            http.send(HttpCall.post("parts")
                    .multipart(List.of(
                            HttpCall.Part.field("chat_id", "5"),
                            HttpCall.Part.file(
                                    "photo", "a.png", "image/png", "PNG".getBytes(StandardCharsets.UTF_8)))));
            http.send(HttpCall.post("nothing"));
            List<String> seen = vendor.requests();
            assertThat(seen.get(0)).contains("application/json").endsWith("\r\n\r\n{\"имя\":\"Анна\"}");
            assertThat(seen.get(1))
                    .contains("application/x-www-form-urlencoded")
                    .endsWith("fields%5BTITLE%5D=%D0%A1%D1%82%D1%80%D0%B8%D0%B6%D0%BA%D0%B0%20%26%20"
                            + "%D1%83%D0%BA%D0%BB%D0%B0%D0%B4%D0%BA%D0%B0&b=2");
            assertThat(seen.get(2)).startsWith("PUT /raw").contains("audio/ogg").endsWith("AB");
            assertThat(seen.get(3))
                    .contains("multipart/form-data; boundary=")
                    .contains("name=\"chat_id\"")
                    .contains("filename=\"a.png\"")
                    .contains("image/png");
            assertThat(seen.get(4)).startsWith("POST /nothing").contains("Content-Length: 0");
        }
    }

    @Test
    void redirectIsAFailureAndIsNotFollowed() {
        try (RawVendor trap = json("{}");
                RawVendor vendor = RawVendor.answering(
                        "HTTP/1.1 302 Found", "Location: " + trap.base(), "Content-Length: 0", "", "")) {
            VendorHttp http = kits.vendor(vendor.base()).open();
            HttpFailure.Status failure = refusal(() -> http.send(HttpCall.get("x")));
            assertThat(failure.code()).isEqualTo(302);
            assertThat(trap.connections()).isZero();
        }
    }

    @Test
    void statusTellsCodeBodyAndRetryAfterButItsMessageHoldsNoBody() {
        String body = "{\"error\":{\"message\":\"phone +7 921 555-12-34 of anna@example.ru is wrong\"}}";
        try (RawVendor vendor = RawVendor.answering(
                "HTTP/1.1 422 Unprocessable",
                "Content-Type: application/json",
                "Retry-After: 7",
                "X-Request-Id: r-1",
                "Content-Length: " + body.length(),
                "",
                body)) {
            VendorHttp http = kits.vendor(vendor.base()).open();
            HttpFailure.Status failure =
                    refusal(() -> http.send(HttpCall.post("clients/{phone}").path("phone", "79215551234")));
            assertThat(failure.code()).isEqualTo(422);
            assertThat(failure.mayHaveHappened()).isFalse();
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
            assertThat(failure.header("x-request-id")).contains("r-1");
            assertThat(failure.json().at("/error/message").asText()).contains("phone");
            assertThat(failure.excerpt())
                    .contains("is wrong")
                    .doesNotContain("921")
                    .doesNotContain("anna@");
            assertThat(failure).hasMessage("vendor POST clients/{phone}: status 422");
        }
    }

    @Test
    void retryAfterMayBeADate() {
        try (RawVendor vendor = RawVendor.answering(
                "HTTP/1.1 429 Slow down", "Retry-After: Sun, 22 Nov 2026 12:00:30 GMT", "Content-Length: 0", "", "")) {
            VendorHttp http = kits.vendor(vendor.base()).open();
            assertThat(refusal(() -> http.send(HttpCall.post("x"))).retryAfter())
                    .contains(Duration.ofSeconds(30));
            assertThat(vendor.requests()).hasSize(1);
        }
    }

    @Test
    void acceptedStatusIsAnAnswer() {
        try (RawVendor vendor = status(404, "{\"ok\":false}")) {
            VendorHttp http = kits.vendor(vendor.base()).open();
            HttpAnswer answer = http.send(HttpCall.get("x").accepting(404));
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().path("ok").asBoolean(true)).isFalse();
        }
        try (RawVendor gateway = status(404, "<html>not here</html>")) {
            VendorHttp http = kits.vendor(gateway.base()).open();
            assertThat(refusal(() -> http.send(HttpCall.get("x").accepting(404)))
                            .code())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!doctype html><html>maintenance</html>", "{\"a\":1", "{\"a\":1} tail", "OK"})
    void whatIsNoJsonIsABadAnswerAndIsNotQuoted(String body) {
        try (RawVendor vendor = json(body)) {
            VendorHttp http = kits.vendor(vendor.base()).open();
            HttpFailure.BadAnswer read =
                    catchThrowableOfType(HttpFailure.BadAnswer.class, () -> http.send(HttpCall.get("x")));
            assertThat(read.mayHaveHappened()).isFalse();
            assertThat(read).hasMessageNotContaining("maintenance");
            HttpFailure.BadAnswer write =
                    catchThrowableOfType(HttpFailure.BadAnswer.class, () -> http.send(HttpCall.post("x")));
            assertThat(write.mayHaveHappened()).isTrue();
            assertThat(vendor.requests()).hasSize(2);
            assertThat(http.send(HttpCall.get("x").anyBody()).text()).isEqualTo(body);
        }
    }

    @Test
    void tooDeepJsonIsABadAnswer() {
        try (RawVendor vendor = json("[".repeat(5000) + "]".repeat(5000))) {
            VendorHttp http = kits.vendor(vendor.base()).open();
            assertThatThrownBy(() -> http.send(HttpCall.get("x"))).isInstanceOf(HttpFailure.BadAnswer.class);
        }
    }

    @Test
    void emptyBodyIsAMissingNode() {
        try (RawVendor vendor = RawVendor.answering("HTTP/1.1 204 No Content", "", "")) {
            VendorHttp http = kits.vendor(vendor.base()).open();
            assertThat(http.send(HttpCall.delete("x")).json().isMissingNode()).isTrue();
        }
    }

    @Test
    void recordsAreBoundLeniently() {
        try (RawVendor vendor =
                json("{\"id\":\"17\",\"title\":5,\"active\":\"1\",\"new_field\":{},\"tags\":[],\"price\":\"\"}")) {
            VendorHttp http = kits.vendor(vendor.base()).open();
            ServiceJson read = http.send(HttpCall.get("x")).read(ServiceJson.class);
            assertThat(read).isEqualTo(new ServiceJson(17, "5", true, null, null));
            assertThatThrownBy(() -> http.send(HttpCall.get("x")).read(WrongJson.class))
                    .isInstanceOf(HttpFailure.BadAnswer.class)
                    .hasMessage("vendor GET x: 200 is no WrongJson");
        }
    }

    private record ServiceJson(long id, String title, boolean active, Map<String, String> tags, Double price) {}

    private record WrongJson(List<String> id) {}

    @Test
    void gzipIsUnpacked() {
        byte[] packed = gzip("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        try (RawVendor vendor = packedAnswer(packed)) {
            VendorHttp http = kits.vendor(vendor.base()).open();
            assertThat(http.send(HttpCall.get("x")).json().path("a").asInt()).isEqualTo(1);
        }
    }

    @Test
    void packedBombIsCutAtTheSizeLimit() {
        byte[] packed = gzip(new byte[HttpAnswer.MAX_BYTES + 100]);
        assertThat(packed.length).isLessThan(100_000);
        try (RawVendor vendor = packedAnswer(packed)) {
            VendorHttp http = kits.vendor(vendor.base()).open();
            assertThatThrownBy(() -> http.send(HttpCall.get("x").anyBody()))
                    .isInstanceOf(HttpFailure.BadAnswer.class)
                    .hasMessageContaining("more than");
        }
    }

    @Test
    void declaredSizeAboveTheLimitIsNotReadAtAll() {
        try (RawVendor vendor =
                RawVendor.answering("HTTP/1.1 200 OK", "Content-Length: " + (HttpAnswer.MAX_BYTES + 1L), "", "begin")) {
            VendorHttp http = kits.vendor(vendor.base()).open();
            assertThatThrownBy(() -> http.send(HttpCall.get("x").anyBody())).isInstanceOf(HttpFailure.BadAnswer.class);
        }
    }

    @Test
    void passingTroubleOfAReadIsRepeatedTwice() {
        try (RawVendor vendor = new RawVendor((number, _, out) -> write(out, number < 3 ? 503 : 200, "{\"n\":1}"))) {
            VendorHttp http = kits.vendor(vendor.base()).open();
            assertThat(http.send(HttpCall.get("x")).json().path("n").asInt()).isEqualTo(1);
            assertThat(vendor.requests()).hasSize(3);
        }
        for (int status : new int[] {502, 503, 504}) {
            try (RawVendor vendor = status(status, "down")) {
                VendorHttp http = new Kits().vendor(vendor.base()).open();
                assertThat(refusal(() -> http.send(HttpCall.post("search").reading()))
                                .code())
                        .isEqualTo(status);
                assertThat(vendor.requests()).hasSize(3);
            }
        }
    }

    @Test
    void otherRefusalsAreNotRepeated() {
        for (int status : new int[] {400, 401, 403, 404, 408, 409, 422, 500, 501}) {
            try (RawVendor vendor = status(status, "no")) {
                VendorHttp http = new Kits().vendor(vendor.base()).open();
                assertThat(refusal(() -> http.send(HttpCall.get("x"))).code()).isEqualTo(status);
                assertThat(vendor.requests()).hasSize(1);
            }
        }
    }

    @Test
    void writesAreNotRepeatedWhateverTheServerSays() {
        for (int status : new int[] {408, 500, 502, 503, 504}) {
            try (RawVendor vendor = RawVendor.answering(
                    "HTTP/1.1 " + status + " Trouble", "Retry-After: 0", "Content-Length: 0", "", "")) {
                VendorHttp http = new Kits().vendor(vendor.base()).open();
                for (HttpCall call : List.of(
                        HttpCall.post("x").json(Map.of()),
                        HttpCall.delete("x"),
                        HttpCall.get("x").writing())) {
                    HttpFailure.Status failure = refusal(() -> http.send(call));
                    assertThat(failure.mayHaveHappened()).isTrue();
                    assertThat(failure.retryAfter()).contains(Duration.ZERO);
                    assertThat(failure.header("Retry-After")).contains("0");
                }
                assertThat(vendor.requests()).hasSize(3);
            }
        }
    }

    @Test
    void lostAnswerOfAReadIsRepeatedAndOfAWriteIsUnknown() {
        try (RawVendor vendor = new RawVendor((_, _, _) -> false)) {
            VendorHttp http = kits.vendor(vendor.base()).open();
            HttpFailure.NoAnswer read =
                    catchThrowableOfType(HttpFailure.NoAnswer.class, () -> http.send(HttpCall.get("x")));
            assertThat(read.loss()).isEqualTo(Loss.CUT);
            assertThat(read.mayHaveHappened()).isFalse();
            assertThat(vendor.requests()).hasSize(3);
            HttpFailure.NoAnswer write = catchThrowableOfType(
                    HttpFailure.NoAnswer.class,
                    () -> http.send(HttpCall.post("x").json(Map.of("a", 1))));
            assertThat(write.mayHaveHappened()).isTrue();
            assertThat(vendor.requests()).hasSize(4);
        }
    }

    @Test
    void answerCutInItsBodyIsNoAnswer() {
        try (RawVendor vendor = new RawVendor((_, _, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":".getBytes(StandardCharsets.UTF_8));
            out.flush();
            return false;
        })) {
            VendorHttp http = kits.vendor(vendor.base()).open();
            HttpFailure.NoAnswer failure =
                    catchThrowableOfType(HttpFailure.NoAnswer.class, () -> http.send(HttpCall.post("x")));
            assertThat(failure.loss()).isEqualTo(Loss.CUT);
            assertThat(failure.mayHaveHappened()).isTrue();
            assertThat(vendor.requests()).hasSize(1);
        }
    }

    @Test
    void silentServerIsATimeout() {
        CountDownLatch end = new CountDownLatch(1);
        try (RawVendor vendor = new RawVendor((_, _, _) -> {
            end.await();
            return false;
        })) {
            VendorHttp http = kits.vendor(vendor.base()).timeouts(SHORT).open();
            long started = System.nanoTime();
            HttpFailure.NoAnswer failure =
                    catchThrowableOfType(HttpFailure.NoAnswer.class, () -> http.send(HttpCall.post("x")));
            assertThat(failure.loss()).isEqualTo(Loss.TIMEOUT);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(3));
            end.countDown();
        }
    }

    @Test
    void bodyThatDripsEndsWithTheCall() {
        CountDownLatch end = new CountDownLatch(1);
        try (RawVendor vendor = new RawVendor((_, _, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            while (!end.await(50, TimeUnit.MILLISECONDS)) {
                out.write(' ');
                out.flush();
            }
            return false;
        })) {
            VendorHttp http = kits.vendor(vendor.base()).timeouts(SHORT).open();
            long started = System.nanoTime();
            HttpFailure.NoAnswer failure = catchThrowableOfType(
                    HttpFailure.NoAnswer.class,
                    () -> http.send(HttpCall.get("x").timeout(Duration.ofMillis(600))));
            assertThat(failure.loss()).isEqualTo(Loss.TIMEOUT);
            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .isBetween(Duration.ofMillis(400), Duration.ofSeconds(3));
            end.countDown();
        }
    }

    @Test
    void refusedConnectionIsNotSentAndEvenAWriteIsRepeated() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        AtomicInteger lookups = new AtomicInteger();
        Kits counting = new Kits(name -> {
            lookups.incrementAndGet();
            return List.of(InetAddress.getLoopbackAddress());
        });
        VendorHttp http = counting.vendor(URI.create("http://vendor.example:" + port + "/"))
                .open();
        HttpFailure.NotSent failure =
                catchThrowableOfType(HttpFailure.NotSent.class, () -> http.send(HttpCall.post("x")));
        assertThat(failure.obstacle()).isEqualTo(Obstacle.CONNECT);
        assertThat(failure.mayHaveHappened()).isFalse();
        assertThat(lookups).hasValue(3);
    }

    @Test
    void unknownNameIsNotSent() {
        Kits nameless = new Kits(name -> {
            throw new UnknownHostException(name);
        });
        VendorHttp http = nameless.vendor(URI.create("https://vendor.example/")).open();
        HttpFailure.NotSent failure =
                catchThrowableOfType(HttpFailure.NotSent.class, () -> http.send(HttpCall.post("x")));
        assertThat(failure.obstacle()).isEqualTo(Obstacle.DNS);
    }

    @Test
    void serverWithoutTlsIsNotSentAndNotRepeated() {
        try (RawVendor vendor = RawVendor.answering("HTTP/1.1 200 OK", "Content-Length: 2", "", "{}")) {
            VendorHttp http = kits.vendor(URI.create("https://127.0.0.1:" + vendor.port() + "/"))
                    .timeouts(SHORT)
                    .open();
            HttpFailure.NotSent failure =
                    catchThrowableOfType(HttpFailure.NotSent.class, () -> http.send(HttpCall.post("x")));
            assertThat(failure.obstacle()).isIn(Obstacle.TLS, Obstacle.CONNECT);
            assertThat(failure.mayHaveHappened()).isFalse();
        }
    }

    @Test
    void writeAfterTheServerClosedAnIdleConnectionGoesOverANewOne() {
        try (RawVendor vendor = new RawVendor((_, _, out) -> {
            write(out, 200, "{}");
            return false;
        })) {
            VendorHttp http = kits.vendor(vendor.base()).open();
            for (int i = 1; i <= 20; i++) {
                int wanted = i;
                http.send(HttpCall.post("x").json(Map.of()));
                Awaitility.await().pollInterval(Duration.ofMillis(2)).until(() -> vendor.closed() >= wanted);
            }
            assertThat(vendor.requests()).hasSize(20);
            assertThat(vendor.connections()).isEqualTo(20);
        }
    }

    @Test
    void fullBucketRefusalWithAFittingDelayIsRepeatedEvenForAWrite() {
        try (RawVendor vendor = new RawVendor((number, _, out) -> {
            if (number == 1) {
                out.write("HTTP/1.1 429 Slow\r\nRetry-After: 0.2\r\nContent-Length: 0\r\n\r\n"
                        .getBytes(StandardCharsets.UTF_8));
                out.flush();
                return true;
            }
            return write(out, 200, "{}");
        })) {
            VendorHttp http = kits.vendor(vendor.base()).open();
            long started = System.nanoTime();
            http.send(HttpCall.post("x"));
            assertThat(vendor.requests()).hasSize(2);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofMillis(190));
        }
    }

    @Test
    void statedPauseHoldsBackTheNarrowestBudget() {
        Budget account = new Budget("vendor:acc-1", 50, Duration.ofMillis(1));
        try (RawVendor vendor =
                RawVendor.answering("HTTP/1.1 429 Slow", "Retry-After: 60", "Content-Length: 0", "", "")) {
            VendorHttp http = kits.vendor(vendor.base())
                    .budget(new Budget("vendor", 50, Duration.ofMillis(1)))
                    .budget(account)
                    .open();
            assertThat(refusal(() -> http.send(HttpCall.get("x"))).code()).isEqualTo(429);
            long started = System.nanoTime();
            HttpFailure.Limited limited =
                    catchThrowableOfType(HttpFailure.Limited.class, () -> http.send(HttpCall.get("x")));
            assertThat(limited.mayHaveHappened()).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
            assertThat(vendor.requests()).hasSize(1);
        }
    }

    @Test
    void pauseMayBeReadFromTheBody() {
        String body = "{\"ok\":false,\"parameters\":{\"retry_after\":34}}";
        try (RawVendor vendor = status(429, body)) {
            VendorHttp http = kits.vendor(vendor.base())
                    .retryHint(refusal -> {
                        JsonNode seconds = Json.at(refusal.json(), "parameters", "retry_after");
                        return seconds.isNumber() ? Duration.ofSeconds(seconds.asLong()) : null;
                    })
                    .open();
            assertThat(refusal(() -> http.send(HttpCall.post("x"))).retryAfter())
                    .contains(Duration.ofSeconds(34));
        }
    }

    @Test
    void callsWaitForTheirBudget() {
        try (RawVendor vendor = json("{}")) {
            VendorHttp http = kits.vendor(vendor.base())
                    .budget(new Budget("slow", 1, Duration.ofMillis(150)))
                    .open();
            long started = System.nanoTime();
            for (int i = 0; i < 4; i++) {
                http.send(HttpCall.get("x"));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofMillis(440));
            assertThatThrownBy(() -> http.send(HttpCall.get("x").timeout(Duration.ofMillis(20))))
                    .isInstanceOf(HttpFailure.Limited.class);
        }
    }

    @Test
    void breakerOpensAfterFailuresAndTriesAgainAfterHalfAMinute() {
        AtomicInteger status = new AtomicInteger(500);
        try (RawVendor vendor = new RawVendor((_, _, out) -> write(out, status.get(), "{}"))) {
            VendorHttp http = kits.vendor(vendor.base()).open();
            List<HttpFailure> failures = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                failures.add(catchThrowableOfType(HttpFailure.class, () -> http.send(HttpCall.post("x"))));
            }
            assertThat(vendor.requests()).hasSize(10);
            assertThat(failures.getLast())
                    .isInstanceOfSatisfying(
                            HttpFailure.NotSent.class,
                            failure -> assertThat(failure.obstacle()).isEqualTo(Obstacle.BREAKER_OPEN));

            VendorHttp other =
                    kits.company("acc-2", false).baseUrl(vendor.base()).open();
            assertThat(refusal(() -> other.send(HttpCall.post("x"))).code()).isEqualTo(500);

            status.set(200);
            kits.passTime(Duration.ofSeconds(31));
            for (int i = 0; i < 10; i++) {
                http.send(HttpCall.post("x"));
            }
            assertThat(vendor.requests()).hasSize(21);
        }
    }

    @Test
    void refusalsOfTheCallItselfLeaveTheBreakerClosed() {
        try (RawVendor vendor = status(404, "{}")) {
            VendorHttp http = kits.vendor(vendor.base()).open();
            for (int i = 0; i < 30; i++) {
                assertThat(refusal(() -> http.send(HttpCall.get("x"))).code()).isEqualTo(404);
            }
            assertThat(vendor.requests()).hasSize(30);
        }
    }

    @Test
    void slowCallsOpenTheBreakerUnlessTheyAreHeldBackOnPurpose() {
        RawVendor.Answerer slow = (_, _, out) -> {
            kits.passTime(Duration.ofSeconds(9));
            return write(out, 200, "{}");
        };
        try (RawVendor vendor = new RawVendor(slow)) {
            VendorHttp http = kits.vendor(vendor.base()).open();
            for (int i = 0; i < 15; i++) {
                http.send(HttpCall.get("poll").heldBack().timeout(Duration.ofSeconds(60)));
            }
            VendorHttp other =
                    kits.company("acc-2", false).baseUrl(vendor.base()).open();
            for (int i = 0; i < 10; i++) {
                other.send(HttpCall.get("slow"));
            }
            assertThatThrownBy(() -> other.send(HttpCall.get("slow")))
                    .isInstanceOf(HttpFailure.NotSent.class)
                    .hasMessageContaining("BREAKER_OPEN");
        }
    }

    @Test
    void interruptedCallEndsAtOnceAndKeepsTheInterrupt() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (RawVendor vendor = new RawVendor((_, _, _) -> {
            reached.countDown();
            end.await();
            return false;
        })) {
            VendorHttp http = kits.vendor(vendor.base()).open();
            AtomicReference<HttpFailure> seen = new AtomicReference<>();
            AtomicReference<Boolean> interrupted = new AtomicReference<>();
            Thread caller = Thread.ofVirtual().start(() -> {
                seen.set(catchThrowableOfType(HttpFailure.class, () -> http.send(HttpCall.get("x"))));
                interrupted.set(Thread.currentThread().isInterrupted());
            });
            reached.await();
            caller.interrupt();
            caller.join(Duration.ofSeconds(5));
            assertThat(seen.get()).isInstanceOf(HttpFailure.NoAnswer.class);
            assertThat(interrupted.get()).isTrue();
            assertThat(vendor.requests()).hasSize(1);
            end.countDown();
        }
    }

    @Test
    void streamIsReadAsItComes() {
        CountDownLatch firstSeen = new CountDownLatch(1);
        try (RawVendor vendor = new RawVendor((_, _, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\ndata: 1\n"
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            firstSeen.await();
            out.write("data: 2\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            return false;
        })) {
            VendorHttp http = kits.vendor(vendor.base()).open();
            List<String> lines = http.stream(HttpCall.get("x"), body -> {
                BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
                List<String> read = new ArrayList<>();
                read.add(reader.readLine());
                firstSeen.countDown();
                read.add(reader.readLine());
                return read;
            });
            assertThat(lines).containsExactly("data: 1", "data: 2");
        }
    }

    @Test
    void brokenStreamIsNotRepeatedOnceItHasBegun() {
        try (RawVendor vendor = new RawVendor((_, _, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\ndata".getBytes(StandardCharsets.UTF_8));
            out.flush();
            return false;
        })) {
            VendorHttp http = kits.vendor(vendor.base()).open();
            assertThatThrownBy(() -> http.stream(HttpCall.get("x"), body -> body.readAllBytes()))
                    .isInstanceOf(HttpFailure.NoAnswer.class);
            assertThat(vendor.requests()).hasSize(1);
        }
    }

    @Test
    void foreignAddressGetsNoneOfTheVendorsHeaders() {
        try (RawVendor vendor = json("{}");
                RawVendor media = json("{}")) {
            VendorHttp http = kits.company("acc-1", true)
                    .baseUrl(vendor.base())
                    .secretHeader("Authorization", "Bearer ", Secret.of("key"))
                    .open();
            http.send(HttpCall.getAddress(media.base().resolve("/pic.png?sig=1")));
            http.send(HttpCall.getAddress(vendor.base().resolve("/own.png")));
            assertThat(media.requests().getFirst())
                    .startsWith("GET /pic.png?sig=1 ")
                    .doesNotContain("Bearer");
            assertThat(vendor.requests().getFirst()).startsWith("GET /own.png ").contains("Bearer key");
        }
    }

    @Test
    void logShowsTheTemplateAndNeverTheValues() {
        Logger logger = (Logger) LoggerFactory.getLogger(VendorHttp.class);
        Level before = logger.getLevel();
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        logger.addAppender(appender);
        logger.setLevel(Level.DEBUG);
        try (RawVendor vendor = json("{\"body\":\"b-secret\"}")) {
            VendorHttp http = kits.vendor(vendor.base().resolve("/bot-secret/")).open();
            http.send(HttpCall.post("send/{chat}")
                    .path("chat", "c-secret")
                    .query("q", "q-secret")
                    .json(Map.of("t", "t-secret")));
            assertThat(appender.list).hasSize(1);
            assertThat(appender.list.getFirst().getFormattedMessage())
                    .contains(
                            "vendor=vendor", "method=POST", "path=send/{chat}", "outcome=200", "attempt=1", "bytes=19")
                    .doesNotContain("secret");
        } finally {
            logger.detachAppender(appender);
            logger.setLevel(before);
        }
    }

    @Test
    void hundredsOfCallsRunAtOnce() throws Exception {
        CountDownLatch all = new CountDownLatch(300);
        try (RawVendor vendor = new RawVendor((_, _, out) -> {
                    all.countDown();
                    all.await();
                    return write(out, 200, "{}");
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            VendorHttp http = kits.vendor(vendor.base()).open();
            List<Future<HttpAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                answers.add(threads.submit(() -> http.send(HttpCall.get("x"))));
            }
            for (Future<HttpAnswer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
        }
    }

    private static HttpFailure.Status refusal(Runnable call) {
        return catchThrowableOfType(HttpFailure.Status.class, call::run);
    }

    private static RawVendor json(String body) {
        return status(200, body);
    }

    private static RawVendor status(int status, String body) {
        return new RawVendor((_, _, out) -> write(out, status, body));
    }

    private static boolean write(OutputStream out, int status, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        out.write(("HTTP/1.1 " + status + " Status\r\nContent-Type: application/json\r\nContent-Length: "
                        + content.length + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.write(content);
        out.flush();
        return true;
    }

    private static RawVendor packedAnswer(byte[] packed) {
        return new RawVendor((_, _, out) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(packed);
            out.flush();
            return true;
        });
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
