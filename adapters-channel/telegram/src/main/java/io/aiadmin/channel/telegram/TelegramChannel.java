package io.aiadmin.channel.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.aiadmin.channel.telegram.wire.ApiFile;
import io.aiadmin.channel.telegram.wire.BusinessConnection;
import io.aiadmin.channel.telegram.wire.SendMessage;
import io.aiadmin.channel.telegram.wire.User;
import io.aiadmin.channel.telegram.wire.WebhookInfo;
import io.aiadmin.http.HttpAnswer;
import io.aiadmin.http.Json;
import io.aiadmin.spi.DocumentWrite;
import io.aiadmin.spi.Finding;
import io.aiadmin.spi.SharedLimits;
import io.aiadmin.spi.StoredDocument;
import io.aiadmin.spi.WebhookAnswer;
import io.aiadmin.spi.WebhookRequest;
import io.aiadmin.spi.channel.Channel;
import io.aiadmin.spi.channel.ChannelCapability;
import io.aiadmin.spi.channel.ChannelContext;
import io.aiadmin.spi.channel.ChannelException;
import io.aiadmin.spi.channel.ChannelInbound;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.DeliveryReceipt;
import io.aiadmin.spi.channel.InboundEvent;
import io.aiadmin.spi.channel.MediaRef;
import io.aiadmin.spi.channel.OutboundMessage;
import io.aiadmin.spi.channel.Polled;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One bot. Either the vendor sends its updates here or they are fetched: it does not do both at once. */
final class TelegramChannel implements Channel {

    static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";

    /** Sent explicitly every time: left out, the vendor keeps whatever was set before. */
    static final List<String> KINDS = List.of(
            "message",
            "edited_message",
            "callback_query",
            "my_chat_member",
            "business_connection",
            "business_message",
            "edited_business_message",
            "deleted_business_messages");

    private static final Logger LOG = LoggerFactory.getLogger(TelegramChannel.class);
    private static final int MAX_BODY = 1024 * 1024;
    private static final int MAX_WAITING = 50;
    private static final Duration RECENT = Duration.ofHours(1);
    private static final Duration OWNER_KNOWN = Duration.ofMinutes(10);
    private static final String WEBHOOK_DOCUMENT = "webhook";

    private final ChannelContext context;
    private final TelegramSettings settings;
    private final TelegramClient client;
    private final CallbackData callbacks;
    private final TelegramMapper mapper;
    private final Markup markup;
    private final Unfinished unfinished = new Unfinished();
    private final Map<String, Owner> owners = new ConcurrentHashMap<>();

    TelegramChannel(ChannelContext context, TelegramSettings settings, TelegramClient client) {
        this.context = context;
        this.settings = settings;
        this.client = client;
        this.callbacks = new CallbackData(context.store(), context.clock());
        this.mapper = new TelegramMapper(settings.botId(), callbacks::find);
        this.markup = new Markup(callbacks, settings.asksForPhone());
    }

    @Override
    public Set<ChannelCapability> capabilities() {
        Set<ChannelCapability> capabilities =
                EnumSet.of(ChannelCapability.TYPING, ChannelCapability.MEDIA, ChannelCapability.BUTTONS);
        // an update that was on its way when polling was chosen is taken all the same
        capabilities.add(ChannelCapability.WEBHOOK);
        capabilities.add(settings.polling() ? ChannelCapability.POLLING : ChannelCapability.REGISTERS_WEBHOOK);
        if (settings.asksForPhone()) {
            capabilities.add(ChannelCapability.CONTACT_REQUEST);
        }
        return Set.copyOf(capabilities);
    }

    // ---- receiving

