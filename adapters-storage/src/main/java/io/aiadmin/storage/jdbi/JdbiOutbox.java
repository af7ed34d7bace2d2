package io.aiadmin.storage.jdbi;

import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.core.turn.ConversationRef;
import io.aiadmin.core.turn.Outbox;
import io.aiadmin.core.turn.OutboxMessage;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.channel.DeliveryReceipt;
import io.aiadmin.spi.channel.OutboundMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Messages on their way, one row each. */
final class JdbiOutbox implements Outbox {

    private final TenantDatabase database;
    private final Sealed sealed;
    private final Clock clock;
    private final Nudge nudge;

    JdbiOutbox(TenantDatabase database, Sealed sealed, Clock clock, Nudge nudge) {
        this.database = database;
        this.sealed = sealed;
        this.clock = clock;
        this.nudge = nudge;
    }

    @Override
    public List<OutboxMessage> pending(ConversationRef conversation) {
        return database
                .routine(handle -> {
                    try (Call call = new Call(handle, "select * from outbox_pending(?, ?)")) {
                        return call.value(conversation.company().value())
                                .value(conversation.conversation().value())
                                .list(row -> Row.read(row, conversation));
                    }
                })
                .stream()
                .map(row -> row.message(sealed))
                .toList();
    }

    @Override
    public void sent(OutboxMessage message, DeliveryReceipt receipt) {
        CompanyId company = message.conversation().company();
        byte[] stored = sealed.record(company, Sealed.receipt(message.id()), receipt);
        database.routine(handle -> {
            try (Call call = new Call(handle, "select outbox_sent(?, ?, ?, ?)")) {
                call.value(company.value())
                        .value(message.id())
                        .value(clock.instant())
                        .value(stored)
                        .run();
            }
            return null;
        });
    }

    @Override
    public void retry(OutboxMessage message, Instant at, String reason) {
        CompanyId company = message.conversation().company();
        database.inCompany(
                company,
                handle -> handle.createUpdate("""
                        update outbox set attempts = attempts + 1, due_at = :at, reason = :reason
                        where company_id = :company and id = :id and state = 'PENDING'""")
                        .bind("at", at)
                        .bind("reason", reason)
                        .bind("company", company.value())
                        .bind("id", message.id())
                        .execute());
    }

    @Override
    public void dead(OutboxMessage message, String reason) {
        CompanyId company = message.conversation().company();
        database.inCompany(
                company,
                handle -> handle.createUpdate("""
                        update outbox set attempts = attempts + 1, state = 'DEAD', finished_at = :now, reason = :reason
                        where company_id = :company and id = :id and state = 'PENDING'""")
                        .bind("now", clock.instant())
                        .bind("reason", reason)
                        .bind("company", company.value())
                        .bind("id", message.id())
                        .execute());
    }

    @Override
    public List<DeadLetter> deadLetters(CompanyId company, int limit) {
        return database
                .inCompany(
                        company,
                        handle -> handle.createQuery("""
                                select id, row_id, conversation_id, channel, attempts, created_at, due_at, payload, reason, finished_at
                                from outbox where company_id = :company and state = 'DEAD'
                                order by finished_at desc, id desc limit :limit""")
                                .bind("company", company.value())
                                .bind("limit", limit)
                                .map((row, _) -> new Dead(
                                        Row.read(
                                                row,
                                                new ConversationRef(
                                                        company,
                                                        new ConversationId(
                                                                row.getObject("conversation_id", UUID.class)))),
                                        Optional.ofNullable(row.getString("reason"))
                                                .orElse(""),
                                        row.getTimestamp("finished_at")))
                                .list())
                .stream()
                .map(dead -> new DeadLetter(
                        dead.row().message(sealed), dead.reason(), dead.at().toInstant()))
                .toList();
    }

    @Override
    public boolean resend(CompanyId company, long id) {
        boolean found = database.inCompany(company, handle -> {
            Optional<UUID> conversation = handle.createQuery("""
                            update outbox
                            set state = 'PENDING', attempts = 0, created_at = :now, due_at = :now, finished_at = null, reason = null
                            where company_id = :company and id = :id and state = 'DEAD' returning conversation_id""")
                    .bind("now", clock.instant())
                    .bind("company", company.value())
                    .bind("id", id)
                    .mapTo(UUID.class)
                    .findOne();
            if (conversation.isPresent()) {
                JdbiWaking.wake(handle, new ConversationRef(company, new ConversationId(conversation.get())), 0);
            }
            return conversation.isPresent();
        });
        if (found) {
            nudge.now();
        }
        return found;
    }

    private record Dead(Row row, String reason, Timestamp at) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Row(
            long id,
            UUID rowId,
            ConversationRef conversation,
            String channel,
            byte[] payload,
            int attempts,
            Instant createdAt,
            Instant dueAt) {

        static Row read(ResultSet row, ConversationRef conversation) throws SQLException {
            return new Row(
                    row.getLong("id"),
                    row.getObject("row_id", UUID.class),
                    conversation,
                    row.getString("channel"),
                    row.getBytes("payload"),
                    row.getInt("attempts"),
                    row.getTimestamp("created_at").toInstant(),
                    row.getTimestamp("due_at").toInstant());
        }

        OutboxMessage message(Sealed sealed) {
            OutboundMessage message =
                    sealed.record(conversation.company(), Sealed.outbox(rowId), payload, OutboundMessage.class);
            return new OutboxMessage(id, conversation, channel, message, attempts, createdAt, dueAt);
        }
    }
}
