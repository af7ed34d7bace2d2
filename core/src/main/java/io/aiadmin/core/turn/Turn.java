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
import io.aiadmin.core.plugin.CommonChannelSettings;
import io.aiadmin.core.wording.Wording;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.channel.InboundEvent;
import io.aiadmin.spi.channel.MessageContent;
import io.aiadmin.spi.channel.OutboundMessage;
import io.aiadmin.spi.channel.Sender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One turn: from the events that were claimed to what is to be committed. Writes nothing itself. */
final class Turn {

    /** The channel that is answered in the call itself and has nothing to deliver. */
    static final String ANSWERED_IN_CALL = "api";

    private final Agent agent;
    private final Clock clock;

    Turn(Agent agent, Clock clock) {
        this.agent = agent;
        this.clock = clock;
    }

    /** @param onAnswer called when the agent begins to think */
    TurnResult take(TurnWork work, CompanyConfig company, Session session, Runnable onAnswer) {
        Events events = Events.read(work);
        Session before = events.humanWords().isEmpty()
                ? session
                : session.handedOver(
                        clock.instant().plus(pause(company, work.key().channel())));
        if (paused(before)) {
            Session knowing = agent.overhear(company, before, events.questions(), events.humanWords());
            return result(work, events, quiet(knowing, !events.questions().isEmpty()));
        }
        if (events.questions().isEmpty()) {
            return events.unreadable()
                    ? result(work, events, said(before, "words"))
                    : result(work, events, quiet(before, waitsForHuman(before)));
        }
        onAnswer.run();
        return result(work, events, agent.answer(new Question(company, before, events.questions())));
    }

    /** What became known without a word of the customer; empty when there is nothing. */
    Optional<TurnResult> news(TurnWork work, CompanyConfig company, Session session) {
        return agent.news(company, session).map(answer -> result(work, Events.read(work), answer));
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
        Answer parked = new Answer(said.replies(), session.handedOver(null), List.of(), List.of(task), true, null);
        return result(work, Events.read(work), parked);
    }

    private static boolean waitsForHuman(Session session) {
        return session.state() == DialogueState.HANDED_OVER && session.pausedUntil() == null;
    }

    private static Duration pause(CompanyConfig company, String channel) {
        return Settings.of(
                        CommonChannelSettings.schema(),
                        company.channel(channel)
                                .map(settings -> CommonChannelSettings.common(settings.config()))
                                .orElse(Map.of()))
                .duration(CommonChannelSettings.HUMAN_PAUSE);
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
        Session after = answer.session().at(work.epoch(), seq);
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
            List<String> humanWords,
            boolean unreadable) {

        static Events read(TurnWork work) {
            List<LoggedMessage> logged = new ArrayList<>();
            List<IncomingMessage> questions = new ArrayList<>();
            List<String> externalIds = new ArrayList<>();
            List<String> humanWords = new ArrayList<>();
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
                                seq, Sender.UNKNOWN, new MessageContent.Text(edited.text()), edited.at()));
                    }
                    case InboundEvent.HumanReplied human -> {
                        logged.add(line(seq, LoggedMessage.Author.HUMAN, human.text(), human));
                        humanWords.add(human.text());
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
            return new Events(logged, questions, externalIds, humanWords, unreadable);
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
