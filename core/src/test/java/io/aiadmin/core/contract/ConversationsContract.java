package io.aiadmin.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.core.conversation.ConversationKey;
import io.aiadmin.core.conversation.ConversationLog.Filter;
import io.aiadmin.core.conversation.ConversationSummary;
import io.aiadmin.core.conversation.HumanTask;
import io.aiadmin.core.conversation.LoggedMessage;
import io.aiadmin.core.conversation.LoggedToolCall;
import io.aiadmin.core.dialogue.Session;
import io.aiadmin.core.turn.Accepted;
import io.aiadmin.core.turn.ConversationRef;
import io.aiadmin.core.turn.Gathering;
import io.aiadmin.core.turn.OutboxMessage;
import io.aiadmin.core.turn.PendingEvent;
import io.aiadmin.core.turn.TurnCommit;
import io.aiadmin.core.turn.TurnWork;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.DeliveryReceipt;
import io.aiadmin.spi.channel.InboundEvent;
import io.aiadmin.spi.channel.MessageContent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of conversations does: inbox, turns, log and outbox together. No engine runs meanwhile. */
public abstract class ConversationsContract {

    private StorageUnderTest storage;
    private CompanyId company;

    protected abstract StorageUnderTest storage();

    @BeforeEach
    void open() {
        storage = storage();
        company = Sample.company(storage);
    }

    // ---- inbox

    @Test
    void eventIsTakenOnce() {
        List<InboundEvent> delivery =
                List.of(Sample.text("chat-1", "m-1", "Привет"), Sample.text("chat-1", "m-2", "Есть окна?"));
        Accepted first = accept(delivery);
        assertThat(first.events()).isEqualTo(2);
        assertThat(first.duplicates()).isZero();
        assertThat(first.conversations()).hasSize(1);
        Accepted again = accept(delivery);
        assertThat(again.events()).isZero();
        assertThat(again.duplicates()).isEqualTo(2);
        assertThat(texts(begin(first.conversations().getFirst()))).containsExactly("Привет", "Есть окна?");
    }

    @Test
    void handledEventStaysKnown() {
        ConversationRef conversation = say("chat-1", "m-1", "Привет");
        TurnWork work = begin(conversation);
        assertThat(storage.turns().commit(Sample.answer(work, "Здравствуйте"))).isTrue();
        Accepted again = accept(List.of(Sample.text("chat-1", "m-1", "Привет")));
        assertThat(again.events()).isZero();
        assertThat(begin(conversation).events()).isEmpty();
    }

    @Test
    void sameIdInOneDeliveryIsTakenOnce() {
        Accepted accepted = accept(List.of(Sample.text("chat-1", "m-1", "а"), Sample.text("chat-1", "m-1", "а")));
        assertThat(accepted.events()).isEqualTo(1);
        assertThat(accepted.duplicates()).isEqualTo(1);
    }

    @Test
    void sameIdOfAnotherChannelOrCompanyIsAnotherEvent() {
        say("chat-1", "m-1", "Привет");
        InboundEvent same = Sample.text("chat-1", "m-1", "Привет");
        assertThat(storage.inbox()
                        .accept(company, "telegram", List.of(same), Gathering.NONE)
                        .events())
                .isEqualTo(1);
        assertThat(storage.inbox()
                        .accept(Sample.company(storage), Sample.CHANNEL, List.of(same), Gathering.NONE)
                        .events())
                .isEqualTo(1);
    }

    @Test
    void eventsOfSeveralConversationsComeInOneDelivery() {
        Accepted accepted = accept(List.of(
                Sample.text("chat-1", "m-1", "а"),
                Sample.text("chat-2", "m-2", "б"),
                Sample.text("chat-1", "m-3", "в")));
        assertThat(accepted.conversations()).hasSize(2).doesNotHaveDuplicates();
        assertThat(accepted.conversations().stream().map(each -> texts(begin(each))))
                .containsExactlyInAnyOrder(List.of("а", "в"), List.of("б"));
    }

    @Test
    void whatIsNotAnsweredWakesNobody() {
        ConversationAddress address = new ConversationAddress("chat-1");
        Accepted accepted = accept(List.of(
                new InboundEvent.Ignored("i-1", Sample.NOON, "poll"),
                new InboundEvent.DeliveryStatus(
                        "i-2", address, Sample.NOON, "v-1", InboundEvent.DeliveryStatus.State.READ)));
        assertThat(accepted.events()).isEqualTo(2);
        assertThat(accepted.conversations()).isEmpty();
    }

