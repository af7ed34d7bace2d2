package io.aiadmin.storage.jdbi;

import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.core.conversation.ConversationKey;
import io.aiadmin.core.conversation.HumanTask;
import io.aiadmin.core.conversation.LoggedMessage;
import io.aiadmin.core.conversation.LoggedToolCall;
import io.aiadmin.core.dialogue.Session;
import io.aiadmin.core.turn.ConversationRef;
import io.aiadmin.core.turn.PendingEvent;
import io.aiadmin.core.turn.TurnCommit;
import io.aiadmin.core.turn.TurnStore;
import io.aiadmin.core.turn.TurnWork;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.InboundEvent;
import io.aiadmin.spi.channel.OutboundMessage;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A claim is one call of the database, a commit another. */
final class JdbiTurnStore implements TurnStore {

    private static final String COMMIT = "select commit_turn(" + "?, ".repeat(31) + "?)";

    private final TenantDatabase database;
    private final Sealed sealed;
    private final Clock clock;

    JdbiTurnStore(TenantDatabase database, Sealed sealed, Clock clock) {
        this.database = database;
        this.sealed = sealed;
        this.clock = clock;
    }

    @Override
    public Optional<TurnWork> begin(ConversationRef conversation) {
        return database
                .routine(handle -> {
                    try (Call call = new Call(handle, "select * from begin_turn(?, ?)")) {
                        return call.value(conversation.company().value())
                                .value(conversation.conversation().value())
                                .list(row -> claimed(conversation, row));
                    }
                })
                .stream()
                .findFirst()
                .map(claim -> claim.work(sealed));
    }

    private static Claim claimed(ConversationRef conversation, ResultSet row) throws SQLException {
        Array seqs = row.getArray("seqs");
        return new Claim(
                conversation,
                row.getString("channel"),
                row.getBytes("address_hash"),
                row.getBytes("address"),
                row.getLong("epoch"),
                row.getInt("attempts"),
                row.getLong("last_seq"),
                row.getLong("config_version"),
                seqs == null ? new Long[0] : (Long[]) seqs.getArray(),
                seqs == null ? new UUID[0] : (UUID[]) row.getArray("ids").getArray(),
                seqs == null
                        ? new byte[0][]
                        : (byte[][]) row.getArray("payloads").getArray(),
                seqs == null
                        ? new Timestamp[0]
                        : (Timestamp[]) row.getArray("received").getArray());
    }

    @Override
    public Optional<Session> committedSession(ConversationRef conversation) {
        CompanyId company = conversation.company();
        return database.inCompany(
                        company,
                        handle -> handle.createQuery(
                                        "select session from conversations where company_id = :company and id = :id and session is not null")
                                .bind("company", company.value())
                                .bind("id", conversation.conversation().value())
                                .mapTo(byte[].class)
                                .findOne())
                .map(bytes ->
                        sealed.record(company, Sealed.session(conversation.conversation()), bytes, Session.class));
    }

    @Override
    public boolean commit(TurnCommit commit) {
        checkSeqs(commit);
        Sealing sealing = new Sealing(sealed, commit);
        return database.routine(handle -> {
            try (Call call = new Call(handle, COMMIT)) {
                bind(call, commit, sealing);
                return call.one(row -> row.getBoolean(1));
            }
        });
    }

    private static void checkSeqs(TurnCommit commit) {
        long seq = commit.work().lastSeq();
        for (LoggedMessage message : commit.messages()) {
            if (message.seq() != ++seq) {
                throw new IllegalArgumentException("the log has no gaps: " + message.seq() + " instead of " + seq);
            }
        }
    }

