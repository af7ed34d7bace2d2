package io.aiadmin.core.memory;

import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.CompanyDirectory;
import io.aiadmin.core.conversation.HumanTask;
import io.aiadmin.core.conversation.HumanTasks;
import io.aiadmin.core.conversation.LoggedMessage;
import io.aiadmin.core.dialogue.Session;
import io.aiadmin.core.turn.ConversationRef;
import io.aiadmin.core.turn.OutboxMessage;
import io.aiadmin.core.turn.PendingEvent;
import io.aiadmin.core.turn.TurnCommit;
import io.aiadmin.core.turn.TurnStore;
import io.aiadmin.core.turn.TurnWork;
import io.aiadmin.spi.channel.OutboundMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Turns under the same fence as in the database: a commit counts only under the newest epoch. */
final class MemoryTurns implements TurnStore {

    private final Lanes lanes;
    private final CompanyDirectory companies;
    private final HumanTasks tasks;

    MemoryTurns(Lanes lanes, CompanyDirectory companies, HumanTasks tasks) {
        this.lanes = lanes;
        this.companies = companies;
        this.tasks = tasks;
    }

    @Override
    public Optional<TurnWork> begin(ConversationRef conversation) {
        long version = companies
                .find(conversation.company())
                .map(CompanyConfig::version)
                .orElse(0L);
        return lanes.locked(() -> Optional.ofNullable(lanes.find(conversation)).map(lane -> begin(lane, version)));
    }

    private static TurnWork begin(Lane lane, long version) {
        lane.epoch++;
        lane.attempts = lane.pending.isEmpty() ? 1 : lane.attempts + 1;
        return new TurnWork(
                lane.key, lane.id, lane.epoch, lane.attempts, version, lane.lastSeq(), List.copyOf(lane.pending));
    }

    @Override
    public Optional<Session> committedSession(ConversationRef conversation) {
        return lanes.locked(() ->
                Optional.ofNullable(lanes.find(conversation)).flatMap(lane -> Optional.ofNullable(lane.committed)));
    }

    @Override
    public boolean commit(TurnCommit commit) {
        boolean ours = lanes.locked(() -> {
            Lane lane = lanes.find(commit.work().ref());
            if (lane == null || lane.epoch != commit.work().epoch()) {
                return false;
            }
            write(lane, commit);
            lanes.signal();
            return true;
        });
        if (ours) {
            for (HumanTask task : commit.humanTasks()) {
                tasks.open(task);
            }
        }
        return ours;
    }

    private void write(Lane lane, TurnCommit commit) {
        checkSeqs(lane, commit.messages());
        lane.pending.removeIf(event -> commit.handled().contains(event.seq()));
        lane.firstPendingAt =
                lane.pending.stream().map(PendingEvent::receivedAt).findFirst().orElse(null);
        lane.messages.addAll(commit.messages());
        lane.toolCalls.addAll(commit.toolCalls());
        lane.committed = commit.session();
        lane.needsHuman = commit.needsHuman();
        lane.attempts = 0;
        Instant now = lanes.clock.instant();
        for (OutboundMessage message : commit.outbound()) {
            lane.outbox.add(
                    new OutboxMessage(lanes.nextNumber(), lane.ref(), lane.key.channel(), message, 0, now, now));
        }
    }

    private static void checkSeqs(Lane lane, List<LoggedMessage> messages) {
        long seq = lane.lastSeq();
        for (LoggedMessage message : messages) {
            if (message.seq() != ++seq) {
                throw new IllegalArgumentException("the log has no gaps: " + message.seq() + " instead of " + seq);
            }
        }
    }
}
