package io.aiadmin.storage.jdbi;

import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.core.conversation.ConversationKey;
import io.aiadmin.core.conversation.ConversationLog;
import io.aiadmin.core.conversation.ConversationSummary;
import io.aiadmin.core.conversation.LoggedMessage;
import io.aiadmin.core.conversation.LoggedToolCall;
import io.aiadmin.spi.CompanyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The log, opened row by row as it is read. */
final class JdbiConversationLog implements ConversationLog {

    private static final String SUMMARY =
            "select id, channel, state, last_at, waiting_since, needs_human, paused_until, address_hash, customer, last_text from conversations where company_id = :company ";

    private final TenantDatabase database;
    private final Sealed sealed;
    private final Clock clock;

    JdbiConversationLog(TenantDatabase database, Sealed sealed, Clock clock) {
        this.database = database;
        this.sealed = sealed;
        this.clock = clock;
    }

    @Override
    public Optional<ConversationId> find(ConversationKey key) {
        byte[] hash = JdbiInbox.addressHash(sealed, key.company(), key.address().value());
        return database.inCompany(
                        key.company(),
                        handle -> handle.createQuery("""
                                select id from conversations
                                where company_id = :company and channel = :channel and address_hash = :hash""")
                                .bind("company", key.company().value())
                                .bind("channel", key.channel())
                                .bind("hash", hash)
                                .mapTo(UUID.class)
                                .findOne())
                .map(ConversationId::new);
    }

    @Override
    public Optional<ConversationSummary> summary(CompanyId company, ConversationId conversation) {
        return database.inCompany(
                        company,
                        handle -> handle.createQuery(SUMMARY + "and id = :id")
                                .bind("company", company.value())
                                .bind("id", conversation.value())
                                .map((row, _) -> SummaryRow.read(row))
                                .findOne())
                .map(row -> row.summary(company, sealed, clock.instant()));
    }

    @Override
    public List<ConversationSummary> list(CompanyId company, Filter filter, @Nullable Instant before, int limit) {
        String condition = switch (filter) {
            case ALL -> "";
            case NEEDS_HUMAN -> "and needs_human ";
            case AGENT -> "and not needs_human ";
        };
        return database
                .inCompany(company, handle -> {
                    Query query = handle.createQuery(
                                    SUMMARY + condition + (before == null ? "" : "and last_at < :before ")
                                            + "order by last_at desc, id limit :limit")
                            .bind("company", company.value())
                            .bind("limit", limit);
                    if (before != null) {
                        query.bind("before", before);
                    }
                    return query.map((row, _) -> SummaryRow.read(row)).list();
                })
                .stream()
                .map(row -> row.summary(company, sealed, clock.instant()))
                .toList();
    }

    @Override
    public List<LoggedMessage> messages(CompanyId company, ConversationId conversation, long afterSeq, int limit) {
        return opened(
                company,
                conversation,
                database.inCompany(
                        company,
                        handle -> handle.createQuery("""
                                select seq, author, at, body from messages
                                where company_id = :company and conversation_id = :id and seq > :after order by seq limit :limit""")
                                .bind("company", company.value())
                                .bind("id", conversation.value())
                                .bind("after", afterSeq)
                                .bind("limit", limit)
                                .map((row, _) -> MessageRow.read(row))
                                .list()));
    }

    @Override
    public List<LoggedMessage> lastMessages(CompanyId company, ConversationId conversation, long beforeSeq, int limit) {
        List<MessageRow> newestFirst = database.inCompany(
                company,
                handle -> handle.createQuery("""
                        select seq, author, at, body from messages
                        where company_id = :company and conversation_id = :id and (:before = 0 or seq < :before)
                        order by seq desc limit :limit""")
                        .bind("company", company.value())
                        .bind("id", conversation.value())
                        .bind("before", beforeSeq)
                        .bind("limit", limit)
                        .map((row, _) -> MessageRow.read(row))
                        .list());
        return opened(company, conversation, newestFirst.reversed());
    }

    private List<LoggedMessage> opened(CompanyId company, ConversationId conversation, List<MessageRow> rows) {
        return rows.stream()
                .map(row -> sealed.record(
                                company, Sealed.message(conversation, row.seq()), row.body(), StoredMessage.class)
                        .logged(row.seq(), row.author(), row.at()))
                .toList();
    }

    @Override
    public List<LoggedToolCall> toolCalls(CompanyId company, ConversationId conversation) {
        return database
                .inCompany(
                        company,
                        handle -> handle.createQuery("""
                                select id, turn, name, ok, at, took_ms, body from tool_executions
                                where company_id = :company and conversation_id = :id order by seq""")
                                .bind("company", company.value())
                                .bind("id", conversation.value())
                                .map((row, _) -> ToolRow.read(row))
                                .list())
                .stream()
                .map(row -> row.logged(company, sealed))
                .toList();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record SummaryRow(
            ConversationId id,
            String channel,
            String state,
            Instant lastAt,
            @Nullable Instant waitingSince,
            boolean needsHuman,
            @Nullable Instant pausedUntil,
            byte[] addressHash,
            byte @Nullable [] customer,
            byte @Nullable [] lastText) {

        static SummaryRow read(ResultSet row) throws SQLException {
            return new SummaryRow(
                    new ConversationId(row.getObject("id", UUID.class)),
                    row.getString("channel"),
                    row.getString("state"),
                    row.getTimestamp("last_at").toInstant(),
                    instant(row.getTimestamp("waiting_since")),
                    row.getBoolean("needs_human"),
                    instant(row.getTimestamp("paused_until")),
                    row.getBytes("address_hash"),
                    row.getBytes("customer"),
                    row.getBytes("last_text"));
        }

        ConversationSummary summary(CompanyId company, Sealed sealed, Instant now) {
            return new ConversationSummary(
                    id,
                    channel,
                    sealed.textOrNull(company, Sealed.customer(channel, addressHash), customer),
                    state,
                    sealed.textOrNull(company, Sealed.lastText(id), lastText),
                    lastAt,
                    waitingSince,
                    needsHuman,
                    pausedUntil != null && pausedUntil.isAfter(now));
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record MessageRow(long seq, LoggedMessage.Author author, Instant at, byte[] body) {
        static MessageRow read(ResultSet row) throws SQLException {
            return new MessageRow(
                    row.getLong("seq"),
                    LoggedMessage.Author.valueOf(row.getString("author")),
                    row.getTimestamp("at").toInstant(),
                    row.getBytes("body"));
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record ToolRow(UUID id, long turn, String name, boolean ok, Instant at, Duration took, byte[] body) {
        static ToolRow read(ResultSet row) throws SQLException {
            return new ToolRow(
                    row.getObject("id", UUID.class),
                    row.getLong("turn"),
                    row.getString("name"),
                    row.getBoolean("ok"),
                    row.getTimestamp("at").toInstant(),
                    Duration.ofMillis(row.getLong("took_ms")),
                    row.getBytes("body"));
        }

        LoggedToolCall logged(CompanyId company, Sealed sealed) {
            StoredToolCall call = sealed.record(company, Sealed.toolCall(id), body, StoredToolCall.class);
            return new LoggedToolCall(turn, name, ok, call.arguments(), call.result(), call.summary(), at, took);
        }
    }
}
