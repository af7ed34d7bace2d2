package io.aiadmin.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.aiadmin.channel.telegram.wire.ApiFile;
import io.aiadmin.channel.telegram.wire.BusinessConnection;
import io.aiadmin.channel.telegram.wire.Message;
import io.aiadmin.channel.telegram.wire.SendMessage;
import io.aiadmin.channel.telegram.wire.User;
import io.aiadmin.channel.telegram.wire.WebhookInfo;
import io.aiadmin.http.Budget;
import io.aiadmin.http.ForbiddenAddressException;
import io.aiadmin.http.HttpAnswer;
import io.aiadmin.http.HttpCall;
import io.aiadmin.http.HttpFailure;
import io.aiadmin.http.HttpKit;
import io.aiadmin.http.Json;
import io.aiadmin.http.VendorHttp;
import io.aiadmin.spi.SharedLimits;
import io.aiadmin.spi.channel.ChannelContext;
import io.aiadmin.spi.channel.ChannelException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The methods of the Bot API that are used here. The token is part of every address, so that no address is ever shown. */
final class TelegramClient {

    static final int LONGEST_POLL = 50;
    static final int MAX_UPDATES = 100;

    private static final Duration TYPING = Duration.ofSeconds(3);
    private static final Duration POLL_SLACK = Duration.ofSeconds(10);
    private static final Duration DOWNLOAD = Duration.ofSeconds(60);

    private final SharedLimits limits;
    private final Budget budget;
    private final VendorHttp methods;
    private final VendorHttp files;

    TelegramClient(HttpKit kit, ChannelContext context, TelegramSettings settings) {
        this.limits = context.limits();
        // the vendor takes about 30 messages a second from one bot
        this.budget = new Budget("telegram:" + settings.botId(), 25, Duration.ofMillis(40));
        this.methods = open(kit, context, settings, "/bot");
        this.files = open(kit, context, settings, "/file/bot");
    }

    private VendorHttp open(HttpKit kit, ChannelContext context, TelegramSettings settings, String path) {
        VendorHttp.Builder builder = kit.vendor("telegram", settings.botId(), context);
        String base = settings.baseUrl().toString().replaceFirst("/+$", "");
        String address = base + path + settings.token().reveal();
        if (base.equals(TelegramSettings.DEFAULT_BASE_URL)) {
            builder.baseUrl(URI.create(address));
        } else {
            try {
                builder.companyBaseUrl(address);
            } catch (ForbiddenAddressException e) {
                throw TelegramSettings.problem(
                        "api-base-url", e.text().russian(), e.text().english());
            }
        }
        return builder.open();
    }

    User getMe() {
        return read("getMe", call("getMe", Map.of()).reading(), User.class);
    }

    WebhookInfo getWebhookInfo() {
        return read("getWebhookInfo", call("getWebhookInfo", Map.of()).reading(), WebhookInfo.class);
    }

