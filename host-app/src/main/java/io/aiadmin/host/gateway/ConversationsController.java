package io.aiadmin.host.gateway;

import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.core.conversation.ConversationLog;
import io.aiadmin.core.conversation.ConversationSummary;
import io.aiadmin.host.access.Caller;
import io.aiadmin.host.access.Callers;
import io.aiadmin.host.http.ApiException;
import io.aiadmin.host.http.Json;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was said, and what the agent looked up and wrote. */
@Controller("/api/v1/conversations")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ConversationsController {

    private static final int LONGEST_LIST = 200;

    private final Callers callers;
    private final ConversationLog log;

    ConversationsController(Callers callers, ConversationLog log) {
        this.callers = callers;
        this.log = log;
    }

    /** Newest activity first; go on with the last one's {@code last_at} as {@code before}. */
    @Get
    HttpResponse<byte[]> list(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "all") String filter,
            @Nullable @QueryValue String before,
            @QueryValue(defaultValue = "50") int limit) {
        Caller caller = callers.partner(request);
        List<ConversationSummary> found = log.list(
                caller.company(),
                filter(filter),
                before == null ? null : moment(before),
                Math.clamp(limit, 1, LONGEST_LIST));
        return Json.ok(Map.of(
                "conversations",
                found.stream().map(ConversationsController::row).toList()));
    }

    @Get("/{id}")
    HttpResponse<byte[]> one(HttpRequest<?> request, String id, @QueryValue(defaultValue = "0") long after) {
        Caller caller = callers.partner(request);
        ConversationId conversation = conversation(id);
        ConversationSummary summary =
                log.summary(caller.company(), conversation).orElseThrow(ApiException::notFound);
        Map<String, Object> body = row(summary);
        body.put("messages", log.messages(caller.company(), conversation, after, 1000));
        body.put(
                "tool_calls",
                log.toolCalls(caller.company(), conversation).stream()
                        .map(call -> {
                            Map<String, Object> shown = new LinkedHashMap<>();
                            shown.put("turn", call.turn());
                            shown.put("name", call.name());
                            shown.put("ok", call.ok());
                            shown.put("summary", call.summary());
                            shown.put("arguments", call.arguments());
                            shown.put("result", call.result());
                            shown.put("at", call.at());
                            shown.put("millis", call.took().toMillis());
                            return shown;
                        })
                        .toList());
        return Json.ok(body);
    }

    private static Map<String, Object> row(ConversationSummary summary) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", summary.id().toString());
        row.put("channel", summary.channel());
        row.put("customer", summary.customer());
        row.put("state", summary.state());
        row.put("last_text", summary.lastText());
        row.put("last_at", summary.lastAt());
        row.put("waiting_since", summary.waitingSince());
        row.put("needs_human", summary.needsHuman());
        row.put("agent_paused", summary.agentPaused());
        return row;
    }

    private static ConversationLog.Filter filter(String text) {
        try {
            return ConversationLog.Filter.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw ApiException.badField("filter", "all, needs_human или agent.", "all, needs_human or agent.");
        }
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            throw ApiException.badField(
                    "before", "нужен момент 2026-11-23T07:00:00Z.", "a moment 2026-11-23T07:00:00Z is needed.");
        }
    }

    private static ConversationId conversation(String id) {
        try {
            return ConversationId.of(id);
        } catch (IllegalArgumentException _) {
            throw ApiException.notFound();
        }
    }
}
