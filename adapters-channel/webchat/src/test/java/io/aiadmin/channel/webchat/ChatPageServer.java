package io.aiadmin.channel.webchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.WebhookRequest;
import io.aiadmin.spi.channel.ChannelException;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.InboundEvent;
import io.aiadmin.spi.channel.MessageContent;
import io.aiadmin.spi.channel.ReplyButton;
import io.aiadmin.spi.tck.TckContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A small host of the page: the contract of the README over real HTTP, with the conversations in memory and an agent that the test plays.
 * What it can be told to do wrong, networks do.
 */
final class ChatPageServer implements AutoCloseable {

    private final HttpServer server;
    private final TckContext context = new TckContext();
    private final WebchatAssets assets = WebchatAssets.load();
    private final Map<ConversationAddress, Conversation> conversations = new ConcurrentHashMap<>();
    private volatile WebchatChannel channel;

    final List<JsonNode> sessions = new CopyOnWriteArrayList<>();
    final List<JsonNode> posts = new CopyOnWriteArrayList<>();
    final AtomicInteger eventStreams = new AtomicInteger();
    final AtomicInteger polls = new AtomicInteger();
    final List<String> lastEventIds = new CopyOnWriteArrayList<>();

    /** Nothing answers: connections are cut. */
    volatile boolean down;
    /** Messages are taken, and the answer to it is cut, so many times. */
    final AtomicInteger lostAnswers = new AtomicInteger();
    /** So many messages are refused for coming too fast. */
    final AtomicInteger tooFast = new AtomicInteger();
    /** A proxy holds server events back. */
    volatile boolean buffering;
    /** The company switched its chat off. */
    volatile boolean gone;
    /** What the agent answers to a text; null for silence. */
    volatile Function<String, @Nullable ChatMessage> agent = _ -> null;

