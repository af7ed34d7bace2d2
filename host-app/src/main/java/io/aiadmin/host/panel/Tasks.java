package io.aiadmin.host.panel;

import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.core.conversation.HumanTask;
import io.aiadmin.core.conversation.HumanTasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What waits for a person of the company, in words. */
final class Tasks {

    private static final int MOST = 100;

    private final HumanTasks tasks;
    private final Clock clock;

    Tasks(HumanTasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Oldest first. */
    List<TodayView.Task> of(Visit visit) {
        return tasks.open(visit.companyId(), MOST).stream()
                .map(task -> shown(visit.t(), task))
                .toList();
    }

    private TodayView.Task shown(Texts t, HumanTask task) {
        ConversationId conversation = task.conversation();
        return new TodayView.Task(
                task.id().toString(),
                t.of("task." + task.kind().name().toLowerCase(Locale.ROOT)),
                task.text(),
                t.lasting(Duration.between(task.createdAt(), clock.instant())),
                conversation == null ? "" : conversation.toString());
    }
}