    @Test
    void everyKindOfContentIsReadAsItCame() {
        List<MessageContent> contents = List.of(
                new MessageContent.Text("Привет 👋"),
                new MessageContent.Contact(new io.aiadmin.spi.Phone("+79161112233"), "Анна", true),
                new MessageContent.Button("yes", "Да"));
        List<InboundEvent> events = new ArrayList<>();
        for (MessageContent content : contents) {
            events.add(Sample.message("chat-1", "m-" + events.size(), content));
        }
        events.add(new InboundEvent.HumanReplied("h-1", new ConversationAddress("chat-1"), Sample.NOON, "Я отвечу"));
        events.add(new InboundEvent.MessageEdited(
                "e-1", new ConversationAddress("chat-1"), Sample.NOON, "m-0", "Привет!"));
        ConversationRef conversation = accept(events).conversations().getFirst();
        assertThat(begin(conversation).events()).extracting(PendingEvent::event).containsExactlyElementsOf(events);
    }

    @Test
    void storedOnceHoweverOftenAndFromHoweverManyThreads() throws Exception {
        List<InboundEvent> events = IntStream.range(0, 40)
                .mapToObj(n -> (InboundEvent) Sample.text("chat-" + n % 4, "m-" + n, "n" + n))
                .toList();
        int fresh = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Accepted>> deliveries = new ArrayList<>();
            for (int round = 0; round < 5; round++) {
                for (InboundEvent event : events) {
                    deliveries.add(threads.submit(() -> accept(List.of(event))));
                }
            }
            for (Future<Accepted> delivery : deliveries) {
                fresh += delivery.get().events();
            }
        }
        assertThat(fresh).isEqualTo(40);
    }

    // ---- turns

    @Test
    void workHoldsWhatIsUnhandledInOrder() {
        ConversationRef conversation = say("chat-1", "m-1", "Привет");
        say("chat-1", "m-2", "Завтра есть?");
        TurnWork work = begin(conversation);
        assertThat(work.key()).isEqualTo(key("chat-1"));
        assertThat(work.conversation()).isEqualTo(conversation.conversation());
        assertThat(work.lastSeq()).isZero();
        assertThat(work.attempts()).isEqualTo(1);
        assertThat(texts(work)).containsExactly("Привет", "Завтра есть?");
        assertThat(work.configVersion())
                .isEqualTo(storage.directory().find(company).orElseThrow().version());
    }

    @Test
    void unknownConversationHasNoWork() {
        ConversationRef conversation = say("chat-1", "m-1", "Привет");
        CompanyId other = Sample.company(storage);
        assertThat(storage.turns().begin(new ConversationRef(other, conversation.conversation())))
                .isEmpty();
        assertThat(storage.turns()
                        .begin(new ConversationRef(
                                company, new io.aiadmin.core.conversation.ConversationId(UUID.randomUUID()))))
                .isEmpty();
    }

    @Test
    void eachClaimRaisesTheEpochAndCountsTheTries() {
        ConversationRef conversation = say("chat-1", "m-1", "Привет");
        TurnWork first = begin(conversation);
        TurnWork second = begin(conversation);
        assertThat(second.epoch()).isGreaterThan(first.epoch());
        assertThat(second.attempts()).isEqualTo(2);
        storage.turns().commit(Sample.answer(second, "Здравствуйте"));
        say("chat-1", "m-2", "Завтра есть?");
        assertThat(begin(conversation).attempts()).isEqualTo(1);
    }

    @Test
    void lateTurnWritesNothing() {
        ConversationRef conversation = say("chat-1", "m-1", "Привет");
        TurnWork late = begin(conversation);
        TurnWork newer = begin(conversation);
        assertThat(storage.turns().commit(Sample.answer(late, "Поздно"))).isFalse();
        assertThat(messages(conversation)).isEmpty();
        assertThat(storage.outbox().pending(conversation)).isEmpty();
        assertThat(storage.turns().committedSession(conversation)).isEmpty();
        assertThat(storage.turns().commit(Sample.answer(newer, "Здравствуйте"))).isTrue();
        assertThat(storage.turns().commit(Sample.answer(late, "Поздно"))).isFalse();
        assertThat(messages(conversation)).containsExactly("Привет", "Здравствуйте");
    }

    @Test
    void commitLeavesAllOfTheTurnBehind() {
        ConversationRef conversation = say("chat-1", "m-1", "Привет");
        TurnWork work = begin(conversation);
        TurnCommit plain = Sample.answer(work, "Здравствуйте");
        LoggedToolCall call = new LoggedToolCall(
                1,
                "find_slots",
                true,
                Map.of("service_ids", List.of("s01")),
                Map.of("slots", List.of(Map.of("start", "2026-11-27T15:00"))),
                "Смотрел окна",
                Sample.NOON,
                Duration.ofMillis(12));
        HumanTask task = new HumanTask(
                UUID.randomUUID(),
                company,
                conversation.conversation(),
                HumanTask.Kind.HAND_OVER,
                "Клиент просит человека",
                Sample.NOON,
                null);
        TurnCommit commit = new TurnCommit(
                work,
                plain.session(),
                plain.handled(),
                plain.messages(),
                List.of(call),
                plain.outbound(),
                List.of(task),
                true);
        assertThat(storage.turns().commit(commit)).isTrue();

        assertThat(storage.turns().committedSession(conversation)).contains(plain.session());
        assertThat(storage.log().messages(company, conversation.conversation(), 0, 10))
                .isEqualTo(plain.messages());
        assertThat(storage.log().toolCalls(company, conversation.conversation()))
                .containsExactly(call);
        assertThat(storage.outbox().pending(conversation))
                .extracting(OutboxMessage::message)
                .isEqualTo(plain.outbound());
        assertThat(storage.tasks().open(company, 10)).containsExactly(task);
        assertThat(storage.log()
                        .summary(company, conversation.conversation())
                        .orElseThrow()
                        .needsHuman())
                .isTrue();
    }

    @Test
    void eventThatCameDuringTheTurnIsLeftForTheNext() {
        ConversationRef conversation = say("chat-1", "m-1", "Привет");
        TurnWork work = begin(conversation);
        say("chat-1", "m-2", "Завтра есть?");
        storage.turns().commit(Sample.answer(work, "Здравствуйте"));
        TurnWork next = begin(conversation);
        assertThat(texts(next)).containsExactly("Завтра есть?");
        assertThat(next.lastSeq()).isEqualTo(2);
    }

    @Test
    void sessionIsReadAsItWasCommitted() {
        ConversationRef conversation = say("chat-1", "m-1", "Привет");
        TurnWork work = begin(conversation);
        Session full = SessionsContract.full(work.key());
        Session session = new Session(
                work.key(),
                work.conversation(),
                work.epoch(),
                2,
                full.language(),
                full.state(),
                full.identity(),
                full.masked(),
                full.turns(),
                full.proposals(),
                full.nextProposal(),
                full.offered(),
                full.visits(),
                full.pausedUntil());
        TurnCommit plain = Sample.answer(work, "Здравствуйте");
        storage.turns()
                .commit(new TurnCommit(
                        work, session, plain.handled(), plain.messages(), List.of(), List.of(), List.of(), false));
        assertThat(storage.turns().committedSession(conversation)).contains(session);
    }

    @Test
    void workKnowsTheNewestVersionOfTheConfig() {
        ConversationRef conversation = say("chat-1", "m-1", "Привет");
        storage.editor().rename(company, "Василёк");
        long saved = storage.directory().find(company).orElseThrow().version();
        assertThat(begin(conversation).configVersion()).isEqualTo(saved);
    }

    // ---- log

    @Test
    void conversationIsFoundByItsAddress() {
        ConversationRef conversation = say("chat-1", "m-1", "Привет");
        assertThat(storage.log().find(key("chat-1"))).contains(conversation.conversation());
        assertThat(storage.log().find(key("chat-2"))).isEmpty();
        assertThat(storage.log()
                        .find(new ConversationKey(
                                Sample.company(storage), Sample.CHANNEL, new ConversationAddress("chat-1"))))
                .isEmpty();
    }

    @Test
    void messagesAreReadForwardsAndBackwards() {
        ConversationRef conversation = talk("chat-1", 3);
        assertThat(storage.log().messages(company, conversation.conversation(), 2, 2))
                .extracting(LoggedMessage::seq)
                .containsExactly(3L, 4L);
        assertThat(storage.log().lastMessages(company, conversation.conversation(), 0, 2))
                .extracting(LoggedMessage::seq)
                .containsExactly(5L, 6L);
        assertThat(storage.log().lastMessages(company, conversation.conversation(), 5, 3))
                .extracting(LoggedMessage::seq)
                .containsExactly(2L, 3L, 4L);
        assertThat(storage.log().lastMessages(company, conversation.conversation(), 1, 3))
                .isEmpty();
    }

    @Test
    void anotherCompanyReadsNothing() {
        ConversationRef conversation = talk("chat-1", 1);
        CompanyId other = Sample.company(storage);
        assertThat(storage.log().messages(other, conversation.conversation(), 0, 10))
                .isEmpty();
        assertThat(storage.log().lastMessages(other, conversation.conversation(), 0, 10))
                .isEmpty();
        assertThat(storage.log().toolCalls(other, conversation.conversation())).isEmpty();
        assertThat(storage.log().summary(other, conversation.conversation())).isEmpty();
        assertThat(storage.log().list(other, Filter.ALL, null, 10)).isEmpty();
        assertThat(storage.outbox().pending(new ConversationRef(other, conversation.conversation())))
                .isEmpty();
    }

    @Test
    void listHasWhoWroteLastAndWhoWaits() {
        ConversationRef answered = talk("chat-1", 1);
        ConversationSummary summary =
                storage.log().summary(company, answered.conversation()).orElseThrow();
        assertThat(summary.channel()).isEqualTo(Sample.CHANNEL);
        assertThat(summary.customer()).isEqualTo("Анна");
        assertThat(summary.state()).isEqualTo("open");
        assertThat(summary.lastText()).isEqualTo("ответ 0");
        assertThat(summary.waitingSince()).isNull();
        assertThat(summary.needsHuman()).isFalse();
        assertThat(summary.agentPaused()).isFalse();
        assertThat(storage.log().list(company, Filter.ALL, null, 10))
                .extracting(ConversationSummary::id)
                .containsExactly(answered.conversation());
    }

    @Test
    void listIsFilteredAndPaged() {
        talk("chat-1", 1);
        ConversationRef needing = say("chat-2", "m-x", "Позовите человека");
        TurnWork work = begin(needing);
        TurnCommit plain = Sample.answer(work, "Зову");
        storage.turns()
                .commit(new TurnCommit(
                        work,
                        plain.session(),
                        plain.handled(),
                        plain.messages(),
                        List.of(),
                        List.of(),
                        List.of(),
                        true));
        assertThat(storage.log().list(company, Filter.NEEDS_HUMAN, null, 10))
                .extracting(ConversationSummary::id)
                .containsExactly(needing.conversation());
        List<ConversationSummary> all = storage.log().list(company, Filter.ALL, null, 10);
        assertThat(all).hasSize(2);
        assertThat(all)
                .isSortedAccordingTo(java.util.Comparator.comparing(ConversationSummary::lastAt)
                        .reversed());
        assertThat(storage.log().list(company, Filter.ALL, null, 1)).hasSize(1);
        assertThat(storage.log().list(company, Filter.ALL, all.getLast().lastAt(), 10))
                .isEmpty();
    }

    @Test
    void pausedAgentIsShown() {
        ConversationRef conversation = say("chat-1", "m-1", "Привет");
        TurnWork work = begin(conversation);
        TurnCommit plain = Sample.answer(work);
        Session session = plain.session();
        Session paused = new Session(
                session.key(),
                session.id(),
                session.epoch(),
                session.lastSeq(),
                session.language(),
                session.state(),
                session.identity(),
                session.masked(),
                session.turns(),
                session.proposals(),
                session.nextProposal(),
                session.offered(),
                session.visits(),
                Instant.parse("2999-01-01T00:00:00Z"));
        storage.turns()
                .commit(new TurnCommit(
                        work, paused, plain.handled(), plain.messages(), List.of(), List.of(), List.of(), false));
        ConversationSummary summary =
                storage.log().summary(company, conversation.conversation()).orElseThrow();
        assertThat(summary.agentPaused()).isTrue();
        assertThat(summary.waitingSince()).isNotNull();
    }

    // ---- outbox

    @Test
    void messagesGoOutInOrderAndOnce() {
        ConversationRef conversation = say("chat-1", "m-1", "Привет");
        storage.turns().commit(Sample.answer(begin(conversation), "раз", "два"));
        List<OutboxMessage> pending = storage.outbox().pending(conversation);
        assertThat(pending).extracting(each -> each.message().text()).containsExactly("раз", "два");
        assertThat(pending).allSatisfy(each -> {
            assertThat(each.attempts()).isZero();
            assertThat(each.conversation()).isEqualTo(conversation);
            assertThat(each.channel()).isEqualTo(Sample.CHANNEL);
        });
        storage.outbox().sent(pending.getFirst(), new DeliveryReceipt(List.of("v-1")));
        assertThat(storage.outbox().pending(conversation))
                .extracting(each -> each.message().text())
                .containsExactly("два");
    }

    @Test
    void failedDeliveryIsTriedAgainLater() {
        ConversationRef conversation = say("chat-1", "m-1", "Привет");
        storage.turns().commit(Sample.answer(begin(conversation), "раз"));
        OutboxMessage message = storage.outbox().pending(conversation).getFirst();
        Instant later = Instant.parse("2999-01-01T00:00:00Z");
        storage.outbox().retry(message, later, "rate_limited");
        OutboxMessage again = storage.outbox().pending(conversation).getFirst();
        assertThat(again.id()).isEqualTo(message.id());
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(again.dueAt()).isEqualTo(later);
        assertThat(again.message()).isEqualTo(message.message());
    }

    @Test
    void deadLetterIsShownAndSentAgain() {
        ConversationRef conversation = say("chat-1", "m-1", "Привет");
        storage.turns().commit(Sample.answer(begin(conversation), "раз", "два"));
        OutboxMessage message = storage.outbox().pending(conversation).getFirst();
        storage.outbox().dead(message, "blocked");
        assertThat(storage.outbox().pending(conversation)).hasSize(1);
        assertThat(storage.outbox().deadLetters(company, 10)).singleElement().satisfies(dead -> {
            assertThat(dead.message().id()).isEqualTo(message.id());
            assertThat(dead.message().message()).isEqualTo(message.message());
            assertThat(dead.reason()).isEqualTo("blocked");
        });
        CompanyId other = Sample.company(storage);
        assertThat(storage.outbox().deadLetters(other, 10)).isEmpty();
        assertThat(storage.outbox().resend(other, message.id())).isFalse();
        assertThat(storage.outbox().resend(company, message.id())).isTrue();
        assertThat(storage.outbox().resend(company, message.id())).isFalse();
        assertThat(storage.outbox().deadLetters(company, 10)).isEmpty();
        assertThat(storage.outbox().pending(conversation))
                .extracting(each -> each.message().text())
                .containsExactly("раз", "два");
    }

    // ---- shorthand

    private Accepted accept(List<InboundEvent> events) {
        return storage.inbox().accept(company, Sample.CHANNEL, events, Gathering.STANDARD);
    }

    private ConversationRef say(String address, String externalId, String text) {
        return accept(List.of(Sample.text(address, externalId, text)))
                .conversations()
                .getFirst();
    }

    /** A conversation of so many questions and answers. */
    private ConversationRef talk(String address, int turns) {
        ConversationRef conversation = say(address, address + "-0", "вопрос 0");
        storage.turns().commit(Sample.answer(begin(conversation), "ответ 0"));
        for (int n = 1; n < turns; n++) {
            say(address, address + "-" + n, "вопрос " + n);
            storage.turns().commit(Sample.answer(begin(conversation), "ответ " + n));
        }
        return conversation;
    }

    private TurnWork begin(ConversationRef conversation) {
        return storage.turns().begin(conversation).orElseThrow();
    }

    private ConversationKey key(String address) {
        return new ConversationKey(company, Sample.CHANNEL, new ConversationAddress(address));
    }

    private List<String> messages(ConversationRef conversation) {
        return storage.log().messages(company, conversation.conversation(), 0, 100).stream()
                .map(LoggedMessage::text)
                .toList();
    }

    private static List<String> texts(TurnWork work) {
        return work.events().stream()
                .map(event -> ((InboundEvent.CustomerMessage) event.event()).content())
                .map(content -> ((MessageContent.Text) content).text())
                .toList();
    }
}