    private ChatPageServer(Map<String, String> settings) throws IOException {
        channel = open(settings);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    static ChatPageServer start(Map<String, String> settings) {
        try {
            return new ChatPageServer(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WebchatChannel open(Map<String, String> settings) {
        return new WebchatPlugin().open(context, Settings.of(new WebchatPlugin().settings(), settings));
    }

    void configure(Map<String, String> settings) {
        channel = open(settings);
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String page() {
        return origin() + "/chat/" + TckContext.COMPANY;
    }

    WebchatChannel channel() {
        return channel;
    }

    /** A message without place and time; the log gives both. */
    static ChatMessage says(String text, ReplyButton... buttons) {
        return says(text, null, buttons);
    }

    static ChatMessage says(String text, ChatMessage.@Nullable Card card, ReplyButton... buttons) {
        return new ChatMessage(0, ChatMessage.From.AGENT, text, List.of(buttons), Instant.EPOCH, null, card, false);
    }

    /** Adds to the one conversation that there is. */
    void log(ChatMessage message) {
        only().add(message);
    }

    void typing() {
        only().push("typing", null, WebchatWire.TYPING);
    }

    void status(WebchatWire.Status status, @Nullable String by) {
        only().push("status", null, WebchatWire.status(status, by));
    }

    void cutStreams() {
        conversations.values().forEach(Conversation::cut);
    }

    Conversation only() {
        if (conversations.size() != 1) {
            throw new IllegalStateException(conversations.size() + " conversations");
        }
        return conversations.values().iterator().next();
    }

    int conversationCount() {
        return conversations.size();
    }

    /** The texts that customers wrote, in order. */
    List<String> customerTexts() {
        return conversations.values().stream()
                .flatMap(conversation -> conversation.after(0).stream())
                .filter(message -> message.from() == ChatMessage.From.CUSTOMER)
                .map(ChatMessage::text)
                .toList();
    }

    /** The server forgets everybody, as after a restore from an old backup. */
    void forgetTokens() {
        for (ConversationAddress address : conversations.keySet()) {
            channel.visitors().forget(address);
        }
        cutStreams();
    }

    // ---- HTTP

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (down) {
                return; // closed without an answer
            }
            if (path.equals("/chat/" + TckContext.COMPANY)) {
                exchange.getResponseHeaders()
                        .set("Content-Security-Policy", channel.gate().contentSecurityPolicy());
                asset(exchange, "chat.html");
            } else if (path.startsWith("/webchat/")) {
                asset(exchange, path.substring("/webchat/".length()));
            } else if (path.equals("/widget.js")) {
                asset(exchange, "widget.js");
            } else if (path.equals("/api/v1/webchat/webhook/" + TckContext.COMPANY)) {
                message(exchange);
            } else if (path.startsWith("/chat/api/" + TckContext.COMPANY + "/")) {
                api(exchange, path.substring(path.lastIndexOf('/') + 1));
            } else {
                json(exchange, 404, WebchatWire.error("not-found"));
            }
        }
    }

    private void asset(HttpExchange exchange, String name) throws IOException {
        Optional<WebchatAssets.Asset> asset = assets.find(name);
        if (asset.isEmpty()) {
            json(exchange, 404, WebchatWire.error("not-found"));
            return;
        }
        exchange.getResponseHeaders().set("ETag", asset.get().etag());
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        answer(exchange, 200, asset.get().contentType(), asset.get().content());
    }

    private void api(HttpExchange exchange, String what) throws IOException {
        if (gone) {
            json(exchange, 410, WebchatWire.error("gone"));
            return;
        }
        String call = exchange.getRequestMethod() + " " + what;
        if (call.equals("GET config")) {
            json(exchange, 200, channel.page().config("Студия красоты «Ромашка»"));
            return;
        }
        if (call.equals("POST session")) {
            sessions.add(WebchatWire.parse(body(exchange)));
            WebchatVisitors.Opened opened = channel.visitors().open();
            conversations.put(opened.visitor().address(), new Conversation());
            json(exchange, 200, WebchatWire.session(opened));
            return;
        }
        String token = token(exchange);
        Optional<Visitor> visitor = channel.visitors().touch(token);
        if (visitor.isEmpty()) {
            json(exchange, 401, WebchatWire.error("unknown-visitor"));
            return;
        }
        Conversation conversation = conversations.get(visitor.get().address());
        switch (call) {
            case "DELETE session" -> {
                channel.visitors().forget(token);
                conversations.remove(visitor.get().address());
                conversation.cut();
                exchange.sendResponseHeaders(204, -1);
            }
            case "POST identify" -> identify(exchange, token);
            case "GET history" -> history(exchange, conversation);
            case "GET events" -> events(exchange, conversation);
            default -> json(exchange, 404, WebchatWire.error("not-found"));
        }
    }

    private void identify(HttpExchange exchange, String token) throws IOException {
        Optional<WebchatVisitors.Opened> known = WebchatWire.claim(body(exchange))
                .flatMap(claim -> channel.visitors().identify(token, claim));
        if (known.isPresent()) {
            json(exchange, 200, WebchatWire.session(known.get()));
        } else {
            json(exchange, 403, WebchatWire.error("not-proven"));
        }
    }

    private void history(HttpExchange exchange, Conversation conversation) throws IOException {
        Map<String, String> query = query(exchange);
        int limit = Integer.parseInt(query.getOrDefault("limit", "50"));
        List<ChatMessage> all = conversation.after(0);
        if (query.containsKey("after")) {
            polls.incrementAndGet();
            long after = Long.parseLong(query.get("after"));
            List<ChatMessage> found = all.stream()
                    .filter(message -> message.seq() > after)
                    .limit(limit)
                    .toList();
            json(exchange, 200, WebchatWire.history(found, after > 0));
            return;
        }
        long before = Long.parseLong(query.getOrDefault("before", "0"));
        List<ChatMessage> found = all.stream()
                .filter(message -> before == 0 || message.seq() < before)
                .toList();
        List<ChatMessage> last = found.subList(Math.max(0, found.size() - limit), found.size());
        json(exchange, 200, WebchatWire.history(last, last.size() < found.size()));
    }

    private void events(HttpExchange exchange, Conversation conversation) throws IOException {
        eventStreams.incrementAndGet();
        String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        lastEventIds.add(String.valueOf(last));
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        LinkedBlockingQueue<String> queue = conversation.listen(last == null ? 0 : Long.parseLong(last));
        try (OutputStream out = exchange.getResponseBody()) {
            write(out, ": open\n\n");
            while (true) {
                String event = queue.poll(500, TimeUnit.MILLISECONDS);
                if (Conversation.END.equals(event)) {
                    return;
                }
                write(out, event == null ? ": still here\n\n" : event);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            conversation.leave(queue);
        }
    }

    private void write(OutputStream out, String text) throws IOException {
        if (!buffering) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private void message(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (tooFast.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            json(exchange, 429, WebchatWire.error("too-fast"));
            return;
        }
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        try {
            var inbound = channel.receive(new WebhookRequest(exchange.getRequestMethod(), Map.of(), headers, body));
            posts.add(WebchatWire.parse(new String(body, StandardCharsets.UTF_8)));
            inbound.events().forEach(this::accept);
            if (lostAnswers.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return;
            }
            json(exchange, inbound.answer().status(), inbound.answer().body());
        } catch (ChannelException.Unauthentic _) {
            json(exchange, 401, WebchatWire.error("unknown-visitor"));
        } catch (ChannelException.Malformed _) {
            json(exchange, 400, WebchatWire.error("malformed"));
        }
    }

    private void accept(InboundEvent event) {
        if (!(event instanceof InboundEvent.CustomerMessage message)) {
            return;
        }
        String text = switch (message.content()) {
            case MessageContent.Text written -> written.text();
            case MessageContent.Button button -> button.label();
            case MessageContent.Contact contact -> "Телефон: " + contact.phone().e164();
            case MessageContent.VoiceNote _ -> throw new IllegalStateException("no voice here");
        };
        Conversation conversation = conversations.get(message.address());
        boolean fresh = conversation.add(new ChatMessage(
                0, ChatMessage.From.CUSTOMER, text, List.of(), Instant.EPOCH, message.externalId(), null, false));
        ChatMessage answer = fresh ? agent.apply(text) : null;
        if (answer != null) {
            conversation.add(answer);
        }
    }

    private static String token(HttpExchange exchange) {
        String token = exchange.getRequestHeaders().getFirst(WebchatChannel.TOKEN_HEADER);
        return token == null ? "" : token;
    }

    private static Map<String, String> query(HttpExchange exchange) {
        URI address = exchange.getRequestURI();
        Map<String, String> query = new HashMap<>();
        if (address.getQuery() != null) {
            Arrays.stream(address.getRawQuery().split("&"))
                    .map(each -> each.split("=", 2))
                    .forEach(pair -> query.put(
                            pair[0], pair.length > 1 ? URLDecoder.decode(pair[1], StandardCharsets.UTF_8) : ""));
        }
        return query;
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        answer(exchange, status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
    }

    @Override
    public void close() {
        cutStreams();
        server.stop(0);
    }

    /** One visitor's log and the pages that have it open. */
    static final class Conversation {

        private static final String END = "end";

        private final List<ChatMessage> log = new ArrayList<>();
        private String status = WebchatWire.status(WebchatWire.Status.AGENT, null);
        private final List<LinkedBlockingQueue<String>> listeners = new CopyOnWriteArrayList<>();

        /** False when the message was there already. */
        synchronized boolean add(ChatMessage message) {
            boolean known = message.externalId() != null
                    && log.stream().anyMatch(each -> message.externalId().equals(each.externalId()));
            if (known) {
                return false;
            }
            Instant at = message.at().equals(Instant.EPOCH) ? Instant.now() : message.at();
            ChatMessage placed = new ChatMessage(
                    log.size() + 1,
                    message.from(),
                    message.text(),
                    message.buttons(),
                    at,
                    message.externalId(),
                    message.booking(),
                    message.asksForContact());
            log.add(placed);
            push("message", placed.seq(), WebchatWire.message(placed));
            return true;
        }

        synchronized List<ChatMessage> after(long seq) {
            return log.stream().filter(message -> message.seq() > seq).toList();
        }

        synchronized LinkedBlockingQueue<String> listen(long after) {
            LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
            queue.add(event("status", null, status));
            for (ChatMessage message : after(after)) {
                queue.add(event("message", message.seq(), WebchatWire.message(message)));
            }
            listeners.add(queue);
            return queue;
        }

        void leave(LinkedBlockingQueue<String> queue) {
            listeners.remove(queue);
        }

        synchronized void push(String kind, @Nullable Long seq, String data) {
            if (kind.equals("status")) {
                status = data;
            }
            listeners.forEach(queue -> queue.add(event(kind, seq, data)));
        }

        void cut() {
            listeners.forEach(queue -> queue.add(END));
        }

        int listeners() {
            return listeners.size();
        }

        private static String event(String kind, @Nullable Long seq, String data) {
            return (seq == null ? "" : "id: " + seq + "\n") + "event: " + kind + "\ndata: " + data + "\n\n";
        }
    }
}
