package io.aiadmin.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aiadmin.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The vendor, over real HTTP: bots with webhooks, messages and queues of updates, answering as its documents and its open server say. Requests are held
 * against the published list of methods and types.
 */
final class TelegramServer implements AutoCloseable {

    private static final Pattern CALL = Pattern.compile("(/relay)?/bot([^/]+)/(\\w+)");
    private static final Pattern FILE = Pattern.compile("(/relay)?/file/bot([^/]+)/(.+)");
    private static final BotApiSpec SPEC = BotApiSpec.load();

    private final HttpServer server;
    private final Map<String, Bot> bots = new ConcurrentHashMap<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong(1000);

    /** What requests had that the published list does not have, or lacked. */
    final List<String> faults = new CopyOnWriteArrayList<>();

    volatile @Nullable Trouble trouble;
    /** The trouble is of this method alone; null for all. */
    volatile @Nullable String troubled;
    /** So many calls go well before the trouble begins. */
    volatile int calm;

    /** What a call meets instead of its answer. */
    record Trouble(int status, String body, boolean carriedOut, boolean cut) {

        static Trouble refusal(int status, String description) {
            return new Trouble(status, error(status, description, ""), false, false);
        }

        static Trouble tooMany(long seconds) {
            return new Trouble(
                    429,
                    error(
                            429,
                            "Too Many Requests: retry after " + seconds,
                            ",\"parameters\":{\"retry_after\":" + seconds + "}"),
                    false,
                    false);
        }

        static Trouble lostAnswer() {
            return new Trouble(0, "", true, true);
        }

        static Trouble html(int status) {
            return new Trouble(status, "<html><body><h1>" + status + "</h1></body></html>", false, false);
        }

        private static String error(int status, String description, String more) {
            return "{\"ok\":false,\"error_code\":" + status + ",\"description\":\"" + description + "\"" + more + "}";
        }
    }

    /** A bot's account. */
    static final class Bot {
        final long id;
        volatile String webhook = "";
        volatile @Nullable String secret;
        volatile List<String> kinds = List.of();
        volatile long pending;
        volatile long lastErrorDate;
        volatile @Nullable String lastError;
        final List<JsonNode> sent = new CopyOnWriteArrayList<>();
        final List<String> calls = new CopyOnWriteArrayList<>();
        final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
        final List<JsonNode> updates = new CopyOnWriteArrayList<>();
        final Map<String, Long> connections = new ConcurrentHashMap<>();

        Bot(long id) {
            this.id = id;
        }
    }

    private TelegramServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    static TelegramServer start() {
        try {
            return new TelegramServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A new bot; returns its token. */
    String newBot() {
        long id = ids.incrementAndGet();
        String token = id + ":AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw" + id;
        bots.put(token, new Bot(id));
        return token;
    }

    Bot bot(String token) {
        return bots.get(token);
    }

    String newFile(byte[] content) {
        String id = "file" + ids.incrementAndGet();
        files.put(id, content);
        return id;
    }

    long nextId() {
        return ids.incrementAndGet();
    }

    // ---- HTTP

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            Matcher call = CALL.matcher(path);
            Matcher file = FILE.matcher(path);
            if (call.matches()) {
                call(exchange, call.group(2), call.group(3), body);
            } else if (file.matches()) {
                file(exchange, file.group(2), file.group(3));
            } else {
                answer(exchange, 404, Trouble.refusal(404, "Not Found").body());
            }
        }
    }

    private void call(HttpExchange exchange, String token, String method, byte[] body) throws IOException {
        JsonNode parameters = body.length == 0
                ? Json.mapper().createObjectNode()
                : Json.mapper().readTree(body);
        SPEC.faults(method, parameters).forEach(faults::add);
        Bot bot = bots.get(token);
        if (bot == null) {
            answer(exchange, 401, Trouble.refusal(401, "Unauthorized").body());
            return;
        }
        bot.calls.add(method);
        bot.bodies.add(parameters);
        Trouble met = met(method);
        if (met != null && !met.carriedOut()) {
            answer(exchange, met.status(), met.body());
            return;
        }
        Reply reply = carryOut(bot, method, parameters);
        if (met == null || !met.cut()) {
            answer(exchange, reply.status(), reply.body());
        }
    }