    /** Setting it again is the same, so a lost answer is repeated. */
    void setWebhook(URI url, String secret, List<String> kinds) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("url", url.toString());
        body.put("secret_token", secret);
        body.put("allowed_updates", kinds);
        result("setWebhook", call("setWebhook", body).reading());
    }

    void deleteWebhook() {
        result(
                "deleteWebhook",
                call("deleteWebhook", Map.of("drop_pending_updates", false)).reading());
    }

    /** @param offset the first update that is wanted; all earlier ones are confirmed by it. Null for whatever waits. */
    JsonNode getUpdates(@Nullable Long offset, Duration patience, List<String> kinds) {
        int seconds = (int) Math.clamp(patience.toSeconds(), 0L, LONGEST_POLL);
        Map<String, Object> body = new LinkedHashMap<>();
        if (offset != null) {
            body.put("offset", offset);
        }
        body.put("limit", MAX_UPDATES);
        body.put("timeout", seconds);
        body.put("allowed_updates", kinds);
        HttpCall call = call("getUpdates", body)
                .reading()
                .background()
                .heldBack()
                .timeout(Duration.ofSeconds(seconds).plus(POLL_SLACK));
        return result("getUpdates", call);
    }

    /** @return the vendor's id of the message in its chat */
    long sendMessage(SendMessage message) {
        String method = "sendMessage";
        HttpAnswer answer = send(method, call(method, message), budget);
        OptionalLong moved = TelegramErrors.movedTo(answer.json());
        if (!isOk(answer) && moved.isPresent()) {
            answer = send(method, call(method, message.in(moved.getAsLong())), budget);
        }
        JsonNode sent = checked(method, answer);
        try {
            return answer.read(sent, Message.class).messageId();
        } catch (HttpFailure e) {
            throw TelegramErrors.lost(method, e);
        }
    }

    void sendTyping(long chat, @Nullable String connection) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (connection != null) {
            body.put("business_connection_id", connection);
        }
        body.put("chat_id", chat);
        body.put("action", "typing");
        result("sendChatAction", call("sendChatAction", body).timeout(TYPING));
    }

    void answerCallbackQuery(String id) {
        result(
                "answerCallbackQuery",
                call("answerCallbackQuery", Map.of("callback_query_id", id)).timeout(TYPING));
    }

    BusinessConnection getBusinessConnection(String id) {
        HttpCall call = call("getBusinessConnection", Map.of("business_connection_id", id))
                .reading();
        return read("getBusinessConnection", call, BusinessConnection.class);
    }

    ApiFile getFile(String id) {
        return read("getFile", call("getFile", Map.of("file_id", id)).reading(), ApiFile.class);
    }

    byte[] download(String path) {
        String[] segments = path.split("/+");
        StringBuilder template = new StringBuilder();
        for (int i = 0; i < segments.length; i++) {
            template.append(i == 0 ? "" : "/").append("{part").append(i).append('}');
        }
        HttpCall call = HttpCall.get(template.toString()).anyBody().timeout(DOWNLOAD);
        for (int i = 0; i < segments.length; i++) {
            call.path("part" + i, segments[i]);
        }
        try {
            return files.send(call).bytes();
        } catch (HttpFailure.BadAnswer _) {
            throw new ChannelException.Rejected("file: larger than is read");
        } catch (HttpFailure e) {
            throw TelegramErrors.lost("file", e);
        }
    }

    private static HttpCall call(String method, Object body) {
        // the vendor's own refusals are answers: their body says more than their status
        return HttpCall.post(method).json(body).accepting(400, 401, 403, 404, 409, 413, 429);
    }

    private <T> T read(String method, HttpCall call, Class<T> type) {
        HttpAnswer answer = send(method, call, null);
        JsonNode result = checked(method, answer);
        try {
            return answer.read(result, type);
        } catch (HttpFailure e) {
            throw TelegramErrors.lost(method, e);
        }
    }

    private JsonNode result(String method, HttpCall call) {
        return checked(method, send(method, call, null));
    }

    private HttpAnswer send(String method, HttpCall call, @Nullable Budget limit) {
        if (limit != null
                && !limits.take(
                        limit.bucket(),
                        limit.capacity(),
                        limit.refill(),
                        Duration.ofSeconds(5),
                        SharedLimits.Priority.CUSTOMER)) {
            throw new ChannelException.RateLimited(method + ": our own budget is used up", Duration.ofSeconds(1));
        }
        try {
            return methods.send(call);
        } catch (HttpFailure e) {
            throw TelegramErrors.lost(method, e);
        }
    }

    private JsonNode checked(String method, HttpAnswer answer) {
        if (isOk(answer)) {
            return answer.json().path("result");
        }
        ChannelException refusal = TelegramErrors.refusal(method, answer.status(), answer.json());
        if (refusal instanceof ChannelException.RateLimited limited) {
            limits.pause(budget.bucket(), limited.retryAfter());
        }
        throw refusal;
    }

    private static boolean isOk(HttpAnswer answer) {
        return Json.flag(answer.json(), "ok") && answer.status() < 300;
    }
}