    @Override
    public ChannelInbound receive(WebhookRequest request) {
        String secret = request.header(SECRET_HEADER).orElse("");
        if (!MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8),
                settings.webhookSecret().reveal().getBytes(StandardCharsets.UTF_8))) {
            throw new ChannelException.Unauthentic("the secret token is missing or wrong");
        }
        JsonNode update = parse(request);
        InboundEvent event = mapper.read(update, context.clock().instant());
        return new ChannelInbound(List.of(event), answer(update));
    }

    private static JsonNode parse(WebhookRequest request) {
        if (request.body().length > MAX_BODY) {
            throw new ChannelException.Malformed("more than 1 MiB", null);
        }
        JsonNode update;
        try {
            update = Json.mapper().readTree(request.text());
        } catch (JsonProcessingException _) {
            // the parser's own message would quote what the customer wrote
            throw new ChannelException.Malformed("not JSON", null);
        }
        if (update == null || !update.isObject() || !update.path("update_id").isIntegralNumber()) {
            throw new ChannelException.Malformed("not an update", null);
        }
        return update;
    }

    /** The button stops turning at once, without a call of ours: the vendor takes a method as the answer to its request. */
    private static WebhookAnswer answer(JsonNode update) {
        return callbackId(update)
                .map(id -> WebhookAnswer.json(Json.mapper()
                        .createObjectNode()
                        .put("method", "answerCallbackQuery")
                        .put("callback_query_id", id)
                        .toString()))
                .orElse(WebhookAnswer.OK);
    }

    private static Optional<String> callbackId(JsonNode update) {
        return Json.text(update.path("callback_query"), "id");
    }

    @Override
    public Polled poll(String cursor, Duration patience) {
        require(settings.polling(), "POLLING");
        JsonNode updates = updates(cursor.isEmpty() ? null : Long.valueOf(cursor), patience);
        Instant now = context.clock().instant();
        List<InboundEvent> events = new ArrayList<>();
        String next = cursor;
        for (JsonNode update : Json.list(updates)) {
            events.add(mapper.read(update, now));
            next = Long.toString(update.path("update_id").asLong() + 1);
            callbackId(update).ifPresent(this::stopTurning);
        }
        return new Polled(events, next);
    }

    private JsonNode updates(@Nullable Long offset, Duration patience) {
        try {
            return client.getUpdates(offset, patience, KINDS);
        } catch (ChannelException.Unavailable e) {
            String webhook = client.getWebhookInfo().url();
            if (webhook == null || webhook.isEmpty()) {
                throw e;
            }
            // The owner chose polling, and the vendor allows one way only. What waits there is kept.
            LOG.info("telegram: a webhook is taken back for polling: company={}", context.company());
            client.deleteWebhook();
            return client.getUpdates(offset, patience, KINDS);
        }
    }

    private void stopTurning(String callbackId) {
        try {
            client.answerCallbackQuery(callbackId);
        } catch (ChannelException e) {
            // too old, or the vendor is busy: the button turns a little longer
            LOG.debug("telegram: a button was not answered: {}", e.getMessage());
        }
    }

    // ---- sending

    @Override
    public DeliveryReceipt send(OutboundMessage message) {
        TelegramAddress to = address(message.to());
        checkOwner(to);
        List<SendMessage> parts = markup.parts(message, to);
        List<String> ids = unfinished.resume(message);
        for (SendMessage part : parts.subList(Math.min(ids.size(), parts.size()), parts.size())) {
            passChatLimit(to);
            ids.add(to.conversation().value() + "/" + client.sendMessage(part));
            unfinished.keep(message, ids);
        }
        unfinished.done(message);
        return new DeliveryReceipt(ids);
    }

    /** One message a second and chat; short bursts pass. */
    private void passChatLimit(TelegramAddress to) {
        String bucket =
                "telegram:" + settings.botId() + ":chat:" + to.conversation().value();
        if (!context.limits()
                .take(bucket, 4, Duration.ofSeconds(1), Duration.ofSeconds(5), SharedLimits.Priority.CUSTOMER)) {
            throw new ChannelException.RateLimited("sendMessage: too fast for one chat", Duration.ofSeconds(1));
        }
    }

    private static TelegramAddress address(ConversationAddress conversation) {
        try {
            return TelegramAddress.read(conversation);
        } catch (NumberFormatException _) {
            throw new ChannelException.Rejected("sendMessage: not an address of Telegram");
        }
    }

    /** Anybody may connect any bot to an account; a company that named its own accounts is answered for in those alone. */
    private void checkOwner(TelegramAddress to) {
        String connection = to.connection();
        if (connection == null || settings.businessOwners().isEmpty()) {
            return;
        }
        Instant now = context.clock().instant();
        Owner owner = owners.get(connection);
        if (owner == null || owner.readAt().plus(OWNER_KNOWN).isBefore(now)) {
            owner = new Owner(isOurs(client.getBusinessConnection(connection)), now);
            if (owners.size() > 1000) {
                owners.clear();
            }
            owners.put(connection, owner);
        }
        if (!owner.ours()) {
            throw new ChannelException.Unreachable("sendMessage: not an account of this company");
        }
    }

    private boolean isOurs(BusinessConnection connection) {
        User user = connection.user();
        if (user == null || !connection.isEnabled()) {
            return false;
        }
        String name = user.username();
        return settings.businessOwners().contains(Long.toString(user.id()))
                || name != null && settings.businessOwners().contains(name.toLowerCase(Locale.ROOT));
    }

    private record Owner(boolean ours, Instant readAt) {}

    @Override
    public void typing(ConversationAddress conversation) {
        TelegramAddress to = address(conversation);
        client.sendTyping(to.chat(), to.connection());
    }

    @Override
    public InputStream fetch(MediaRef media) {
        if (media.bytes() > HttpAnswer.MAX_BYTES) {
            throw new ChannelException.Rejected("file: larger than is read");
        }
        ApiFile file = client.getFile(media.key());
        String path = file.filePath();
        if (path == null || path.isEmpty() || file.fileSize() > HttpAnswer.MAX_BYTES) {
            throw new ChannelException.Rejected("file: can't be fetched");
        }
        return new ByteArrayInputStream(client.download(path));
    }

    // ---- the account

    @Override
    public void connect(URI webhook) {
        require(!settings.polling(), "REGISTERS_WEBHOOK");
        client.getMe();
        client.setWebhook(webhook, settings.webhookSecret().reveal(), KINDS);
        if (!webhook.toString().equals(client.getWebhookInfo().url())) {
            throw new ChannelException.Unavailable("setWebhook: the vendor names another address", null);
        }
        note(webhook.toString());
    }

    @Override
    public void disconnect() {
        require(!settings.polling(), "REGISTERS_WEBHOOK");
        client.deleteWebhook();
        note(null);
    }

    /** Remembers which address is ours, so that a check notices when somebody took the bot elsewhere. */
    private void note(@Nullable String url) {
        Optional<StoredDocument> stored = context.store().find(WEBHOOK_DOCUMENT);
        DocumentWrite write;
        if (stored.isPresent()) {
            write = url == null ? DocumentWrite.delete(stored.get()) : DocumentWrite.replace(stored.get(), url);
        } else if (url != null) {
            write = DocumentWrite.create(WEBHOOK_DOCUMENT, url);
        } else {
            return;
        }
        // another replica that connects at the same moment writes the same
        context.store().commit(List.of(write));
    }

    @Override
    public List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        try {
            User bot = client.getMe();
            String name = bot.username() == null ? "id " + bot.id() : "@" + bot.username();
            findings.add(Finding.good("Токен принят, бот " + name, "The token is accepted, the bot is " + name));
            findings.addAll(webhookFindings(client.getWebhookInfo()));
        } catch (ChannelException.Unauthorized _) {
            findings.add(
                    Finding.bad(
                            "Telegram не принимает токен. Откройте @BotFather → /mybots → ваш бот → API Token и вставьте токен заново",
                            "Telegram does not accept the token. Open @BotFather → /mybots → your bot → API Token and paste it again"));
        } catch (ChannelException.RateLimited limited) {
            long seconds = limited.retryAfter().toSeconds();
            findings.add(Finding.bad(
                    "Telegram просит подождать " + seconds + " с. Проверьте ещё раз позже",
                    "Telegram asks to wait for " + seconds + " s. Check again later"));
        } catch (ChannelException _) {
            findings.add(
                    Finding.bad(
                            "Telegram не отвечает. Сообщения не потеряются: он хранит их сутки. Проверьте ещё раз через несколько минут",
                            "Telegram does not answer. No message is lost: it keeps them for a day. Check again in a few minutes"));
        }
        return findings;
    }

    private List<Finding> webhookFindings(WebhookInfo info) {
        String url = info.url() == null ? "" : info.url();
        if (settings.polling()) {
            return List.of(
                    url.isEmpty()
                            ? Finding.good("Сообщения забираем сами", "We fetch messages ourselves")
                            : Finding.good(
                                    "У бота стоит вебхук другого сервиса: снимем его, когда начнём забирать сообщения",
                                    "The bot has a webhook of another service: we take it back when we begin to fetch"));
        }
        Optional<String> ours = context.store().find(WEBHOOK_DOCUMENT).map(StoredDocument::body);
        if (ours.isEmpty()) {
            return List.of(
                    url.isEmpty()
                            ? Finding.good(
                                    "Вебхук поставим, когда вы включите канал",
                                    "The webhook is set when you switch the channel on")
                            : Finding.good(
                                    "У бота стоит вебхук другого сервиса: заменим его, когда вы включите канал",
                                    "The bot has a webhook of another service: it is replaced when you switch the channel on"));
        }
        if (!ours.get().equals(url)) {
            return List.of(
                    Finding.bad(
                            "Бота переключили на другой сервис, сообщения к нам не приходят. Выключите и включите канал, чтобы вернуть их",
                            "The bot was switched to another service, its messages do not reach us. Switch the channel off and on to get them back"));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.good("Вебхук стоит", "The webhook is set"));
        if (info.allowedUpdates() != null && !info.allowedUpdates().containsAll(KINDS)) {
            findings.add(Finding.bad(
                    "Telegram присылает не все события. Выключите и включите канал",
                    "Telegram does not send every kind of event. Switch the channel off and on"));
        }
        findings.add(delivery(info));
        return findings;
    }

    private Finding delivery(WebhookInfo info) {
        long waiting = info.pendingUpdateCount();
        boolean failing = info.lastErrorDate() > 0
                && Instant.ofEpochSecond(info.lastErrorDate())
                        .plus(RECENT)
                        .isAfter(context.clock().instant());
        if (failing && waiting > 0 || waiting > MAX_WAITING) {
            String reason = info.lastErrorMessage() == null ? "" : ": " + info.lastErrorMessage();
            return Finding.bad(
                    "Telegram не может доставить нам сообщения, ждут: " + waiting + reason
                            + ". Проверьте, что наш адрес открывается из интернета по https",
                    "Telegram can't deliver messages to us, waiting: " + waiting + reason
                            + ". Check that our address can be reached from the internet by https");
        }
        return Finding.good("Сообщения доходят, ждут: " + waiting, "Messages arrive, waiting: " + waiting);
    }

    @Override
    public void close() {
        // the connections are the process's
    }

    private static void require(boolean offered, String capability) {
        if (!offered) {
            throw new UnsupportedOperationException(capability);
        }
    }

    @Override
    public String toString() {
        return "TelegramChannel[" + settings.botId() + "]";
    }
}