    private synchronized @Nullable Trouble met(String method) {
        Trouble now = trouble;
        if (now == null || troubled != null && !troubled.equals(method)) {
            return null;
        }
        if (calm > 0) {
            calm--;
            return null;
        }
        return now;
    }

    private record Reply(int status, String body) {}

    private Reply carryOut(Bot bot, String method, JsonNode parameters) {
        return switch (method) {
            case "getMe" ->
                ok("{\"id\":" + bot.id
                        + ",\"is_bot\":true,\"first_name\":\"Ромашка\",\"username\":\"romashka_admin_bot\","
                        + "\"can_connect_to_business\":true,\"later_field\":{\"a\":[1]}}");
            case "setWebhook" -> setWebhook(bot, parameters);
            case "deleteWebhook" -> {
                bot.webhook = "";
                bot.secret = null;
                yield ok("true");
            }
            case "getWebhookInfo" -> ok(webhookInfo(bot).toString());
            case "getUpdates" -> getUpdates(bot, parameters);
            case "sendMessage" -> sendMessage(bot, parameters);
            case "sendChatAction", "answerCallbackQuery" -> ok("true");
            case "getFile" -> getFile(parameters);
            case "getBusinessConnection" -> {
                Long owner = bot.connections.get(
                        parameters.path("business_connection_id").asText());
                yield owner == null
                        ? refused(400, "Bad Request: business connection not found")
                        : ok("{\"id\":\"x\",\"user\":{\"id\":" + owner
                                + ",\"is_bot\":false,\"first_name\":\"С\",\"username\":\"Salon_" + owner
                                + "\"},\"user_chat_id\":1,\"date\":1,\"is_enabled\":true}");
            }
            default -> refused(404, "Not Found");
        };
    }

