package io.aiadmin.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aiadmin.spi.Finding;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.WebhookRequest;
import io.aiadmin.spi.channel.Channel;
import io.aiadmin.spi.channel.ChannelException;
import io.aiadmin.spi.channel.ChannelInbound;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.DeliveryReceipt;
import io.aiadmin.spi.channel.InboundEvent;
import io.aiadmin.spi.channel.MediaRef;
import io.aiadmin.spi.channel.MessageContent;
import io.aiadmin.spi.channel.OutboundMessage;
import io.aiadmin.spi.channel.Polled;
import io.aiadmin.spi.channel.ReplyButton;
import io.aiadmin.spi.tck.TckClock;
import io.aiadmin.spi.tck.TckContext;
import io.aiadmin.spi.tck.TckLimits;
import io.aiadmin.spi.tck.TckPluginStore;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the bot does at the vendor, over real HTTP. */
@Tag("vendor-fake")
class TelegramChannelTest {

    private static final ConversationAddress ANNA = new ConversationAddress("5550101");
    private static final ConversationAddress ANNA_AT_THE_SALON = new ConversationAddress("5550101@bc1");
    private static final URI HOOK = URI.create("https://admin.example/api/v1/telegram/webhook/1");

    private final TelegramServer vendor = TelegramServer.start();
    private final TckPluginStore store = new TckPluginStore();
    private final TckContext context = new TckContext(new TckClock(TckContext.START, TckContext.MOSCOW), store);
    private final String token = vendor.newBot();
    private final TelegramServer.Bot bot = vendor.bot(token);
    private final Channel channel = open(Map.of());

    private Channel open(Map<String, String> more) {
        Map<String, String> settings = vendor.settings(token);
        settings.putAll(more);
        TelegramPlugin plugin = new TelegramPlugin();
        return plugin.open(context, Settings.of(plugin.settings(), settings));
    }

    @AfterEach
    void everyRequestWasOneThatTheVendorKnows() {
        assertThat(vendor.faults).isEmpty();
        vendor.close();
    }

    // ---- sending

    @Test
    void textGoesOutPlain() {
        DeliveryReceipt receipt = channel.send(message("Цена <b>2 500 ₽</b> & *всё*"));

        JsonNode sent = bot.sent.getFirst();
        assertThat(sent.path("text").asText()).isEqualTo("Цена <b>2 500 ₽</b> & *всё*");
        assertThat(sent.path("chat_id").asLong()).isEqualTo(5_550_101);
        assertThat(sent.has("parse_mode")).isFalse();
        assertThat(sent.has("business_connection_id")).isFalse();
        assertThat(sent.has("reply_markup")).isFalse();
        assertThat(receipt.vendorMessageIds()).singleElement().asString().startsWith("5550101/");
    }

    @Test
    void businessChatIsAnsweredThroughItsConnection() {
        channel.send(
                new OutboundMessage("1", ANNA_AT_THE_SALON, "Записала", List.of(ReplyButton.saying("Хорошо")), true));
        channel.typing(ANNA_AT_THE_SALON);

        assertThat(bot.sent).singleElement().satisfies(sent -> {
            assertThat(sent.path("business_connection_id").asText()).isEqualTo("bc1");
            assertThat(sent.path("chat_id").asLong()).isEqualTo(5_550_101);
            assertThat(sent.path("reply_markup").has("inline_keyboard")).isTrue();
        });
        assertThat(bot.bodies.getLast().path("business_connection_id").asText()).isEqualTo("bc1");
        assertThat(bot.bodies.getLast().path("action").asText()).isEqualTo("typing");
    }

    @Test
    void accountsThatTheCompanyDidNotNameAreNotAnswered() {
        bot.connections.put("bc1", 7_770_001L);
        bot.connections.put("bc2", 666L);
        Channel named = open(Map.of("business-owners", "@salon_7770001"));

        named.send(new OutboundMessage("1", ANNA_AT_THE_SALON, "Записала", List.of(), false));
        named.send(new OutboundMessage("2", ANNA_AT_THE_SALON, "Ждём", List.of(), false));

        assertThat(bot.calls.stream().filter("getBusinessConnection"::equals)).hasSize(1);
        assertThatThrownBy(() -> named.send(
                        new OutboundMessage("3", new ConversationAddress("5@bc2"), "Ответ", List.of(), false)))
                .isInstanceOf(ChannelException.Unreachable.class);
        assertThatThrownBy(() -> named.send(
                        new OutboundMessage("4", new ConversationAddress("5@bc3"), "Ответ", List.of(), false)))
                .isInstanceOf(ChannelException.Unreachable.class);
        assertThat(bot.sent).hasSize(2);
    }

