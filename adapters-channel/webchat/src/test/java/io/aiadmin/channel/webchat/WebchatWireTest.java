package io.aiadmin.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.OutboundMessage;
import io.aiadmin.spi.channel.ReplyButton;
import io.aiadmin.spi.tck.TckContext;
import io.aiadmin.spi.tck.TckFeed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebchatWireTest {

    private static final Instant AT = Instant.parse("2026-11-23T07:00:00Z");

    @Test
    void messageHasExactlyTheFieldsOfTheContract() {
        String json = WebchatWire.message(new ChatMessage(
                12,
                ChatMessage.From.AGENT,
                "Вы записаны",
                List.of(new ReplyButton("Да", "yes")),
                AT,
                null,
                new ChatMessage.Card(
                        "b01",
                        "Стрижка",
                        "Анна",
                        OffsetDateTime.parse("2026-11-24T12:00:00+03:00"),
                        60,
                        "2 500 ₽",
                        "active"),
                false));

        assertThat(json)
                .isEqualTo("{\"seq\":12,\"kind\":\"message\",\"from\":\"agent\",\"text\":\"Вы записаны\","
                        + "\"buttons\":[{\"label\":\"Да\",\"payload\":\"yes\"}],\"at\":\"2026-11-23T07:00:00Z\","
                        + "\"clientId\":null,\"booking\":{\"id\":\"b01\",\"service\":\"Стрижка\",\"staff\":\"Анна\","
                        + "\"start\":\"2026-11-24T12:00:00+03:00\",\"minutes\":60,\"price\":\"2 500 ₽\",\"status\":\"active\"},"
                        + "\"asksForContact\":false}");
    }

    @Test
    void pageRecognisesItsOwnMessageByItsId() {
        JsonNode message = WebchatWire.parse(WebchatWire.message(
                new ChatMessage(3, ChatMessage.From.CUSTOMER, "да", List.of(), AT, "v-anna:0d7e2c1a-77", null, false)));

        assertThat(message.path("clientId").asText()).isEqualTo("0d7e2c1a-77");
        assertThat(message.path("booking").isNull()).isTrue();
        assertThat(message.path("from").asText()).isEqualTo("customer");
    }

    @Test
    void historyIsInOrder() {
        ChatMessage one = new ChatMessage(1, ChatMessage.From.CUSTOMER, "а", List.of(), AT, null, null, false);
        ChatMessage two = new ChatMessage(2, ChatMessage.From.HUMAN, "б", List.of(), AT, null, null, true);

        JsonNode history = WebchatWire.parse(WebchatWire.history(List.of(one, two), true));

        assertThat(history.path("older").asBoolean()).isTrue();
        assertThat(history.path("messages").findValuesAsText("seq")).containsExactly("1", "2");
        assertThat(history.path("messages").get(1).path("from").asText()).isEqualTo("human");
        assertThat(history.path("messages").get(1).path("asksForContact").asBoolean())
                .isTrue();
    }

    @Test
    void statusNamesWhoAnswers() {
        assertThat(WebchatWire.status(WebchatWire.Status.HUMAN, "Анна"))
                .isEqualTo("{\"kind\":\"status\",\"status\":\"human\",\"by\":\"Анна\"}");
        assertThat(WebchatWire.status(WebchatWire.Status.AGENT, null))
                .isEqualTo("{\"kind\":\"status\",\"status\":\"agent\",\"by\":null}");
    }

    @Test
    void pushesStayUnderWhatTheFeedTakes() {
        TckContext context = new TckContext();
        try (WebchatChannel channel =
                new WebchatPlugin().open(context, Settings.of(new WebchatPlugin().settings(), Map.of()))) {
            channel.send(new OutboundMessage(
                    "key", new ConversationAddress("v-anna"), "\u0001".repeat(200_000), List.of(), false));
            channel.typing(new ConversationAddress("v-anna"));
        }

        assertThat(context.feed().pushes())
                .allMatch(push -> push.payload().getBytes(StandardCharsets.UTF_8).length <= 64 * 1024);
        assertThat(context.feed().pushes().getLast())
                .isEqualTo(new TckFeed.Push(new ConversationAddress("v-anna"), "typing", "{\"kind\":\"typing\"}"));
    }

    @Test
    void configTellsNoSecret() {
        WebchatChannel channel = new WebchatPlugin()
                .open(
                        new TckContext(),
                        Settings.of(
                                new WebchatPlugin().settings(),
                                Map.of(
                                        "widget-secret",
                                        "0123456789abcdef0123456789abcdef",
                                        "start-buttons",
                                        "Хочу записаться",
                                        "policy-link",
                                        "https://salon.ru/privacy")));

        String config = channel.page().config("Студия «Лён»");

        JsonNode node = WebchatWire.parse(config);
        assertThat(config).doesNotContain("0123456789abcdef");
        assertThat(node.path("title").asText()).isEqualTo("Студия «Лён»");
        assertThat(node.path("zone").asText()).isEqualTo("Europe/Moscow");
        assertThat(node.path("signed").asBoolean()).isTrue();
        assertThat(node.path("maxText").asInt()).isEqualTo(2000);
        assertThat(node.path("starters").get(0).asText()).isEqualTo("Хочу записаться");
        assertThat(node.path("consent").asText()).isEqualTo(channel.page().consentVersion());
    }

    @Test
    void consentVersionFollowsThePolicy() {
        assertThat(page("https://salon.ru/privacy").consentVersion())
                .isEqualTo(page("https://salon.ru/privacy").consentVersion())
                .isNotEqualTo(page("https://salon.ru/privacy-2").consentVersion());
    }

    @Test
    void snippetNamesLoaderAndCompany() {
        assertThat(page("https://salon.ru/privacy").snippet(URI.create("https://chat.example/")))
                .isEqualTo("<script async src=\"https://chat.example/widget.js\" data-company=\"" + TckContext.COMPANY
                        + "\" data-colour=\"#5B4BDB\" data-language=\"ru\" data-side=\"right\"></script>");
    }

    @Test
    void claimIsReadOrRefused() {
        assertThat(WebchatWire.claim(
                        "{\"id\":\"17\",\"name\":null,\"phone\":\"+79161112233\",\"exp\":1795420800,\"sig\":\"ab\"}"))
                .contains(new IdentityClaim("17", null, "+79161112233", 1_795_420_800L, "ab"));
        assertThat(WebchatWire.claim("{\"id\":17}")).isEmpty();
        assertThat(WebchatWire.claim("<html>")).isEmpty();
        assertThat(WebchatWire.claim("")).isEmpty();
    }

    private static WebchatPage page(String policy) {
        return new WebchatPlugin()
                .open(new TckContext(), Settings.of(new WebchatPlugin().settings(), Map.of("policy-link", policy)))
                .page();
    }
}
