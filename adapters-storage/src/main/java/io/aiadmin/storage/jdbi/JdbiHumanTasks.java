package io.aiadmin.storage.jdbi;

import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.core.conversation.HumanTask;
import io.aiadmin.core.conversation.HumanTasks;
import io.aiadmin.spi.CompanyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What waits for a person, its text sealed. */
final class JdbiHumanTasks implements HumanTasks {

    private final TenantDatabase database;
    private final Sealed sealed;
    private final Clock clock;

    JdbiHumanTasks(TenantDatabase database, Sealed sealed, Clock clock) {
        this.database = database;
        this.sealed = sealed;
        this.clock = clock;
    }

    @Override
    public void open(HumanTask task) {
        CompanyId company = task.company();
        ConversationId conversation = task.conversation();
        byte[] text = sealed.text(company, Sealed.humanTask(task.id()), task.text());
        database.inCompany(
                company,
                handle -> handle.createUpdate("""
                        insert into human_tasks (company_id, id, conversation_id, kind, text, created_at, done_at)
                        values (:company, :id, cast(:conversation as uuid), :kind, :text, :created, :done) on conflict do nothing""")
                        .bind("company", company.value())
                        .bind("id", task.id())
                        .bind("conversation", conversation == null ? null : conversation.value())
                        .bind("kind", task.kind().name())
                        .bind("text", text)
                        .bind("created", task.createdAt())
                        .bind("done", task.doneAt())
                        .execute());
    }

    @Override
    public List<HumanTask> open(CompanyId company, int limit) {
        return database
                .inCompany(
                        company,
                        handle -> handle.createQuery("""
                                select id, conversation_id, kind, text, created_at from human_tasks
                                where company_id = :company and done_at is null order by created_at, id limit :limit""")
                                .bind("company", company.value())
                                .bind("limit", limit)
                                .map((row, _) -> Row.read(row))
                                .list())
                .stream()
                .map(row -> row.task(company, sealed))
                .toList();
    }

    @Override
    public boolean done(CompanyId company, UUID task) {
        return database.inCompany(
                company,
                handle -> handle.createUpdate(
                                        "update human_tasks set done_at = :now where company_id = :company and id = :id and done_at is null")
                                .bind("now", clock.instant())
                                .bind("company", company.value())
                                .bind("id", task)
                                .execute()
                        == 1);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Row(UUID id, @Nullable UUID conversation, HumanTask.Kind kind, byte[] text, Instant createdAt) {
        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getObject("id", UUID.class),
                    row.getObject("conversation_id", UUID.class),
                    HumanTask.Kind.valueOf(row.getString("kind")),
                    row.getBytes("text"),
                    row.getTimestamp("created_at").toInstant());
        }

        HumanTask task(CompanyId company, Sealed sealed) {
            return new HumanTask(
                    id,
                    company,
                    conversation == null ? null : new ConversationId(conversation),
                    kind,
                    sealed.text(company, Sealed.humanTask(id), text),
                    createdAt,
                    null);
        }
    }
}
