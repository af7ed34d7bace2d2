package io.aiadmin.core.turn;

import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.conversation.HumanTask;
import io.aiadmin.core.conversation.LoggedMessage;
import io.aiadmin.core.dialogue.Agent;
import io.aiadmin.core.dialogue.Answer;
import io.aiadmin.core.dialogue.DialogueState;
import io.aiadmin.core.dialogue.IncomingMessage;
import io.aiadmin.core.dialogue.Question;
import io.aiadmin.core.dialogue.Reply;
import io.aiadmin.core.dialogue.Session;
import io.aiadmin.core.wording.Wording;
import io.aiadmin.spi.channel.InboundEvent;
import io.aiadmin.spi.channel.MessageContent;
import io.aiadmin.spi.channel.OutboundMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One turn: from the events that were claimed to what is to be committed. Writes nothing itself. */
final class Turn {

    /** The channel that is answered in the call itself and has nothing to deliver. */
    static final String ANSWERED_IN_CALL = "api";

    /** How long the agent keeps quiet after a person of the company has answered. */
    private static final Duration PAUSE = Duration.ofMinutes(30);

    private final Agent agent;
    private final Clock clock;

    Turn(Agent agent, Clock clock) {
        this.agent = agent;
        this.clock = clock;
    }

    /** @param onAnswer called when the agent begins to think */
    TurnResult take(TurnWork work, CompanyConfig company, Session session, Runnable onAnswer) {
        Events events = Events.read(work);
        Session before =
                events.humanReplied() ? pausedUntil(session, clock.instant().plus(PAUSE)) : session;
        if (events.questions().isEmpty()) {
            return events.unreadable() && !paused(before)
                    ? result(work, events, said(before, "words"))
                    : result(work, events, quiet(before, false));
        }
        if (paused(before)) {
            return result(work, events, quiet(before, true));
        }
        onAnswer.run();
        return result(work, events, agent.answer(new Question(company, before, events.questions())));
    }

    /** Gives up on the work: one fixed sentence for the customer, a task for a person. */
    TurnResult park(TurnWork work, CompanyConfig company, Session session) {
        Answer said = said(session, "parked");
        HumanTask task = new HumanTask(
                UUID.randomUUID(),
                company.id(),
                work.conversation(),
                HumanTask.Kind.PARKED,
                Wording.in(company.profile().language()).text("task.parked"),
                clock.instant(),
                null);
        Answer parked = new Answer(said.replies(), handedOver(session), List.of(), List.of(task), true, null);
        return result(work, Events.read(work), parked);
    }

    private boolean paused(Session session) {
        Instant until = session.pausedUntil();
        return until != null && clock.instant().isBefore(until);
    }

    private static Answer said(Session session, String key) {
        String text = Wording.in(session.language()).text(key);
        return new Answer(List.of(Reply.of(text)), session, List.of(), List.of(), false, null);
    }

    private static Answer quiet(Session session, boolean needsHuman) {
        return new Answer(List.of(), session, List.of(), List.of(), needsHuman, null);
    }

    private TurnResult result(TurnWork work, Events events, Answer answer) {
        Instant now = clock.instant();
        List<LoggedMessage> messages = new ArrayList<>(events.logged());
        long seq = work.lastSeq() + messages.size();
        List<OutboundMessage> outbound = new ArrayList<>();
        for (Reply reply : answer.replies()) {
            seq++;
            messages.add(new LoggedMessage(
                    seq,
                    LoggedMessage.Author.AGENT,
                    reply.text(),
                    reply.buttons(),
                    now,
                    null,
                    reply.booking(),
                    reply.asksForContact()));
            if (!work.key().channel().equals(ANSWERED_IN_CALL)) {
                outbound.add(new OutboundMessage(
                        work.conversation() + "-" + seq,
                        work.key().address(),
                        reply.text(),
                        reply.buttons(),
                        reply.asksForContact()));
            }
        }
        Session after = placed(answer.session(), work.epoch(), seq);
        List<Long> handled = work.events().stream().map(PendingEvent::seq).toList();
        TurnCommit commit = new TurnCommit(
                work, after, handled, messages, answer.toolCalls(), outbound, answer.humanTasks(), answer.needsHuman());
        return new TurnResult(
                commit,
                announcement(work, events, messages, answer),
                answer.replies().size());
    }

