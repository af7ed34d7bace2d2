package io.aiadmin.storage.jdbi;

import io.aiadmin.core.conversation.LoggedMessage;
import io.aiadmin.core.dialogue.Session;
import io.aiadmin.core.turn.PendingEvent;
import io.aiadmin.core.turn.TurnCommit;
import io.aiadmin.core.turn.TurnWork;
import io.aiadmin.spi.channel.OutboundMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The smallest turn: logs what the customer wrote, answers once. */
final class Turns {

    private Turns() {}

    static TurnCommit answering(TurnWork work, String answer) {
        List<LoggedMessage> messages = new ArrayList<>();
        long seq = work.lastSeq();
        for (PendingEvent event : work.events()) {
            messages.add(new LoggedMessage(
                    ++seq,
                    LoggedMessage.Author.CUSTOMER,
                    Events.textOf(event.event()),
                    List.of(),
                    TestDatabase.NOW,
                    event.event().externalId(),
                    null,
                    false));
        }
        messages.add(new LoggedMessage(
                ++seq, LoggedMessage.Author.AGENT, answer, List.of(), TestDatabase.NOW, null, null, false));
        return new TurnCommit(
                work,
                session(work, seq),
                work.events().stream().map(PendingEvent::seq).toList(),
                messages,
                List.of(),
                List.of(new OutboundMessage(
                        work.conversation() + "-" + seq, work.key().address(), answer, List.of(), false)),
                List.of(),
                false);
    }

    static Session session(TurnWork work, long lastSeq) {
        Session fresh = Session.fresh(work.key(), work.conversation(), Locale.of("ru"));
        return new Session(
                fresh.key(),
                fresh.id(),
                work.epoch(),
                lastSeq,
                fresh.language(),
                fresh.state(),
                fresh.identity().named("Анна"),
                fresh.masked(),
                fresh.turns(),
                fresh.proposals(),
                fresh.nextProposal(),
                fresh.offered(),
                fresh.visits(),
                fresh.pausedUntil());
    }
}
