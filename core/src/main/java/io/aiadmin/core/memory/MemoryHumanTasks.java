package io.aiadmin.core.memory;

import io.aiadmin.core.conversation.HumanTask;
import io.aiadmin.core.conversation.HumanTasks;
import io.aiadmin.spi.CompanyId;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tasks that last as long as the process. */
final class MemoryHumanTasks implements HumanTasks {

    private final Clock clock;
    private final Map<UUID, HumanTask> tasks = new LinkedHashMap<>();

    MemoryHumanTasks(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void open(HumanTask task) {
        tasks.putIfAbsent(task.id(), task);
    }

    @Override
    public synchronized List<HumanTask> open(CompanyId company, int limit) {
        return tasks.values().stream()
                .filter(task -> task.company().equals(company) && task.doneAt() == null)
                .sorted(Comparator.comparing(HumanTask::createdAt))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean done(CompanyId company, UUID id) {
        HumanTask task = tasks.get(id);
        if (task == null || !task.company().equals(company) || task.doneAt() != null) {
            return false;
        }
        tasks.put(
                id,
                new HumanTask(
                        id, company, task.conversation(), task.kind(), task.text(), task.createdAt(), clock.instant()));
        return true;
    }
}
