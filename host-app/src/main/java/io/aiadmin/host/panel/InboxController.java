package io.aiadmin.host.panel;

import io.aiadmin.core.access.Role;
import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.core.conversation.ConversationLog;
import io.aiadmin.core.conversation.ConversationSummary;
import io.aiadmin.core.conversation.HumanTasks;
import io.aiadmin.core.conversation.LoggedMessage;
import io.aiadmin.host.http.ApiException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Conversations: the list, and what was said, looked up and written in one of them. */
@Controller("/panel/inbox")
@ExecuteOn(TaskExecutors.BLOCKING)
final class InboxController {

    private static final int ROWS = 40;
    private static final int MESSAGES = 100;
    private static final Duration WARM = Duration.ofMinutes(5);
    private static final Duration HOT = Duration.ofMinutes(30);

    private final Pages pages;
    private final ConversationLog log;
    private final HumanTasks tasks;
    private final Tasks shownTasks;
    private final Clock clock;

    InboxController(Pages pages, ConversationLog log, HumanTasks tasks, Clock clock) {
        this.pages = pages;
        this.log = log;
        this.tasks = tasks;
        this.shownTasks = new Tasks(tasks, clock);
        this.clock = clock;
    }

    @Get
    HttpResponse<?> list(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "all") String filter,
            @Nullable @QueryValue String before) {
        return pages.read(request, visit -> pages.show(visit, "inbox", "inbox", view(visit, filter, before, null)));
    }

    /** The rows alone, asked for again and again by the open page. */
    @Get("/rows")
    HttpResponse<?> rows(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "all") String filter,
            @Nullable @QueryValue String before,
            @Nullable @QueryValue String open) {
        return pages.read(request, visit -> {
            List<ConversationSummary> found = found(visit, filter, before);
            InboxView view =
                    new InboxView(named(filter), rows(visit, found, open == null ? "" : open), older(found), null);
            return pages.show(visit, "inbox", "rows", view);
        });
    }

    @Get("/{id}")
    HttpResponse<?> one(
            HttpRequest<?> request,
            String id,
            @QueryValue(defaultValue = "all") String filter,
            @QueryValue(defaultValue = "0") long beforeSeq) {
        return pages.read(
                request,
                visit -> pages.show(
                        visit, "inbox", "inbox", view(visit, filter, null, conversation(visit, id, beforeSeq))));
    }

    /** What was added to a conversation since the page was drawn. */
    @Get("/{id}/tail")
    HttpResponse<?> tail(HttpRequest<?> request, String id, @QueryValue(defaultValue = "0") long after) {
        return pages.read(request, visit -> {
            InboxView.Conversation whole = conversation(visit, id, 0);
            List<ThreadItem> fresh =
                    whole.items().stream().filter(item -> item.seq() > after).toList();
            return pages.show(visit, "inbox", "tail", new TailView(id, Math.max(after, whole.last()), fresh));
        });
    }

    /** A person has done what waited for one. */
    @Post("/tasks/{task}/done")
    @Consumes(MediaType.ALL)
    HttpResponse<?> done(HttpRequest<?> request, String task, @Body byte[] body) {
        return pages.change(request, body, Role::mayAnswer, (visit, form) -> {
            if (!tasks.done(visit.companyId(), taskId(task))) {
                throw ApiException.notFound();
            }
            String conversation = form.text("conversation");
            return Pages.to(
                    conversation.matches("[0-9a-f-]{36}")
                            ? "/panel/inbox/" + conversation + "?done=task"
                            : "/panel?done=task");
        });
    }

    private InboxView view(Visit visit, String filter, @Nullable String before, InboxView.@Nullable Conversation open) {
        List<ConversationSummary> found = found(visit, filter, before);
        return new InboxView(named(filter), rows(visit, found, open == null ? "" : open.id()), older(found), open);
    }

    private List<ConversationSummary> found(Visit visit, String filter, @Nullable String before) {
        return log.list(
                visit.companyId(),
                ConversationLog.Filter.valueOf(named(filter).toUpperCase(Locale.ROOT)),
                before == null ? null : moment(before),
                ROWS);
    }

    private static String older(List<ConversationSummary> found) {
        return found.size() < ROWS ? "" : found.getLast().lastAt().toString();
    }

    private List<ConversationRow> rows(Visit visit, List<ConversationSummary> found, String open) {
        Instant now = clock.instant();
        LocalDate today = now.atZone(visit.zone()).toLocalDate();
        return found.stream().map(each -> row(visit, each, open, now, today)).toList();
    }

    private static ConversationRow row(
            Visit visit, ConversationSummary summary, String open, Instant now, LocalDate today) {
        Texts t = visit.t();
        Duration waited = Optional.ofNullable(summary.waitingSince())
                .map(since -> Duration.between(since, now))
                .orElse(Duration.ZERO);
        String id = summary.id().toString();
        String last = summary.lastText();
        return new ConversationRow(
                id,
                customer(t, summary),
                t.orElse("channel." + summary.channel(), summary.channel()),
                last == null ? "" : last.replace('\n', ' '),
                t.brief(summary.lastAt().atZone(visit.zone()), today),
                summary.waitingSince() == null ? "" : t.lasting(waited),
                waited.compareTo(HOT) > 0 ? 2 : waited.compareTo(WARM) > 0 ? 1 : 0,
                summary.needsHuman(),
                id.equals(open));
    }

    private static String customer(Texts t, ConversationSummary summary) {
        String name = summary.customer();
        return name == null || name.isBlank()
                ? t.of("inbox.guest", summary.id().toString().substring(0, 4))
                : name;
    }

    private InboxView.Conversation conversation(Visit visit, String id, long beforeSeq) {
        ConversationId conversation = conversationId(id);
        ConversationSummary summary =
                log.summary(visit.companyId(), conversation).orElseThrow(ApiException::notFound);
        List<LoggedMessage> messages = log.lastMessages(visit.companyId(), conversation, beforeSeq, MESSAGES);
        ThreadMaker maker = new ThreadMaker(visit.t(), visit.zone());
        List<ThreadItem> items = maker.items(messages, log.toolCalls(visit.companyId(), conversation));
        return new InboxView.Conversation(
                id,
                customer(visit.t(), summary),
                visit.t().orElse("channel." + summary.channel(), summary.channel()),
                visit.t().orElse("state." + summary.state(), summary.state()),
                summary.needsHuman(),
                summary.agentPaused(),
                items,
                messages.isEmpty() || messages.getFirst().seq() <= 1
                        ? 0
                        : messages.getFirst().seq(),
                messages.isEmpty() ? 0 : messages.getLast().seq(),
                items.stream()
                        .flatMap(item -> Optional.ofNullable(item.booking()).stream())
                        .toList(),
                shownTasks.of(visit).stream()
                        .filter(task -> task.conversation().equals(id))
                        .toList());
    }

    private static String named(String filter) {
        return List.of("needs_human", "agent").contains(filter) ? filter : "all";
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            throw ApiException.notFound();
        }
    }

    private static ConversationId conversationId(String id) {
        try {
            return ConversationId.of(id);
        } catch (IllegalArgumentException _) {
            throw ApiException.notFound();
        }
    }

    private static UUID taskId(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            throw ApiException.notFound();
        }
    }
}
