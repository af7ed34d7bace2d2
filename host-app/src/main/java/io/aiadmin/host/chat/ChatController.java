package io.aiadmin.host.chat;

import io.aiadmin.channel.webchat.ChatMessage;
import io.aiadmin.channel.webchat.IdentityClaim;
import io.aiadmin.channel.webchat.Visitor;
import io.aiadmin.channel.webchat.WebchatAssets;
import io.aiadmin.channel.webchat.WebchatChannel;
import io.aiadmin.channel.webchat.WebchatGate;
import io.aiadmin.channel.webchat.WebchatVisitors;
import io.aiadmin.channel.webchat.WebchatWire;
import io.aiadmin.core.plugin.LiveFeeds;
import io.aiadmin.host.http.ApiException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.reactivestreams.Publisher;

/** Serves the chat page and answers its calls, as the web chat's README describes them. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class ChatController {

    private static final int LONGEST_PAGE = 100;

    private final Chats chats;
    private final ChatStreams streams;
    private final WebchatAssets assets = WebchatAssets.load();

    ChatController(Chats chats, LiveFeeds feeds) {
        this.chats = chats;
        this.streams = new ChatStreams(chats, feeds);
    }

    @Get("/chat/{companyId}")
    HttpResponse<byte[]> page(HttpRequest<?> request, String companyId) {
        String policy = chats.with(companyId, (company, chat) -> chat.gate().contentSecurityPolicy());
        return asset(request, "chat.html")
                .header("Content-Security-Policy", policy)
                .header("Referrer-Policy", "strict-origin-when-cross-origin");
    }

    @Get("/widget.js")
    HttpResponse<byte[]> widget(HttpRequest<?> request) {
        return asset(request, "widget.js").header("Cross-Origin-Resource-Policy", "cross-origin");
    }

    @Get("/webchat/{name}")
    HttpResponse<byte[]> file(HttpRequest<?> request, String name) {
        return asset(request, name);
    }

    @Get("/chat/api/{companyId}/config")
    HttpResponse<String> config(String companyId) {
        return json(chats.with(
                companyId,
                (company, chat) -> chat.page().config(company.company().name())));
    }

    @Post("/chat/api/{companyId}/session")
    @Consumes(MediaType.ALL)
    HttpResponse<String> open(HttpRequest<?> request, String companyId) {
        return chats.with(companyId, (company, chat) -> {
            allowed(request, chat);
            WebchatGate.Admission admission = chat.gate().admitSession(address(request));
            if (!admission.admitted()) {
                return tooFast(admission);
            }
            return json(WebchatWire.session(chat.visitors().open()));
        });
    }

    @Delete("/chat/api/{companyId}/session")
    HttpResponse<String> forget(
            HttpRequest<?> request, String companyId, @Nullable @Header(WebchatChannel.TOKEN_HEADER) String token) {
        return chats.with(companyId, (company, chat) -> {
            allowed(request, chat);
            chat.visitors().forget(token == null ? "" : token);
            return json("{}");
        });
    }

    @Post("/chat/api/{companyId}/identify")
    @Consumes(MediaType.ALL)
    HttpResponse<String> identify(
            HttpRequest<?> request,
            String companyId,
            @Nullable @Header(WebchatChannel.TOKEN_HEADER) String token,
            @Body byte[] body) {
        return chats.with(companyId, (company, chat) -> {
            allowed(request, chat);
            visitor(chat, token);
            IdentityClaim claim = WebchatWire.claim(new String(body, StandardCharsets.UTF_8))
                    .orElseThrow(() -> ApiException.badRequest(
                            "broken_json", "Подпись не читается.", "The signature can't be read."));
            WebchatVisitors.Opened opened =
                    chat.visitors().identify(token == null ? "" : token, claim).orElseThrow(ApiException::forbidden);
            return json(WebchatWire.session(opened));
        });
    }

    @Get("/chat/api/{companyId}/history")
    HttpResponse<String> history(
            HttpRequest<?> request,
            String companyId,
            @Nullable @Header(WebchatChannel.TOKEN_HEADER) String token,
            @QueryValue(defaultValue = "0") long before,
            @QueryValue(defaultValue = "-1") long after,
            @QueryValue(defaultValue = "50") int limit) {
        return chats.with(companyId, (company, chat) -> {
            allowed(request, chat);
            Visitor visitor = chat.visitors().touch(token == null ? "" : token).orElseThrow(ApiException::unauthorized);
            int page = Math.clamp(limit, 1, LONGEST_PAGE);
            List<ChatMessage> messages = after >= 0
                    ? chats.after(company.id(), visitor, after, page)
                    : chats.before(company.id(), visitor, before, page);
            boolean older = !messages.isEmpty() && messages.getFirst().seq() > 1;
            return json(WebchatWire.history(messages, older));
        });
    }

    /** Server events: the log from {@code Last-Event-ID} on, and what is pushed meanwhile. */
    @Get("/chat/api/{companyId}/events")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    Publisher<Event<String>> events(
            HttpRequest<?> request,
            String companyId,
            @Nullable @Header(WebchatChannel.TOKEN_HEADER) String token,
            @Nullable @Header("Last-Event-ID") String lastEventId) {
        return chats.with(companyId, (company, chat) -> {
            allowed(request, chat);
            return streams.open(company.id(), visitor(chat, token), seq(lastEventId));
        });
    }

    private MutableHttpResponse<byte[]> asset(HttpRequest<?> request, String name) {
        WebchatAssets.Asset asset = assets.find(name).orElseThrow(ApiException::notFound);
        if (asset.etag().equals(request.getHeaders().get("If-None-Match"))) {
            return HttpResponse.<byte[]>status(HttpStatus.NOT_MODIFIED).header("ETag", asset.etag());
        }
        return HttpResponse.ok(asset.content())
                .header("Content-Type", asset.contentType())
                .header("ETag", asset.etag())
                .header("Cache-Control", "no-cache")
                .header("X-Content-Type-Options", "nosniff");
    }

    private static Visitor visitor(WebchatChannel chat, @Nullable String token) {
        return chat.visitors().verify(token == null ? "" : token).orElseThrow(ApiException::unauthorized);
    }

    private static void allowed(HttpRequest<?> request, WebchatChannel chat) {
        String origin = request.getHeaders().get("Origin");
        String host = request.getHeaders().get("Host");
        boolean own = origin != null && host != null && origin.endsWith("://" + host);
        if (!own && !chat.gate().allows(origin, "")) {
            throw ApiException.forbidden();
        }
    }

    private static HttpResponse<String> tooFast(WebchatGate.Admission admission) {
        return HttpResponse.<String>status(HttpStatus.TOO_MANY_REQUESTS)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header(
                        "Retry-After",
                        String.valueOf(Math.max(1, admission.retryAfter().toSeconds())))
                .body(WebchatWire.error("too_fast"));
    }

    private static String address(HttpRequest<?> request) {
        return request.getRemoteAddress().getAddress().getHostAddress();
    }

    private static long seq(@Nullable String lastEventId) {
        return lastEventId != null && lastEventId.matches("\\d{1,18}") ? Long.parseLong(lastEventId) : 0;
    }

    private static HttpResponse<String> json(String body) {
        return HttpResponse.ok(body)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store");
    }
}
