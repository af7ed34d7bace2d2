package io.aiadmin.core.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiadmin.core.SettableClock;
import io.aiadmin.core.company.ChannelSettings;
import io.aiadmin.core.company.Company;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.CompanyProfile;
import io.aiadmin.core.conversation.HumanTask;
import io.aiadmin.core.conversation.LoggedMessage;
import io.aiadmin.core.dialogue.Agent;
import io.aiadmin.core.dialogue.Answer;
import io.aiadmin.core.dialogue.DialogueState;
import io.aiadmin.core.dialogue.IncomingMessage;
import io.aiadmin.core.dialogue.NobodyListens;
import io.aiadmin.core.dialogue.Question;
import io.aiadmin.core.dialogue.Reply;
import io.aiadmin.core.dialogue.Session;
import io.aiadmin.core.memory.MemoryStorage;
import io.aiadmin.core.plugin.Connections;
import io.aiadmin.core.plugin.Plugins;
import io.aiadmin.core.plugin.Surroundings;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.Finding;
import io.aiadmin.spi.LocalText;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.SettingsSchema;
import io.aiadmin.spi.channel.Channel;
import io.aiadmin.spi.channel.ChannelCapability;
import io.aiadmin.spi.channel.ChannelContext;
import io.aiadmin.spi.channel.ChannelException;
import io.aiadmin.spi.channel.ChannelPlugin;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.DeliveryReceipt;
import io.aiadmin.spi.channel.InboundEvent;
import io.aiadmin.spi.channel.MessageContent;
import io.aiadmin.spi.channel.OutboundMessage;
import io.aiadmin.spi.channel.Sender;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationWorkerTest {

    private static final CompanyId COMPANY = CompanyId.of("00000000-0000-0000-0000-0000000000bb");
    private static final ConversationAddress CHAT = new ConversationAddress("chat-1");
    private static final Instant START = Instant.parse("2026-11-23T07:00:00Z");

    private final SettableClock clock = new SettableClock(START);
    private final MemoryStorage storage = new MemoryStorage(clock);
    private final Post post = new Post();
    private final Clerk clerk = new Clerk();
    private final ReplyWaiters waiters = new ReplyWaiters();
    private final List<TurnListener.Committed> heard = new ArrayList<>();
    private final ConversationWorker worker = new ConversationWorker(
            storage.turns(),
            storage.directory(),
            storage.sessions(),
            storage.outbox(),
            storage.tasks(),
            new Connections(
                    new Plugins(List.of(), List.of(post), List.of()),
                    new Surroundings(storage.pluginStores(), storage.limits(), new NobodyListens(), clock, true)),
            new CompanyPermits(8),
            clerk,
            clock,
            List.of(waiters, heard::add));

    @BeforeEach
    void openCompany() {
        storage.editor()
                .create(
                        new Company(COMPANY, "Ромашка", START, "trial"),
                        CompanyProfile.standard(ZoneId.of("Europe/Moscow")));
        storage.editor().saveChannel(COMPANY, new ChannelSettings("post", true, Map.of("human-pause", "20m")));
    }

    @Test
    void messagesOfATurnAreAnsweredTogetherLoggedAndDelivered() {
        ConversationRef chat = accept("post", text("m1", "Здравствуйте"), text("m2", "хочу стрижку"));
        assertThat(worker.run(chat)).isInstanceOf(NextRun.Idle.class);
        assertThat(clerk.asked).hasSize(1);
        assertThat(clerk.asked.getFirst().messages())
                .extracting(IncomingMessage::seq)
                .containsExactly(1L, 2L);
        assertThat(log(chat))
                .extracting(LoggedMessage::text)
                .containsExactly("Здравствуйте", "хочу стрижку", "Ответ 1");
        assertThat(post.sent).extracting(OutboundMessage::text).containsExactly("Ответ 1");
        assertThat(storage.outbox().pending(chat)).isEmpty();
    }

    @Test
    void theSessionGoesOnAtItsPlaceInTheLog() {
        ConversationRef chat = accept("post", text("m1", "раз"));
        worker.run(chat);
        accept("post", text("m2", "два"));
        worker.run(chat);
        assertThat(clerk.asked.getLast().session().lastSeq()).isEqualTo(2);
        assertThat(clerk.asked.getLast().messages().getFirst().seq()).isEqualTo(3);
    }

    @Test
    void aStaleFastCopyIsLeftForWhatWasCommitted() {
        ConversationRef chat = accept("post", text("m1", "раз"));
        worker.run(chat);
        Session committed = storage.turns().committedSession(chat).orElseThrow();
        storage.sessions().save(committed.at(committed.epoch(), 77));
        accept("post", text("m2", "два"));
        worker.run(chat);
        assertThat(clerk.asked.getLast().session().lastSeq()).isEqualTo(2);
    }

    @Test
    void aCallerThatWaitsGetsTheAnswerAndNothingIsDelivered() throws InterruptedException {
        try (ReplyWaiters.Waiter waiter = waiters.expect(COMPANY, "m1")) {
            ConversationRef chat = accept("api", text("m1", "привет"));
            worker.run(chat);
            TurnListener.Committed answer = waiter.await(Duration.ofSeconds(1)).orElseThrow();
            assertThat(answer.messages()).extracting(LoggedMessage::text).containsExactly("привет", "Ответ 1");
        }
        assertThat(post.sent).isEmpty();
    }

    @Test
    void afterAPersonAnsweredTheAgentIsQuietForTheTimeSet() {
        ConversationRef chat = accept("post", text("m1", "привет"));
        worker.run(chat);
        accept("post", new InboundEvent.HumanReplied("h1", CHAT, clock.instant(), "Это Мария, слушаю вас"));
        worker.run(chat);
        accept("post", text("m2", "а можно завтра?"));
        worker.run(chat);
        assertThat(clerk.asked).hasSize(1);
        assertThat(clerk.overheard).containsExactly("Это Мария, слушаю вас", "а можно завтра?");
        assertThat(log(chat)).extracting(LoggedMessage::author).contains(LoggedMessage.Author.HUMAN);
        assertThat(storage.log()
                        .summary(COMPANY, chat.conversation())
                        .orElseThrow()
                        .needsHuman())
                .isTrue();

        clock.advance(Duration.ofMinutes(21));
        accept("post", text("m3", "ау"));
        worker.run(chat);
        assertThat(clerk.asked).hasSize(2);
    }

    @Test
    void whatHasNoWordsIsAnsweredWithARequestForThem() {
        ConversationRef chat =
                accept("post", new InboundEvent.Unsupported("s1", CHAT, clock.instant(), Sender.UNKNOWN, "sticker"));
        worker.run(chat);
        assertThat(clerk.asked).isEmpty();
        assertThat(post.sent.getFirst().text()).contains("словами");
    }

    @Test
    void failedDeliveriesAreTriedAgainInOrder() {
        post.fails(() -> new ChannelException.Unavailable("down", null));
        ConversationRef chat = accept("post", text("m1", "раз"));
        assertThat(worker.run(chat)).isEqualTo(new NextRun.At(START.plusSeconds(1)));
        accept("post", text("m2", "два"));
        worker.run(chat);
        assertThat(post.sent).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(worker.run(chat)).isInstanceOf(NextRun.Idle.class);
        assertThat(post.sent).extracting(OutboundMessage::text).containsExactly("Ответ 1", "Ответ 2");
    }

    @Test
    void theVendorsPauseIsKept() {
        post.fails(() -> new ChannelException.RateLimited("slow", Duration.ofSeconds(40)));
        ConversationRef chat = accept("post", text("m1", "раз"));
        assertThat(worker.run(chat)).isEqualTo(new NextRun.At(START.plusSeconds(40)));
    }

    @Test
    void aMessageInDoubtIsSentOnceMoreAndNoMore() {
        post.fails(() -> new ChannelException.OutcomeUnknown("lost", null));
        post.fails(() -> new ChannelException.OutcomeUnknown("lost", null));
        ConversationRef chat = accept("post", text("m1", "раз"));
        worker.run(chat);
        clock.advance(Duration.ofSeconds(5));
        assertThat(worker.run(chat)).isInstanceOf(NextRun.Idle.class);
        assertThat(post.tries).isEqualTo(2);
        assertThat(storage.outbox().pending(chat)).isEmpty();
    }

    @Test
    void anUnreachableCustomerBecomesATask() {
        post.fails(() -> new ChannelException.Unreachable("blocked"));
        worker.run(accept("post", text("m1", "раз")));
        assertThat(storage.tasks().open(COMPANY, 10))
                .extracting(HumanTask::kind)
                .containsExactly(HumanTask.Kind.UNDELIVERED);
        assertThat(storage.outbox().deadLetters(COMPANY, 10)).hasSize(1);
    }

    @Test
    void whatStaysUndeliveredForTenMinutesIsGivenUp() {
        for (int index = 0; index < 30; index++) {
            post.fails(() -> new IllegalStateException("a plugin's bug"));
        }
        ConversationRef chat = accept("post", text("m1", "раз"));
        NextRun next = worker.run(chat);
        while (next instanceof NextRun.At at) {
            clock.set(at.time());
            next = worker.run(chat);
        }
        assertThat(Duration.between(START, clock.instant())).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(12));
        assertThat(storage.outbox().deadLetters(COMPANY, 10)).hasSize(1);
    }

    @Test
    void workThatKeepsFailingGoesToAPerson() {
        clerk.broken = true;
        ConversationRef chat = accept("post", text("m1", "яд"));
        for (int claim = 1; claim < ConversationWorker.PARKED_AT; claim++) {
            assertThatThrownBy(() -> worker.run(chat)).isInstanceOf(IllegalStateException.class);
        }
        worker.run(chat);
        assertThat(post.sent.getFirst().text()).contains("Ответит администратор");
        assertThat(storage.tasks().open(COMPANY, 10))
                .extracting(HumanTask::kind)
                .containsExactly(HumanTask.Kind.PARKED);
        clerk.broken = false;
        accept("post", text("m2", "привет"));
        worker.run(chat);
        assertThat(clerk.asked).hasSize(1);
    }

    @Test
    void aTurnThatWasOvertakenSaysNothing() {
        ConversationRef chat = accept("post", text("m1", "раз"));
        clerk.meanwhile = () -> storage.turns().begin(chat);
        worker.run(chat);
        assertThat(post.sent).isEmpty();
        assertThat(heard).isEmpty();
        clerk.meanwhile = () -> {};
        worker.run(chat);
        assertThat(post.sent).hasSize(1);
    }

    @Test
    void newsAreToldWithoutACustomersWord() {
        ConversationRef chat = accept("post", text("m1", "раз"));
        worker.run(chat);
        clerk.news = "Запись подтвердилась";
        assertThat(worker.run(chat)).isInstanceOf(NextRun.Idle.class);
        assertThat(post.sent).extracting(OutboundMessage::text).containsExactly("Ответ 1", "Запись подтвердилась");
        assertThat(log(chat)).hasSize(3);
    }

    @Test
    void aRunWithoutWorkCommitsNothing() {
        ConversationRef chat = accept("post", text("m1", "раз"));
        worker.run(chat);
        worker.run(chat);
        assertThat(heard).hasSize(1);
        assertThat(log(chat)).hasSize(2);
    }

    @Test
    void anUnknownConversationIsNoWork() {
        ConversationRef chat = accept("post", text("m1", "раз"));
        ConversationRef other = new ConversationRef(
                chat.company(), new io.aiadmin.core.conversation.ConversationId(java.util.UUID.randomUUID()));
        assertThat(worker.run(other)).isInstanceOf(NextRun.Idle.class);
    }

    private ConversationRef accept(String channel, InboundEvent... events) {
        return storage.inbox()
                .accept(COMPANY, channel, List.of(events), Gathering.NONE)
                .conversations()
                .getFirst();
    }

    private InboundEvent text(String id, String words) {
        return new InboundEvent.CustomerMessage(
                id, CHAT, clock.instant(), Sender.UNKNOWN, new MessageContent.Text(words));
    }

    private List<LoggedMessage> log(ConversationRef chat) {
        return storage.log().messages(chat.company(), chat.conversation(), 0, 100);
    }

    /** Answers with a count, or breaks as told. */
    private static final class Clerk implements Agent {
        final List<Question> asked = new ArrayList<>();
        final List<String> overheard = new ArrayList<>();
        Runnable meanwhile = () -> {};
        boolean broken;
        String news;

        @Override
        public Answer answer(Question question) {
            meanwhile.run();
            if (broken) {
                throw new IllegalStateException("poison");
            }
            asked.add(question);
            return answer(question.session(), "Ответ " + asked.size());
        }

        @Override
        public Session overhear(
                CompanyConfig company, Session session, List<IncomingMessage> messages, List<String> humanWords) {
            overheard.addAll(humanWords);
            messages.forEach(message -> overheard.add(((MessageContent.Text) message.content()).text()));
            return session;
        }

        @Override
        public Optional<Answer> news(CompanyConfig company, Session session) {
            Optional<Answer> answer = Optional.ofNullable(news).map(text -> answer(session, text));
            news = null;
            return answer;
        }

        private static Answer answer(Session session, String text) {
            assertThat(session.state()).isIn((Object[]) DialogueState.values());
            return new Answer(List.of(Reply.of(text)), session, List.of(), List.of(), false, null);
        }
    }

    /** A channel that keeps what it is given, or fails as told. */
    private static final class Post implements ChannelPlugin, Channel {
        final List<OutboundMessage> sent = new ArrayList<>();
        private final Deque<Supplier<RuntimeException>> failures = new ArrayDeque<>();
        int tries;

        void fails(Supplier<RuntimeException> failure) {
            failures.add(failure);
        }

        @Override
        public String type() {
            return "post";
        }

        @Override
        public LocalText title() {
            return new LocalText("Почта", "Post");
        }

        @Override
        public SettingsSchema settings() {
            return SettingsSchema.of();
        }

        @Override
        public Channel open(ChannelContext context, Settings settings) {
            return this;
        }

        @Override
        public Set<ChannelCapability> capabilities() {
            return Set.of();
        }

        @Override
        public List<Finding> check() {
            return List.of();
        }

        @Override
        public DeliveryReceipt send(OutboundMessage message) {
            tries++;
            Supplier<RuntimeException> failure = failures.poll();
            if (failure != null) {
                throw failure.get();
            }
            sent.add(message);
            return new DeliveryReceipt(List.of("v" + sent.size()));
        }

        @Override
        public void close() {}
    }
}