    private static TurnListener.Committed announcement(
            TurnWork work, Events events, List<LoggedMessage> messages, Answer answer) {
        return new TurnListener.Committed(
                work.ref(),
                events.externalIds(),
                messages,
                answer.toolCalls(),
                answer.session().state(),
                answer.booking());
    }

    private static Session placed(Session session, long epoch, long lastSeq) {
        return new Session(
                session.key(),
                session.id(),
                epoch,
                lastSeq,
                session.language(),
                session.state(),
                session.identity(),
                session.masked(),
                session.turns(),
                session.proposals(),
                session.nextProposal(),
                session.offered(),
                session.visits(),
                session.pausedUntil());
    }

    private static Session pausedUntil(Session session, Instant until) {
        return new Session(
                session.key(),
                session.id(),
                session.epoch(),
                session.lastSeq(),
                session.language(),
                DialogueState.HANDED_OVER,
                session.identity(),
                session.masked(),
                session.turns(),
                session.proposals(),
                session.nextProposal(),
                session.offered(),
                session.visits(),
                until);
    }

    private static Session handedOver(Session session) {
        return pausedUntil(session, Instant.EPOCH);
    }

    /**
     * The claimed events, sorted by what they mean here.
     *
     * @param logged lines for the log, with their seqs
     * @param unreadable whether the customer sent something that holds no words
     */
    private record Events(
            List<LoggedMessage> logged,
            List<IncomingMessage> questions,
            List<String> externalIds,
            boolean humanReplied,
            boolean unreadable) {

        static Events read(TurnWork work) {
            List<LoggedMessage> logged = new ArrayList<>();
            List<IncomingMessage> questions = new ArrayList<>();
            List<String> externalIds = new ArrayList<>();
            boolean humanReplied = false;
            boolean unreadable = false;
            for (PendingEvent pending : work.events()) {
                long seq = work.lastSeq() + logged.size() + 1;
                externalIds.add(pending.event().externalId());
                switch (pending.event()) {
                    case InboundEvent.CustomerMessage message -> {
                        logged.add(line(seq, LoggedMessage.Author.CUSTOMER, words(message.content()), message));
                        questions.add(new IncomingMessage(seq, message.sender(), message.content(), message.at()));
                    }
                    case InboundEvent.MessageEdited edited -> {
                        logged.add(line(seq, LoggedMessage.Author.CUSTOMER, edited.text(), edited));
                        questions.add(new IncomingMessage(
                                seq,
                                io.aiadmin.spi.channel.Sender.UNKNOWN,
                                new MessageContent.Text(edited.text()),
                                edited.at()));
                    }
                    case InboundEvent.HumanReplied human -> {
                        logged.add(line(seq, LoggedMessage.Author.HUMAN, human.text(), human));
                        humanReplied = true;
                    }
                    case InboundEvent.Unsupported unsupported -> {
                        logged.add(
                                line(seq, LoggedMessage.Author.CUSTOMER, "[" + unsupported.kind() + "]", unsupported));
                        unreadable = true;
                    }
                    case InboundEvent.OwnEcho _,
                            InboundEvent.DeliveryStatus _,
                            InboundEvent.Reachability _,
                            InboundEvent.Ignored _ -> {}
                }
            }
            return new Events(logged, questions, externalIds, humanReplied, unreadable);
        }

        private static LoggedMessage line(long seq, LoggedMessage.Author author, String text, InboundEvent event) {
            return new LoggedMessage(seq, author, text, List.of(), event.at(), event.externalId(), null, false);
        }

        private static String words(MessageContent content) {
            return switch (content) {
                case MessageContent.Text text -> text.text();
                case MessageContent.Button button -> button.label();
                case MessageContent.Contact contact -> contact.phone().e164();
                case MessageContent.VoiceNote _ -> "[voice]";
            };
        }
    }
}
