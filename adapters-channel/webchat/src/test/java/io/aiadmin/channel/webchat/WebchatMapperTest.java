package io.aiadmin.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiadmin.spi.Phone;
import io.aiadmin.spi.WebhookRequest;
import io.aiadmin.spi.channel.ChannelException;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.InboundEvent;
import io.aiadmin.spi.channel.MessageContent;
import io.aiadmin.spi.channel.Sender;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebchatMapperTest {

    private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
    private static final Visitor ANONYMOUS = new Visitor(new ConversationAddress("v-abc"), NOW, NOW, null);

    @Test
    void textIsTakenWithItsIdAndLanguage() {
        InboundEvent.CustomerMessage message = message(
                "{\"clientId\":\"0d7e2c1a-1\",\"text\":\"  Есть время завтра?\\nПосле шести  \",\"language\":\"ru\"}");

        assertThat(message.externalId()).isEqualTo("v-abc:0d7e2c1a-1");
        assertThat(message.address()).isEqualTo(ANONYMOUS.address());
        assertThat(message.at()).isEqualTo(NOW);
        assertThat(message.content()).isEqualTo(new MessageContent.Text("Есть время завтра?\nПосле шести"));
        assertThat(message.sender()).isEqualTo(new Sender(null, null, "ru"));
    }

    @Test
    void sameClientIdOfAnotherVisitorIsAnotherMessage() {
        Visitor other = new Visitor(new ConversationAddress("v-other"), NOW, NOW, null);
        String body = "{\"clientId\":\"0d7e2c1a\",\"text\":\"да\"}";

        assertThat(WebchatMapper.read(post(body), ANONYMOUS, NOW).externalId())
                .isNotEqualTo(WebchatMapper.read(post(body), other, NOW).externalId());
    }

    @Test
    void buttonBringsPayloadAndLabel() {
        assertThat(message("{\"clientId\":\"0d7e2c1a\",\"button\":{\"payload\":\"slot:7\",\"label\":\"15:00\"}}")
                        .content())
                .isEqualTo(new MessageContent.Button("slot:7", "15:00"));
        assertThat(message("{\"clientId\":\"0d7e2c1a\",\"button\":{\"payload\":\"Да\"}}")
                        .content())
                .isEqualTo(new MessageContent.Button("Да", "Да"));
    }

    @ParameterizedTest
    @CsvSource({
        "8 (916) 111-22-33, +79161112233",
        "+7 916 111 22 33, +79161112233",
        "79161112233, +79161112233",
        "9161112233, +79161112233",
        "+375 29 123-45-67, +375291234567",
        "+995 599 12 34 56, +995599123456"
    })
    void typedPhoneIsAClaimInE164(String typed, String e164) {
        MessageContent content = message(
                        "{\"clientId\":\"0d7e2c1a\",\"contact\":{\"phone\":\"" + typed + "\",\"name\":\" Анна \"}}")
                .content();

        assertThat(content).isEqualTo(new MessageContent.Contact(new Phone(e164), "Анна", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "+7 916 111-22", "+7 916 111-22-333", "телефон", "00000000000000000000"})
    void whatIsNoPhoneIsMalformed(String typed) {
        assertThatThrownBy(() -> message("{\"clientId\":\"0d7e2c1a\",\"contact\":{\"phone\":\"" + typed + "\"}}"))
                .isInstanceOf(ChannelException.Malformed.class);
    }

    @Test
    void signedVisitorBringsNameAndProvenPhone() {
        Phone phone = new Phone("+79161112233");
        Visitor known =
                new Visitor(new ConversationAddress("v-abc"), NOW, NOW, new Visitor.SignedUser("17", "Анна", phone));

        InboundEvent event = WebchatMapper.read(post("{\"clientId\":\"0d7e2c1a\",\"text\":\"да\"}"), known, NOW);

        assertThat(((InboundEvent.CustomerMessage) event).sender()).isEqualTo(new Sender("Анна", phone, null));
    }

    @Test
    void controlCharactersAreLeftOutAndEmojiStay() {
        assertThat(message("{\"clientId\":\"0d7e2c1a\",\"text\":\"да\\u0000\\u0007 👩🏽‍🦰\\u001b[31m\"}")
                        .content())
                .isEqualTo(new MessageContent.Text("да 👩🏽‍🦰[31m"));
    }

    @Test
    void longestTextIsTakenAndALongerOneIsNot() {
        assertThat(message("{\"clientId\":\"0d7e2c1a\",\"text\":\"" + "я".repeat(2000) + "\"}")
                        .content())
                .isEqualTo(new MessageContent.Text("я".repeat(2000)));
        assertThatThrownBy(() -> message("{\"clientId\":\"0d7e2c1a\",\"text\":\"" + "я".repeat(2001) + "\"}"))
                .isInstanceOf(ChannelException.Malformed.class);
        assertThatThrownBy(() ->
                        message("{\"clientId\":\"0d7e2c1a\",\"text\":\"да\",\"x\":\"" + "y".repeat(17_000) + "\"}"))
                .isInstanceOf(ChannelException.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"да\"}",
                "{\"clientId\":\"\",\"text\":\"да\"}",
                "{\"clientId\":\"short\",\"text\":\"да\"}",
                "{\"clientId\":\"../../etc/passwd\",\"text\":\"да\"}",
                "{\"clientId\":\"v:other-one\",\"text\":\"да\"}",
                "{\"clientId\":\"0d7e2c1a\",\"text\":\"   \"}",
                "{\"clientId\":\"0d7e2c1a\",\"button\":{}}"
            })
    void brokenMessageIsMalformed(String body) {
        assertThatThrownBy(() -> message(body)).isInstanceOf(ChannelException.Malformed.class);
    }

    @Test
    void onlyPostBringsAMessage() {
        WebhookRequest get = new WebhookRequest("GET", Map.of(), Map.of(), new byte[0]);

        assertThatThrownBy(() -> WebchatMapper.read(get, ANONYMOUS, NOW))
                .isInstanceOf(ChannelException.Malformed.class);
    }

    @Test
    void strangeLanguageIsUnknown() {
        assertThat(message("{\"clientId\":\"0d7e2c1a\",\"text\":\"да\",\"language\":\"<script>\"}")
                        .sender()
                        .language())
                .isNull();
    }

    private static InboundEvent.CustomerMessage message(String body) {
        return (InboundEvent.CustomerMessage) WebchatMapper.read(post(body), ANONYMOUS, NOW);
    }

    private static WebhookRequest post(String body) {
        return new WebhookRequest("POST", Map.of(), Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
