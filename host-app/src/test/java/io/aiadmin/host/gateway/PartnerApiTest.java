package io.aiadmin.host.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aiadmin.host.HostUnderTest;
import io.aiadmin.host.HostUnderTest.Answer;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class PartnerApiTest {

    private final HostUnderTest host = HostUnderTest.shared();
    private final String conversation = UUID.randomUUID().toString();

    @BeforeEach
    void reset() {
        host.reset();
    }

    @Test
    void customerIsBookedAfterOneYes() {
        Answer proposed =
                host.say(conversation, "+79031230001", "Запишите на женскую стрижку к Анне в пятницу в 15:00");
        assertThat(proposed.status()).isEqualTo(200);
        assertThat(proposed.body().path("state").asText()).isEqualTo("confirming");
        assertThat(bookingOf("+79031230001").isMissingNode()).isTrue();

        Answer booked = host.say(conversation, "+79031230001", "да");

        assertThat(booked.body().path("state").asText()).isEqualTo("done");
        assertThat(booked.body().path("booking").path("start").asText()).isEqualTo("2026-11-27T15:00:00+03:00");
        JsonNode booking = bookingOf("+79031230001");
        assertThat(booking.path("service").path("id").asText()).isEqualTo("s01");
        assertThat(booking.path("staff").path("id").asText()).isEqualTo("m1");
        assertThat(booking.path("minutes").asInt()).isEqualTo(60);
        assertThat(booking.path("status").asText()).isEqualTo("active");
    }

    @Test
    void conversationShowsWhatTheAgentLookedUp() {
        host.say(conversation, "+79031230002", "Сколько стоит балаяж?");

        JsonNode row = host.get("/api/v1/conversations?limit=1")
                .body()
                .path("conversations")
                .path(0);
        JsonNode whole =
                host.get("/api/v1/conversations/" + row.path("id").asText()).body();

        assertThat(whole.path("messages").path(0).path("text").asText()).isEqualTo("Сколько стоит балаяж?");
        assertThat(whole.path("messages").path(1).path("text").asText()).contains("12");
        assertThat(whole.path("tool_calls")).isNotEmpty();
    }

    @Test
    void sameMessageIsHandledOnce() {
        Map<String, Object> message = Map.of(
                "conversation",
                conversation,
                "text",
                "Сколько стоит женская стрижка?",
                "message_id",
                "m-" + conversation);

        Answer first = host.post("/api/v1/messages", message);
        Answer second = host.post("/api/v1/messages", message);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().path("replies").path(0).path("text"))
                .isEqualTo(first.body().path("replies").path(0).path("text"));
        String id = host.get("/api/v1/conversations?limit=1")
                .body()
                .path("conversations")
                .path(0)
                .path("id")
                .asText();
        assertThat(host.get("/api/v1/conversations/" + id).body().path("messages"))
                .hasSize(2);
    }

    @Test
    void strangersAreRefused() {
        Answer none = host.send(host.request("/api/v1/messages").POST(HostUnderTest.json(Map.of())));
        Answer wrong = host.send(host.request("/api/v1/catalog").header("Authorization", "Bearer wrong"));

        assertThat(none.status()).isEqualTo(401);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body().path("message").asText()).contains("Authorization");
    }

    @Test
    void badInputGetsWordsInTheCallersLanguage() {
        Answer broken = host.send(host.demo("/api/v1/messages")
                .POST(HttpRequest.BodyPublishers.ofString("{\"conversation\": ", StandardCharsets.UTF_8)));
        Answer noText = host.post("/api/v1/messages", Map.of("conversation", conversation));
        Answer phone = host.send(host.demo("/api/v1/messages")
                .header("Accept-Language", "en")
                .POST(HostUnderTest.json(Map.of(
                        "conversation", conversation, "text", "hi", "customer", Map.of("phone", "not a phone")))));

        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.body().path("error").asText()).isEqualTo("broken_json");
        assertThat(noText.status()).isEqualTo(400);
        assertThat(noText.body().path("fields").has("text")).isTrue();
        assertThat(phone.status()).isEqualTo(400);
        assertThat(phone.body().path("message").asText()).contains("not a phone number");
    }

    @Test
    void tooLargeBodyIsRefused() {
        Answer answer = host.send(
                host.demo("/api/v1/messages").POST(HttpRequest.BodyPublishers.ofByteArray(new byte[5 * 1024 * 1024])));

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void unknownPlacesAnswerInTheSameForm() {
        Answer route = host.get("/api/v1/nothing-here");
        Answer company = host.send(
                host.request("/api/v1/telegram/webhook/" + UUID.randomUUID()).POST(HostUnderTest.json(Map.of())));
        Answer conversation = host.get("/api/v1/conversations/" + UUID.randomUUID());

        assertThat(route.status()).isEqualTo(404);
        assertThat(company.status()).isEqualTo(404);
        assertThat(conversation.status()).isEqualTo(404);
        assertThat(conversation.body().path("error").asText()).isEqualTo("not_found");
    }

    @Test
    void rangeIsReadAsDaysAndAsMoments() {
        int byDays = host.get("/api/v1/bookings?from=2026-11-24&to=2026-11-25")
                .body()
                .path("bookings")
                .size();
        int byMoments = host.get("/api/v1/bookings?from=2026-11-24T00:00:00%2B03:00&to=2026-11-25T00:00:00%2B03:00")
                .body()
                .path("bookings")
                .size();

        assertThat(byDays).isEqualTo(3).isEqualTo(byMoments);
        assertThat(host.get("/api/v1/bookings?from=yesterday&to=2026-11-25").status())
                .isEqualTo(400);
    }

    @Test
    void catalogListsServicesAndStaff() {
        JsonNode catalog = host.get("/api/v1/catalog").body();

        assertThat(catalog.path("services")).hasSize(14);
        assertThat(catalog.path("staff")).hasSize(7);
        assertThat(catalog.path("services").path(0).path("price_from").asInt()).isEqualTo(2500);
    }

    @Test
    void operatorsSeeHealthMetricsAndTheDescription() {
        assertThat(host.send(host.request("/health/liveness")).status()).isEqualTo(200);
        assertThat(host.send(host.request("/health/readiness")).status()).isEqualTo(200);
        assertThat(new String(host.send(host.request("/prometheus")).response().body(), StandardCharsets.UTF_8))
                .contains("jvm_memory");
        assertThat(new String(host.send(host.request("/openapi.yml")).response().body(), StandardCharsets.UTF_8))
                .contains("/api/v1/messages");
    }

    private JsonNode bookingOf(String phone) {
        for (JsonNode booking : host.get("/api/v1/bookings?from=2026-11-23&to=2026-12-31")
                .body()
                .path("bookings")) {
            if (booking.path("client").path("phone").asText().equals(phone)) {
                return booking;
            }
        }
        return HostUnderTest.JSON.missingNode();
    }
}