    private void bind(Call call, TurnCommit commit, Sealing sealing) throws SQLException {
        TurnWork work = commit.work();
        Session session = commit.session();
        List<LoggedMessage> messages = commit.messages();
        List<LoggedToolCall> calls = commit.toolCalls();
        call.value(work.key().company().value())
                .value(work.conversation().value())
                .value(work.epoch())
                .value(work.lastSeq())
                .value(clock.instant())
                .value(session.state().name().toLowerCase(Locale.ROOT))
                .value(session.pausedUntil())
                .value(commit.needsHuman())
                .value(sealing.session())
                .value(sealing.lastText())
                .value(messages.stream()
                        .map(LoggedMessage::at)
                        .max(Instant::compareTo)
                        .orElse(null))
                .value(messages.stream().anyMatch(JdbiTurnStore::answers))
                .value(askedAfterTheAnswer(messages))
                .numbers(commit.handled(), seq -> seq)
                .numbers(messages, LoggedMessage::seq)
                .texts(messages, message -> message.author().name())
                .times(messages, LoggedMessage::at)
                .blobs(messages, sealing::message)
                .uuids(sealing.callIds, id -> id)
                .numbers(calls, LoggedToolCall::turn)
                .texts(calls, LoggedToolCall::name)
                .flags(calls, LoggedToolCall::ok)
                .times(calls, LoggedToolCall::at)
                .numbers(calls, toolCall -> toolCall.took().toMillis())
                .blobs(sealing.callBodies, body -> body)
                .uuids(sealing.outboundIds, id -> id)
                .blobs(sealing.outboundPayloads, payload -> payload)
                .uuids(commit.humanTasks(), HumanTask::id)
                .uuids(commit.humanTasks(), JdbiTurnStore::conversation)
                .texts(commit.humanTasks(), task -> task.kind().name())
                .blobs(commit.humanTasks(), sealing::task)
                .times(commit.humanTasks(), HumanTask::createdAt);
    }

    private static @Nullable UUID conversation(HumanTask task) {
        ConversationId conversation = task.conversation();
        return conversation == null ? null : conversation.value();
    }

    private static boolean answers(LoggedMessage message) {
        return message.author() == LoggedMessage.Author.AGENT || message.author() == LoggedMessage.Author.HUMAN;
    }

    /** When the customer wrote again after the last answer of these; null when the answer is the last word. */
    private static @Nullable Instant askedAfterTheAnswer(List<LoggedMessage> messages) {
        Instant asked = null;
        for (LoggedMessage message : messages) {
            if (answers(message)) {
                asked = null;
            } else if (message.author() == LoggedMessage.Author.CUSTOMER && asked == null) {
                asked = message.at();
            }
        }
        return asked;
    }

    /** What begin_turn returned. Opened outside the connection's time. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Claim(
            ConversationRef conversation,
            String channel,
            byte[] addressHash,
            byte[] address,
            long epoch,
            int attempts,
            long lastSeq,
            long configVersion,
            Long[] seqs,
            UUID[] ids,
            byte[][] payloads,
            Timestamp[] received) {

        TurnWork work(Sealed sealed) {
            CompanyId company = conversation.company();
            List<PendingEvent> events = new ArrayList<>();
            for (int i = 0; i < seqs.length; i++) {
                InboundEvent event = sealed.record(company, Sealed.event(ids[i]), payloads[i], InboundEvent.class);
                events.add(new PendingEvent(seqs[i], event, received[i].toInstant()));
            }
            String value = sealed.text(company, Sealed.address(channel, addressHash), address);
            ConversationKey key = new ConversationKey(company, channel, new ConversationAddress(value));
            return new TurnWork(key, conversation.conversation(), epoch, attempts, configVersion, lastSeq, events);
        }
    }

    /** A commit's sealed parts, made before a connection is taken. */
    private static final class Sealing {

        private final Sealed sealed;
        private final CompanyId company;
        private final ConversationId conversation;
        private final TurnCommit commit;
        private final List<UUID> callIds = new ArrayList<>();
        private final List<byte[]> callBodies = new ArrayList<>();
        private final List<UUID> outboundIds = new ArrayList<>();
        private final List<byte[]> outboundPayloads = new ArrayList<>();

        Sealing(Sealed sealed, TurnCommit commit) {
            this.sealed = sealed;
            this.company = commit.work().key().company();
            this.conversation = commit.work().conversation();
            this.commit = commit;
            for (LoggedToolCall call : commit.toolCalls()) {
                UUID id = UUID.randomUUID();
                callIds.add(id);
                callBodies.add(sealed.record(company, Sealed.toolCall(id), StoredToolCall.of(call)));
            }
            for (OutboundMessage message : commit.outbound()) {
                UUID id = UUID.randomUUID();
                outboundIds.add(id);
                outboundPayloads.add(sealed.record(company, Sealed.outbox(id), message));
            }
        }

        byte[] session() {
            return sealed.record(company, Sealed.session(conversation), commit.session());
        }

        byte @Nullable [] lastText() {
            List<LoggedMessage> messages = commit.messages();
            return messages.isEmpty()
                    ? null
                    : sealed.text(
                            company,
                            Sealed.lastText(conversation),
                            messages.getLast().text());
        }

        byte[] message(LoggedMessage message) {
            return sealed.record(company, Sealed.message(conversation, message.seq()), StoredMessage.of(message));
        }

        byte[] task(HumanTask task) {
            return sealed.text(company, Sealed.humanTask(task.id()), task.text());
        }
    }
}
