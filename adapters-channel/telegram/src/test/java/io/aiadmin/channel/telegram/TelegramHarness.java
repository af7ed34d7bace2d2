package io.aiadmin.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.WebhookRequest;
import io.aiadmin.spi.channel.Channel;
import io.aiadmin.spi.channel.ChannelCapability;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.tck.ChannelFault;
import io.aiadmin.spi.tck.ChannelHarness;
import io.aiadmin.spi.tck.TckContext;
import io.aiadmin.spi.tck.TckFaults;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What the channel kit asks of a vendor, done by {@link TelegramServer}. */
final class TelegramHarness implements ChannelHarness {

    private static final long ANNA = 5_550_101L;

    private final TelegramServer vendor = TelegramServer.start();
    private final boolean polling;
    private String token = vendor.newBot();

    TelegramHarness(boolean polling) {
        this.polling = polling;
    }

    @Override
    public Channel open() {
        token = vendor.newBot();
        Map<String, String> settings = vendor.settings(token);
        settings.put("mode", polling ? "polling" : "webhook");
        TelegramPlugin plugin = new TelegramPlugin();
        return plugin.open(new TckContext(), Settings.of(plugin.settings(), settings));
    }

    private TelegramServer.Bot bot() {
        return vendor.bot(token);
    }

    private String secret() {
        return TelegramSettings.read(Settings.of(TelegramSettings.SCHEMA, vendor.settings(token)))
                .webhookSecret()
                .reveal();
    }

    @Override
    public Set<ChannelCapability> expectedCapabilities() {
        Set<ChannelCapability> expected = EnumSet.of(
                ChannelCapability.TYPING,
                ChannelCapability.MEDIA,
                ChannelCapability.BUTTONS,
                ChannelCapability.CONTACT_REQUEST);
        expected.add(ChannelCapability.WEBHOOK);
        expected.add(polling ? ChannelCapability.POLLING : ChannelCapability.REGISTERS_WEBHOOK);
        return expected;
    }

    @Override
    public TckFaults<ChannelFault> faults() {
        return new TckFaults<>() {
            @Override
            public Set<ChannelFault> possible() {
                return EnumSet.allOf(ChannelFault.class);
            }

            @Override
            public void start(ChannelFault fault) {
                vendor.troubled = fault == ChannelFault.BLOCKED ? "sendMessage" : null;
                vendor.trouble = switch (fault) {
                    case RATE_LIMIT -> TelegramServer.Trouble.tooMany(ChannelFault.RETRY_AFTER.toSeconds());
                    case DEAD_TOKEN -> TelegramServer.Trouble.refusal(401, "Unauthorized");
                    case BLOCKED -> TelegramServer.Trouble.refusal(403, "Forbidden: bot was blocked by the user");
                    case DOWN -> TelegramServer.Trouble.html(502);
                    case LOST_ANSWER -> TelegramServer.Trouble.lostAnswer();
                };
            }

            @Override
            public void heal() {
                vendor.trouble = null;
            }
        };
    }

    @Override
    public List<String> secrets() {
        return List.of(token, token.substring(token.indexOf(':') + 1), secret());
    }

    @Override
    public ConversationAddress customer() {
        return new ConversationAddress(Long.toString(ANNA));
    }

    @Override
    public List<Delivered> delivered() {
        List<Delivered> delivered = new ArrayList<>();
        for (JsonNode sent : bot().sent) {
            List<String> labels = new ArrayList<>();
            sent.path("reply_markup")
                    .path("inline_keyboard")
                    .forEach(row ->
                            row.forEach(button -> labels.add(button.path("text").asText())));
            delivered.add(new Delivered(sent.path("text").asText(), labels));
        }
        return delivered;
    }

    @Override
    public OptionalInt longestText() {
        return OptionalInt.of(4096);
    }

    @Override
    public WebhookRequest customerWrites(String text) {
        return proven(vendor.update("message", vendor.message(ANNA).put("text", text)));
    }

    @Override
    public WebhookRequest unknownUpdate() {
        return proven(vendor.update("chat_boost", vendor.message(ANNA)));
    }

    private WebhookRequest proven(ObjectNode update) {
        return proven(update.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public WebhookRequest proven(byte[] body) {
        return new WebhookRequest(
                "POST",
                Map.of(),
                Map.of("Content-Type", "application/json", TelegramChannel.SECRET_HEADER, secret()),
                body);
    }

    @Override
    public WebhookRequest withoutProof(WebhookRequest request) {
        return new WebhookRequest(request.method(), request.query(), Map.of(), request.body());
    }

    @Override
    public WebhookRequest withWrongProof(WebhookRequest request) {
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.put(TelegramChannel.SECRET_HEADER.toLowerCase(Locale.ROOT), "0".repeat(secret().length()));
        return new WebhookRequest(request.method(), request.query(), headers, request.body());
    }

    @Override
    public Optional<URI> registeredWebhook() {
        return vendor.webhook(bot());
    }

    @Override
    public void customerWritesForPoll(String text) {
        bot().updates.add(vendor.update("message", vendor.message(ANNA).put("text", text)));
    }

    @Override
    public WebhookRequest customerPresses(String label) {
        return proven(vendor.press(bot(), label));
    }

    @Override
    public WebhookRequest customerSharesContact(Phone phone, boolean own) {
        ObjectNode message = vendor.message(ANNA);
        message.putObject("contact")
                .put("phone_number", phone.e164().substring(1))
                .put("first_name", "Анна")
                .put("user_id", own ? ANNA : ANNA + 1);
        return proven(vendor.update("message", message));
    }

    @Override
    public WebhookRequest customerSpeaks(byte[] sound) {
        ObjectNode message = vendor.message(ANNA);
        message.putObject("voice")
                .put("file_id", vendor.newFile(sound))
                .put("file_unique_id", "u")
                .put("duration", 7)
                .put("mime_type", "audio/ogg")
                .put("file_size", sound.length);
        return proven(vendor.update("message", message));
    }

    @Override
    public void close() {
        if (!vendor.faults.isEmpty()) {
            throw new AssertionError("requests that the vendor does not know: " + vendor.faults);
        }
        vendor.close();
    }
}