    private static Reply setWebhook(Bot bot, JsonNode parameters) {
        String url = parameters.path("url").asText();
        if (!url.startsWith("https://")) {
            return refused(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook");
        }
        bot.webhook = url;
        bot.secret = parameters.path("secret_token").asText();
        List<String> kinds = new ArrayList<>();
        parameters.path("allowed_updates").forEach(kind -> kinds.add(kind.asText()));
        bot.kinds = List.copyOf(kinds);
        return new Reply(200, "{\"ok\":true,\"result\":true,\"description\":\"Webhook was set\"}");
    }

    private static ObjectNode webhookInfo(Bot bot) {
        ObjectNode info = Json.mapper()
                .createObjectNode()
                .put("url", bot.webhook)
                .put("has_custom_certificate", false)
                .put("pending_update_count", bot.pending);
        if (bot.lastError != null) {
            info.put("last_error_date", bot.lastErrorDate).put("last_error_message", bot.lastError);
        }
        ArrayNode kinds = info.putArray("allowed_updates");
        bot.kinds.forEach(kinds::add);
        return info;
    }

    private static Reply getUpdates(Bot bot, JsonNode parameters) {
        if (!bot.webhook.isEmpty()) {
            return refused(
                    409,
                    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
        }
        long offset = parameters.path("offset").asLong();
        if (offset > 0) {
            bot.updates.removeIf(update -> update.path("update_id").asLong() < offset);
        }
        ArrayNode waiting = Json.mapper().createArrayNode();
        bot.updates.stream().limit(parameters.path("limit").asLong(100)).forEach(waiting::add);
        return ok(waiting.toString());
    }

    private Reply sendMessage(Bot bot, JsonNode parameters) {
        String text = parameters.path("text").asText();
        if (text.isBlank()) {
            return refused(400, "Bad Request: message text is empty");
        }
        if (text.codePointCount(0, text.length()) > 4096) {
            return refused(400, "Bad Request: message is too long");
        }
        for (JsonNode row : parameters.path("reply_markup").path("inline_keyboard")) {
            for (JsonNode button : row) {
                int bytes = button.path("callback_data").asText().getBytes(StandardCharsets.UTF_8).length;
                if (bytes < 1 || bytes > 64) {
                    return refused(400, "Bad Request: BUTTON_DATA_INVALID");
                }
            }
        }
        if (parameters.has("business_connection_id")
                && (parameters.path("reply_markup").has("keyboard")
                        || parameters.path("reply_markup").has("remove_keyboard"))) {
            return refused(400, "Bad Request: reply keyboards can't be used in business messages");
        }
        bot.sent.add(parameters);
        return ok("{\"message_id\":" + ids.incrementAndGet() + ",\"from\":{\"id\":" + bot.id
                + ",\"is_bot\":true,\"first_name\":\"Ромашка\"},\"chat\":{\"id\":"
                + parameters.path("chat_id").asLong()
                + ",\"type\":\"private\",\"first_name\":\"Анна\"},\"date\":1795000300,\"text\":\"…\"}");
    }

    private Reply getFile(JsonNode parameters) {
        String id = parameters.path("file_id").asText();
        byte[] content = files.get(id);
        if (content == null) {
            return refused(400, "Bad Request: wrong file_id or the file is temporarily unavailable");
        }
        return ok("{\"file_id\":\"" + id + "\",\"file_unique_id\":\"u\",\"file_size\":" + content.length
                + ",\"file_path\":\"voice/" + id + ".oga\"}");
    }

    private void file(HttpExchange exchange, String token, String path) throws IOException {
        byte[] content = files.get(path.replaceFirst("^voice/", "").replaceFirst("\\.oga$", ""));
        if (!bots.containsKey(token) || content == null) {
            answer(exchange, 404, Trouble.refusal(404, "Not Found").body());
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
    }

    private static Reply ok(String result) {
        return new Reply(200, "{\"ok\":true,\"result\":" + result + "}");
    }

    private static Reply refused(int status, String description) {
        return new Reply(status, Trouble.refusal(status, description).body());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", body.startsWith("<") ? "text/html" : "application/json");
        exchange.sendResponseHeaders(status, content.length);
        exchange.getResponseBody().write(content);
    }

    // ---- updates

    /** A private message's beginning; content is added by the caller. */
    ObjectNode message(long chat) {
        ObjectNode message =
                Json.mapper().createObjectNode().put("message_id", nextId()).put("date", 1_795_000_000L);
        message.putObject("from")
                .put("id", chat)
                .put("is_bot", false)
                .put("first_name", "Анна")
                .put("language_code", "ru");
        message.putObject("chat").put("id", chat).put("type", "private").put("first_name", "Анна");
        return message;
    }

    ObjectNode update(String kind, JsonNode content) {
        ObjectNode update = Json.mapper().createObjectNode().put("update_id", 880_000_000L + nextId());
        update.set(kind, content);
        return update;
    }

    /** The press of the button with this label under the last message that has one. */
    ObjectNode press(Bot bot, String label) {
        for (JsonNode sent : bot.sent.reversed()) {
            for (JsonNode row : sent.path("reply_markup").path("inline_keyboard")) {
                for (JsonNode button : row) {
                    if (button.path("text").asText().equals(label)) {
                        return update("callback_query", query(bot, sent, button));
                    }
                }
            }
        }
        throw new IllegalArgumentException("no button " + label);
    }

    private ObjectNode query(Bot bot, JsonNode sent, JsonNode button) {
        ObjectNode under = message(sent.path("chat_id").asLong());
        under.putObject("from").put("id", bot.id).put("is_bot", true).put("first_name", "Ромашка");
        under.set("reply_markup", sent.path("reply_markup"));
        if (sent.has("business_connection_id")) {
            under.set("business_connection_id", sent.get("business_connection_id"));
        }
        ObjectNode query = Json.mapper().createObjectNode().put("id", "q" + nextId());
        query.set("from", message(sent.path("chat_id").asLong()).get("from"));
        query.set("message", under);
        return query.put("chat_instance", "1")
                .put("data", button.path("callback_data").asText());
    }

    Optional<URI> webhook(Bot bot) {
        return bot.webhook.isEmpty() ? Optional.empty() : Optional.of(URI.create(bot.webhook));
    }

    Map<String, String> settings(String token) {
        Map<String, String> settings = new HashMap<>();
        settings.put("bot-token", token);
        settings.put("api-base-url", address().toString());
        return settings;
    }

    /** Methods that were called since the bot was made. */
    static Set<String> methods(Bot bot) {
        return Set.copyOf(bot.calls);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
