package io.aiadmin.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.core.conversation.HumanTask;
import io.aiadmin.core.conversation.HumanTasks;
import io.aiadmin.core.turn.ConversationRef;
import io.aiadmin.spi.CompanyId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every list of tasks for people does. */
public abstract class HumanTasksContract {

    private HumanTasks tasks;
    private CompanyId company;
    private ConversationRef conversation;

    protected abstract StorageUnderTest storage();

    @BeforeEach
    void open() {
        tasks = storage().tasks();
        company = Sample.company(storage());
        conversation = Sample.conversation(storage(), company);
    }

    @Test
    void openTasksComeOldestFirst() {
        HumanTask second = task(Sample.NOON.plusSeconds(2));
        HumanTask first = task(Sample.NOON.plusSeconds(1));
        tasks.open(second);
        tasks.open(first);
        assertThat(tasks.open(company, 10)).containsExactly(first, second);
        assertThat(tasks.open(company, 1)).containsExactly(first);
    }

    @Test
    void taskNeedsNoConversation() {
        HumanTask task = new HumanTask(
                UUID.randomUUID(), company, null, HumanTask.Kind.UNDELIVERED, "Проверьте канал", Sample.NOON, null);
        tasks.open(task);
        assertThat(tasks.open(company, 10)).containsExactly(task);
    }

    @Test
    void doneTaskIsOpenNoMore() {
        HumanTask task = task(Sample.NOON);
        tasks.open(task);
        assertThat(tasks.done(company, task.id())).isTrue();
        assertThat(tasks.done(company, task.id())).isFalse();
        assertThat(tasks.open(company, 10)).isEmpty();
    }

    @Test
    void sameTaskIsOpenedOnceEvenWhenItWasDone() {
        HumanTask task = task(Sample.NOON);
        tasks.open(task);
        tasks.open(
                new HumanTask(task.id(), company, task.conversation(), task.kind(), "другой текст", Sample.NOON, null));
        assertThat(tasks.open(company, 10)).containsExactly(task);
        tasks.done(company, task.id());
        tasks.open(task);
        assertThat(tasks.open(company, 10)).isEmpty();
    }

    @Test
    void anotherCompanyNeitherSeesNorEndsATask() {
        HumanTask task = task(Sample.NOON);
        tasks.open(task);
        CompanyId other = Sample.company(storage());
        assertThat(tasks.open(other, 10)).isEmpty();
        assertThat(tasks.done(other, task.id())).isFalse();
        assertThat(tasks.open(company, 10)).containsExactly(task);
    }

    private HumanTask task(Instant createdAt) {
        return new HumanTask(
                UUID.randomUUID(),
                company,
                conversation.conversation(),
                HumanTask.Kind.WISH,
                "CRM не отвечала",
                createdAt,
                null);
    }
}
