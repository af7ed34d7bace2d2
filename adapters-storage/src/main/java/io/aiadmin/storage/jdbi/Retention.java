package io.aiadmin.storage.jdbi;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is no longer needed, in small transactions.
 *
 * @param seen how long a delivery is recognised as a repetition: twice the longest time for which a channel tries again
 * @param events how long a handled event is kept
 * @param sent how long a delivered message is kept in the outbox; the log has it too
 * @param log how long messages and tool calls are kept
 */
public record Retention(Duration seen, Duration events, Duration sent, Duration log) {

    public static final Retention STANDARD =
            new Retention(Duration.ofDays(14), Duration.ofDays(7), Duration.ofDays(7), Duration.ofDays(180));

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int BATCH = 1000;

    /** @return how many rows were deleted */
    long run(TenantDatabase database) {
        long rows = delete(database, seen, """
                        delete from inbox_seen s using (
                            select company_id, channel, external_hash from inbox_seen
                            where seen_at < now() - :age * interval '1 second' limit :batch) old
                        where (s.company_id, s.channel, s.external_hash) = (old.company_id, old.channel, old.external_hash)""")
                + delete(database, events, """
                        delete from inbox_event e using (
                            select company_id, seq from inbox_event
                            where stored_at < now() - :age * interval '1 second' and handled_at is not null limit :batch) old
                        where (e.company_id, e.seq) = (old.company_id, old.seq)""")
                + delete(database, sent, """
                        delete from outbox o using (
                            select company_id, id from outbox
                            where stored_at < now() - :age * interval '1 second' and state = 'SENT' limit :batch) old
                        where (o.company_id, o.id) = (old.company_id, old.id)""")
                + delete(database, log, """
                        delete from outbox o using (
                            select company_id, id from outbox
                            where stored_at < now() - :age * interval '1 second' and state = 'DEAD' limit :batch) old
                        where (o.company_id, o.id) = (old.company_id, old.id)""")
                + delete(database, log, """
                        delete from messages m using (
                            select company_id, conversation_id, seq from messages
                            where at < now() - :age * interval '1 second' limit :batch) old
                        where (m.company_id, m.conversation_id, m.seq) = (old.company_id, old.conversation_id, old.seq)""")
                + delete(database, log, """
                        delete from tool_executions t using (
                            select company_id, conversation_id, seq from tool_executions
                            where at < now() - :age * interval '1 second' limit :batch) old
                        where (t.company_id, t.conversation_id, t.seq) = (old.company_id, old.conversation_id, old.seq)""")
                + delete(database, Duration.ZERO, """
                        delete from panel_sessions where token_hash in (
                            select token_hash from panel_sessions where expires_at < now() - :age * interval '1 second' limit :batch)""");
        LOG.info("Rows past their time deleted: {}", rows);
        return rows;
    }

    private static long delete(TenantDatabase database, Duration age, String sql) {
        long rows = 0;
        int batch;
        do {
            batch = database.platform(handle -> handle.createUpdate(sql)
                    .bind("age", age.toSeconds())
                    .bind("batch", BATCH)
                    .execute());
            rows += batch;
        } while (batch == BATCH);
        return rows;
    }
}
