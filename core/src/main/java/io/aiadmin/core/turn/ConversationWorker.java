package io.aiadmin.core.turn;

import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.CompanyDirectory;
import io.aiadmin.core.conversation.HumanTasks;
import io.aiadmin.core.dialogue.Agent;
import io.aiadmin.core.dialogue.Session;
import io.aiadmin.core.dialogue.Sessions;
import io.aiadmin.core.plugin.Connections;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does a conversation's work in named steps: claim it, find the company and the session, let the agent answer, commit all of it at once, tell
 * those who listen, deliver. Whatever happens between claim and commit leaves nothing behind but what the booking ledger remembers.
 */
public final class ConversationWorker implements ConversationRunner {

    /** The claim at which the work is given to a person instead. */
    static final int PARKED_AT = 4;

    private static final Logger LOG = LoggerFactory.getLogger(ConversationWorker.class);

    private final TurnStore turns;
    private final CompanyDirectory companies;
    private final Sessions sessions;
    private final CompanyPermits permits;
    private final Turn turn;
    private final Typing typing;
    private final Deliveries deliveries;
    private final List<TurnListener> listeners;

    /** @param listeners heard in this order */
    public ConversationWorker(
            TurnStore turns,
            CompanyDirectory companies,
            Sessions sessions,
            Outbox outbox,
            HumanTasks humanTasks,
            Connections connections,
            CompanyPermits permits,
            Agent agent,
            Clock clock,
            List<TurnListener> listeners) {
        this.turns = turns;
        this.companies = companies;
        this.sessions = sessions;
        this.permits = permits;
        this.turn = new Turn(agent, clock);
        this.typing = new Typing(connections);
        this.deliveries = new Deliveries(outbox, connections, humanTasks, clock);
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public NextRun run(ConversationRef conversation) {
        Optional<TurnWork> claimed = turns.begin(conversation);
        if (claimed.isEmpty()) {
            return new NextRun.Idle();
        }
        TurnWork work = claimed.get();
        Optional<CompanyConfig> company = companies.find(conversation.company(), work.configVersion());
        if (company.isEmpty()) {
            LOG.warn("work of a company that is gone: company={}", conversation.company());
            return new NextRun.Idle();
        }
        if (!answer(work, company.get())) {
            return new NextRun.Idle();
        }
        Optional<Instant> later = deliveries.deliver(conversation, company.get());
        return later.<NextRun>map(NextRun.At::new).orElseGet(NextRun.Idle::new);
    }

    /** @return false when a later claim has taken over: nothing was written, and nothing may be said */
    private boolean answer(TurnWork work, CompanyConfig company) {
        Optional<TurnResult> result;
        try (CompanyPermits.Permit _ = permits.take(company.id())) {
            Session session = session(work, company);
            result = result(work, company, session);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before the turn began", e);
        }
        return result.isEmpty() || committed(work, company, result.get());
    }

    /** Events are answered; without any there may be news of a write whose outcome was unknown. */
    private Optional<TurnResult> result(TurnWork work, CompanyConfig company, Session session) {
        if (work.events().isEmpty()) {
            return turn.news(work, company, session);
        }
        return Optional.of(
                work.attempts() >= PARKED_AT
                        ? turn.park(work, company, session)
                        : turn.take(work, company, session, () -> typing.show(work.key(), company)));
    }

    private boolean committed(TurnWork work, CompanyConfig company, TurnResult result) {
        if (!turns.commit(result.commit())) {
            LOG.warn("a turn was overtaken: conversation={} epoch={}", work.conversation(), work.epoch());
            return false;
        }
        sessions.save(result.commit().session());
        for (TurnListener listener : listeners) {
            listener.committed(result.announcement());
        }
        LOG.info(
                "turn: company={} conversation={} channel={} events={} replies={} tools={} state={}",
                company.id(),
                work.conversation(),
                work.key().channel(),
                work.events().size(),
                result.replies(),
                result.commit().toolCalls().size(),
                result.commit().session().state());
        return true;
    }

    /** The fast copy if it is what was committed last, else what was committed last. */
    private Session session(TurnWork work, CompanyConfig company) {
        if (work.lastSeq() == 0) {
            return Session.fresh(
                    work.key(), work.conversation(), company.profile().language());
        }
        return sessions.find(work.key())
                .filter(session -> session.id().equals(work.conversation()) && session.lastSeq() == work.lastSeq())
                .or(() -> turns.committedSession(work.ref()))
                .orElseGet(() -> Session.fresh(
                        work.key(), work.conversation(), company.profile().language()));
    }
}