    @Test
    void shortButtonsStandSideBySideAndLongOnesBelow() {
        channel.send(withButtons("10:00", "11:30", "12:00", "13:00", "14:30", "Другой день или другой мастер"));

        JsonNode rows = bot.sent.getFirst().path("reply_markup").path("inline_keyboard");
        assertThat(labels(rows))
                .containsExactly("10:00", "11:30", "12:00", "13:00", "14:30", "Другой день или другой мастер");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).hasSize(4);
    }

    @Test
    void buttonsForWhichThereIsNoRoomBecomeLines() {
        String[] labels =
                IntStream.range(0, 120).mapToObj(i -> "Вариант номер " + i).toArray(String[]::new);

        channel.send(withButtons(labels));

        JsonNode sent = bot.sent.getLast();
        List<String> shown = labels(sent.path("reply_markup").path("inline_keyboard"));
        assertThat(shown).hasSizeBetween(50, 100);
        assertThat(sent.path("text").asText()).endsWith("Вариант номер 119").contains("Вариант номер " + shown.size());
        assertThat(sent.path("reply_markup").toString().getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(10_240);
    }

    @Test
    void longPayloadIsStoredOnceAndFound() {
        String payload = "пт, 27 ноября, 15:00, Александра Константинопольская";
        OutboundMessage message =
                new OutboundMessage("1", ANNA, "Когда?", List.of(new ReplyButton("15:00", payload)), false);
        channel.send(message);
        channel.send(message);
        List<String> keys = store.keys();

        assertThat(keys).hasSize(1);
        assertThat(pressed("15:00").content()).isEqualTo(new MessageContent.Button(payload, "15:00"));
        assertThat(((InboundEvent.CustomerMessage) open(Map.of())
                                .receive(request(vendor.press(bot, "15:00")))
                                .events()
                                .getFirst())
                        .content())
                .as("on another replica")
                .isEqualTo(new MessageContent.Button(payload, "15:00"));
    }

    @Test
    void oldPayloadsAreSwept() {
        channel.send(withPayload("а".repeat(100)));
        context.clock().advance(CallbackData.KEPT.plusDays(1));
        channel.send(withPayload("б".repeat(100)));

        assertThat(store.keys()).hasSize(1);
    }

    @Test
    void payloadThatLooksLikeAKeyIsNoKey() {
        channel.send(new OutboundMessage("1", ANNA, "?", List.of(new ReplyButton("Да", "k~hello")), false));

        assertThat(pressed("Да").content()).isEqualTo(new MessageContent.Button("k~hello", "Да"));
    }

    @Test
    void numberIsAskedForByAKeyThatGoesAway() {
        channel.send(new OutboundMessage("1", ANNA, "Поделитесь номером", List.of(), true));
        channel.send(message("Спасибо"));
        channel.send(message("Записала"));

        JsonNode keyboard = bot.sent.getFirst().path("reply_markup");
        assertThat(keyboard.path("keyboard")
                        .get(0)
                        .get(0)
                        .path("request_contact")
                        .asBoolean())
                .isTrue();
        assertThat(keyboard.path("keyboard").get(0).get(0).path("text").asText())
                .isEqualTo("Отправить мой номер");
        assertThat(keyboard.path("one_time_keyboard").asBoolean()).isTrue();
        assertThat(bot.sent.get(1).path("reply_markup").path("remove_keyboard").asBoolean())
                .isTrue();
        assertThat(bot.sent.get(2).has("reply_markup")).isFalse();
    }

    @Test
    void numberAndButtonsTogetherAreTwoMessages() {
        DeliveryReceipt receipt = channel.send(
                new OutboundMessage("1", ANNA, "Which number?", List.of(ReplyButton.saying("Later")), true));

        assertThat(bot.sent).hasSize(2);
        assertThat(bot.sent.get(0).path("reply_markup").has("inline_keyboard")).isTrue();
        assertThat(bot.sent.get(1).path("reply_markup").has("keyboard")).isTrue();
        assertThat(bot.sent.get(1).path("text").asText()).contains("button below");
        assertThat(receipt.vendorMessageIds()).hasSize(2);
    }

    @Test
    void companyWithoutTheKeyAsksInWords() {
        open(Map.of("phone-request", "false")).send(new OutboundMessage("1", ANNA, "Ваш номер?", List.of(), true));

        assertThat(bot.sent.getFirst().has("reply_markup")).isFalse();
    }

    @Test
    void laterTryGoesOnWhereTheFirstStopped() {
        String text = ("слово ".repeat(600).strip() + "\n\n").repeat(3).strip();
        vendor.troubled = "sendMessage";
        vendor.calm = 1;
        vendor.trouble = TelegramServer.Trouble.tooMany(5);
        OutboundMessage message = message(text);
        assertThatThrownBy(() -> channel.send(message)).isInstanceOf(ChannelException.RateLimited.class);
        vendor.trouble = null;

        DeliveryReceipt receipt = channel.send(message);

        assertThat(bot.sent).hasSize(3);
        assertThat(receipt.vendorMessageIds()).hasSize(3).doesNotHaveDuplicates();
        assertThat(String.join(
                                " ",
                                bot.sent.stream()
                                        .map(sent -> sent.path("text").asText())
                                        .toList())
                        .replaceAll("\\s+", " "))
                .isEqualTo(text.replaceAll("\\s+", " "));
    }

    @Test
    void callsPassTheBudgetsOfBotAndChat() {
        channel.send(message("Привет"));

        assertThat(context.limits().takes())
                .contains(
                        new TckLimits.Take(
                                "telegram:" + bot.id,
                                25,
                                Duration.ofMillis(40),
                                Duration.ofSeconds(5),
                                io.aiadmin.spi.SharedLimits.Priority.CUSTOMER),
                        new TckLimits.Take(
                                "telegram:" + bot.id + ":chat:5550101",
                                4,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(5),
                                io.aiadmin.spi.SharedLimits.Priority.CUSTOMER));
    }

    @Test
    void statedPauseHoldsTheWholeBot() {
        vendor.trouble = TelegramServer.Trouble.tooMany(30);

        assertThatThrownBy(() -> channel.send(message("Привет")))
                .isInstanceOfSatisfying(
                        ChannelException.RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(30)));

        assertThat(context.limits().pauses())
                .containsExactly(new TckLimits.Pause("telegram:" + bot.id, Duration.ofSeconds(30)));
        assertThat(bot.calls).containsExactly("sendMessage");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|Bad Request: chat not found|Unreachable",
                "400|Bad Request: PEER_ID_INVALID|Unreachable",
                "403|Forbidden: bot was blocked by the user|Unreachable",
                "403|Forbidden: user is deactivated|Unreachable",
                "403|Forbidden: bot can't initiate conversation with a user|Unreachable",
                "400|Bad Request: BUSINESS_PEER_INVALID|Unreachable",
                "400|Bad Request: can't parse entities|Rejected",
                "400|Bad Request: message is too long|Rejected",
                "401|Unauthorized|Unauthorized",
                "404|Not Found|Unauthorized",
                "409|Conflict: terminated by other getUpdates request|Unavailable",
                "500|Internal Server Error|Unavailable",
                "502|Bad Gateway|Unavailable"
            })
    void refusalIsNamedForWhatItMeans(int status, String description, String meaning) {
        vendor.trouble = TelegramServer.Trouble.refusal(status, description);

        Throwable failure = catchThrowable(() -> channel.send(message("Привет")));

        assertThat(failure.getClass().getSimpleName()).isEqualTo(meaning);
        assertThat(failure.toString()).doesNotContain(token).doesNotContain("Привет");
        assertThat(bot.sent).isEmpty();
        assertThat(bot.calls).containsExactly("sendMessage");
    }

    @ParameterizedTest
    @CsvSource({"502", "503", "504", "429", "403"})
    void gatewaysPageIsNoAnswerOfTheVendor(int status) {
        vendor.trouble = TelegramServer.Trouble.html(status);

        assertThatThrownBy(() -> channel.send(message("Привет"))).isInstanceOf(ChannelException.class);
        assertThat(bot.calls).containsExactly("sendMessage");
    }

    @Test
    void nonsenseInsteadOfAnAnswerLeavesTheOutcomeOpen() {
        vendor.trouble = new TelegramServer.Trouble(200, "<html>captive portal</html>", false, false);

        assertThatThrownBy(() -> channel.send(message("Привет"))).isInstanceOf(ChannelException.OutcomeUnknown.class);
    }

    @Test
    void chatThatMovedIsFollowed() {
        vendor.troubled = "sendMessage";
        vendor.trouble = new TelegramServer.Trouble(
                400,
                "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: group chat was upgraded to a supergroup chat\","
                        + "\"parameters\":{\"migrate_to_chat_id\":-1001555296434}}",
                false,
                false);

        assertThatThrownBy(() -> channel.send(message("Привет"))).isInstanceOf(ChannelException.class);

        assertThat(bot.bodies.stream().map(body -> body.path("chat_id").asLong()))
                .containsExactly(5_550_101L, -1_001_555_296_434L);
    }

    @Test
    void foreignAddressIsRejected() {
        assertThatThrownBy(() -> channel.send(
                        new OutboundMessage("1", new ConversationAddress("v-abc"), "Привет", List.of(), false)))
                .isInstanceOf(ChannelException.Rejected.class);
    }

    @Test
    void relayWithAPathIsCalledUnderItsPath() {
        open(Map.of("api-base-url", vendor.address() + "/relay/")).send(message("Через прокси"));

        assertThat(bot.sent).hasSize(1);
    }

    // ---- receiving

    @Test
    void pressedButtonStopsTurningByTheWebhooksAnswer() {
        channel.send(withButtons("Да"));
        ChannelInbound inbound = channel.receive(request(vendor.press(bot, "Да")));

        assertThat(inbound.answer().status()).isEqualTo(200);
        assertThat(inbound.answer().contentType()).isEqualTo("application/json");
        assertThat(inbound.answer().body())
                .matches("\\{\"method\":\"answerCallbackQuery\",\"callback_query_id\":\"q\\d+\"}");
        assertThat(channel.receive(request(
                                vendor.update("message", vendor.message(7).put("text", "да"))))
                        .answer()
                        .body())
                .isEmpty();
    }

    @Test
    void ownSecretIsChecked() {
        Channel own = open(Map.of("webhook-secret", "my-own-secret"));
        WebhookRequest request =
                request(vendor.update("message", vendor.message(7).put("text", "да")));

        assertThatThrownBy(() -> own.receive(request)).isInstanceOf(ChannelException.Unauthentic.class);
        assertThat(own.receive(new WebhookRequest(
                                "POST",
                                Map.of(),
                                Map.of("x-telegram-bot-api-secret-token", "my-own-secret"),
                                request.body()))
                        .events())
                .hasSize(1);
    }

    @Test
    void otherBotsSecretIsNotOurs() {
        String other = vendor.newBot();
        WebhookRequest foreign = new WebhookRequest(
                "POST",
                Map.of(),
                Map.of(TelegramChannel.SECRET_HEADER, secretOf(other)),
                vendor.update("message", vendor.message(7).put("text", "да"))
                        .toString()
                        .getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> channel.receive(foreign)).isInstanceOf(ChannelException.Unauthentic.class);
    }

    @Test
    void pollAnswersPressedButtonsAndConfirmsWhatWasRead() {
        Channel polling = open(Map.of("mode", "polling"));
        polling.send(withButtons("Да"));
        bot.updates.add(vendor.press(bot, "Да"));
        bot.updates.add(vendor.update("message", vendor.message(5_550_101).put("text", "привет")));

        Polled polled = polling.poll("", Duration.ofSeconds(1));

        assertThat(polled.events()).hasSize(2);
        assertThat(bot.calls).contains("answerCallbackQuery");
        JsonNode asked = bot.bodies.get(bot.calls.indexOf("getUpdates"));
        assertThat(asked.path("timeout").asInt()).isEqualTo(1);
        assertThat(asked.path("allowed_updates")).hasSize(TelegramChannel.KINDS.size());
        assertThat(asked.has("offset")).isFalse();

        assertThat(polling.poll(polled.cursor(), Duration.ZERO).events()).isEmpty();
        assertThat(polling.poll(polled.cursor(), Duration.ZERO).cursor()).isEqualTo(polled.cursor());
        assertThat(bot.updates).isEmpty();
    }

    @Test
    void pollingTakesBackAWebhookThatStandsInItsWay() {
        bot.webhook = "https://other.example/hook";
        bot.updates.add(vendor.update("message", vendor.message(5_550_101).put("text", "привет")));

        Polled polled = open(Map.of("mode", "polling")).poll("", Duration.ZERO);

        assertThat(polled.events()).hasSize(1);
        assertThat(bot.webhook).isEmpty();
        assertThat(bot.bodies
                        .get(bot.calls.indexOf("deleteWebhook"))
                        .path("drop_pending_updates")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void voiceIsFetchedAndOversizedIsNot() throws Exception {
        String file = vendor.newFile(new byte[] {1, 2, 3});

        assertThat(channel.fetch(new MediaRef(file, "audio/ogg", 3)).readAllBytes())
                .containsExactly(1, 2, 3);
        assertThatThrownBy(() -> channel.fetch(new MediaRef(file, "audio/ogg", 30_000_000)))
                .isInstanceOf(ChannelException.Rejected.class);
        assertThatThrownBy(() -> channel.fetch(new MediaRef("gone", null, 0)))
                .isInstanceOf(ChannelException.Rejected.class);
        assertThatThrownBy(() -> channel.fetch(new MediaRef(vendor.newFile(new byte[11 * 1024 * 1024]), null, 0)))
                .isInstanceOf(ChannelException.Rejected.class);
    }

    // ---- the account

    @Test
    void connectingNamesKindsAndSecret() {
        channel.connect(HOOK);

        assertThat(bot.webhook).isEqualTo(HOOK.toString());
        assertThat(bot.secret).isEqualTo(secretOf(token));
        assertThat(bot.kinds).isEqualTo(TelegramChannel.KINDS);
        assertThat(bot.calls).containsExactly("getMe", "setWebhook", "getWebhookInfo");
    }

    @Test
    void addressThatTheVendorRefusesIsRejected() {
        assertThatThrownBy(() -> channel.connect(URI.create("http://admin.example/hook")))
                .isInstanceOf(ChannelException.Rejected.class);
    }

    @Test
    void checkNamesTheBot() {
        assertThat(texts(channel.check())).anyMatch(text -> text.contains("@romashka_admin_bot"));
    }

    @Test
    void checkSaysThatTheTokenIsDead() {
        vendor.trouble = TelegramServer.Trouble.refusal(401, "Unauthorized");

        assertThat(channel.check()).singleElement().satisfies(finding -> {
            assertThat(finding.ok()).isFalse();
            assertThat(finding.text().russian()).contains("@BotFather");
        });
    }

    @Test
    void checkSaysThatTheBotWasTakenElsewhere() {
        channel.connect(HOOK);
        bot.webhook = "https://other.example/hook";

        assertThat(channel.check())
                .anyMatch(finding -> !finding.ok() && finding.text().russian().contains("другой сервис"));
    }

    @Test
    void checkSaysWhyMessagesDoNotArrive() {
        channel.connect(HOOK);
        bot.pending = 14;
        bot.lastErrorDate = TckContext.START.minusSeconds(60).getEpochSecond();
        bot.lastError = "Wrong response from the webhook: 502 Bad Gateway";

        assertThat(channel.check())
                .anyMatch(finding -> !finding.ok()
                        && finding.text().russian().contains("14")
                        && finding.text().russian().contains("502 Bad Gateway"));

        bot.pending = 0;
        assertThat(channel.check()).as("an error that is over").allMatch(Finding::ok);
    }

    @Test
    void checkSaysThatKindsAreMissing() {
        channel.connect(HOOK);
        bot.kinds = List.of("message", "edited_message", "callback_query", "my_chat_member");

        assertThat(channel.check())
                .anyMatch(finding -> !finding.ok() && finding.text().russian().contains("не все события"));
    }

    @Test
    void checkAfterDisconnectingIsGood() {
        channel.connect(HOOK);
        channel.disconnect();

        assertThat(bot.webhook).isEmpty();
        assertThat(channel.check()).allMatch(Finding::ok);
        assertThat(store.keys()).isEmpty();
    }

    // ---- steps

    private static OutboundMessage message(String text) {
        return new OutboundMessage("1", ANNA, text, List.of(), false);
    }

    private static OutboundMessage withButtons(String... labels) {
        return new OutboundMessage(
                "1",
                ANNA,
                "Когда?",
                java.util.Arrays.stream(labels).map(ReplyButton::saying).toList(),
                false);
    }

    private static OutboundMessage withPayload(String payload) {
        return new OutboundMessage("1", ANNA, "Когда?", List.of(new ReplyButton("Тогда", payload)), false);
    }

    private InboundEvent.CustomerMessage pressed(String label) {
        return (InboundEvent.CustomerMessage)
                channel.receive(request(vendor.press(bot, label))).events().getFirst();
    }

    private WebhookRequest request(ObjectNode update) {
        return new WebhookRequest(
                "POST",
                Map.of(),
                Map.of(TelegramChannel.SECRET_HEADER, secretOf(token)),
                update.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String secretOf(String botToken) {
        return TelegramSettings.read(Settings.of(TelegramSettings.SCHEMA, vendor.settings(botToken)))
                .webhookSecret()
                .reveal();
    }

    private static List<String> labels(JsonNode rows) {
        return rows.findValuesAsText("text");
    }

    private static List<String> texts(List<Finding> findings) {
        return findings.stream().map(finding -> finding.text().russian()).toList();
    }
}
