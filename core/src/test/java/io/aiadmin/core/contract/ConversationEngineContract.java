package io.aiadmin.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aiadmin.core.turn.ConversationRef;
import io.aiadmin.core.turn.ConversationRunner;
import io.aiadmin.core.turn.Gathering;
import io.aiadmin.core.turn.NextRun;
import io.aiadmin.core.turn.PendingEvent;
import io.aiadmin.core.turn.TurnWork;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.channel.InboundEvent;
import io.aiadmin.spi.channel.MessageContent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every engine does. Time is the machine's here, since engines on a database go by the database's clock. */
public abstract class ConversationEngineContract {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Queue<String> answered = new ConcurrentLinkedQueue<>();
    private final List<AutoCloseable> engines = new ArrayList<>();
    private StorageUnderTest storage;
    private CompanyId company;

    protected abstract StorageUnderTest storage();

    @BeforeEach
    void open() {
        storage = storage();
        company = Sample.company(storage);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable engine : engines) {
            engine.close();
        }
    }

    @Test
    void acceptedMessageIsAnswered() {
        start(this::answer);
        say("chat-1", "m-1", "Привет", Gathering.NONE);
        await().atMost(PATIENCE).until(() -> answered.contains("Привет"));
    }

    @Test
    void messageAcceptedBeforeTheStartIsAnsweredToo() {
        say("chat-1", "m-1", "Привет", Gathering.NONE);
        start(this::answer);
        await().atMost(PATIENCE).until(() -> answered.contains("Привет"));
    }

    @Test
    void messagesInARowAreAnsweredTogether() {
        start(this::answer);
        Gathering gathering = new Gathering(Duration.ofSeconds(1), Duration.ofSeconds(5));
        say("chat-1", "m-1", "Привет", gathering);
        say("chat-1", "m-2", "хочу стрижку", gathering);
        say("chat-1", "m-3", "завтра", gathering);
        await().atMost(PATIENCE).until(() -> !answered.isEmpty());
        assertThat(answered).containsExactly("Привет|хочу стрижку|завтра");
    }

    @Test
    void buttonIsAnsweredAtOnce() {
        start(this::answer);
        Gathering slow = new Gathering(Duration.ofMinutes(5), Duration.ofMinutes(5));
        say("chat-1", "m-1", "Привет", slow);
        InboundEvent button = Sample.message("chat-1", "m-2", new MessageContent.Button("yes", "Да"));
        storage.inbox().accept(company, Sample.CHANNEL, List.of(button), slow);
        await().atMost(PATIENCE).until(() -> answered.contains("Привет|Да"));
    }

    @Test
    void oneConversationRunsOneAtATimeAndInOrder() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        start(conversation -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                return answer(conversation);
            } finally {
                running.decrementAndGet();
            }
        });
        for (int n = 0; n < 30; n++) {
            say("chat-1", "m-" + n, "n" + n, Gathering.NONE);
        }
        await().atMost(PATIENCE).until(() -> all().size() == 30);
        assertThat(most).hasValue(1);
        assertThat(all()).isEqualTo(numbers(30));
    }

    @Test
    void differentConversationsRunSideBySide() {
        CountDownLatch both = new CountDownLatch(2);
        start(conversation -> {
            both.countDown();
            awaitQuietly(both);
            return answer(conversation);
        });
        say("chat-1", "m-1", "раз", Gathering.NONE);
        say("chat-2", "m-2", "два", Gathering.NONE);
        await().atMost(PATIENCE).until(() -> answered.size() == 2);
    }

    @Test
    void messageDuringTheRunIsAnsweredAfterIt() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        start(conversation -> {
            TurnWork work = storage.turns().begin(conversation).orElseThrow();
            begun.countDown();
            awaitQuietly(goOn);
            return commit(work);
        });
        say("chat-1", "m-1", "раз", Gathering.NONE);
        awaitQuietly(begun);
        say("chat-1", "m-2", "два", Gathering.NONE);
        goOn.countDown();
        await().atMost(PATIENCE).until(() -> answered.size() == 2);
        assertThat(answered).containsExactly("раз", "два");
    }

    @Test
    void noWakeUpIsLostWhenMessagesComeAsRunsEnd() {
        start(this::answer);
        int conversations = 8;
        int messages = 25;
        for (int n = 0; n < messages; n++) {
            for (int c = 0; c < conversations; c++) {
                say("chat-" + c, "m-" + c + "-" + n, "n" + n, Gathering.NONE);
            }
        }
        await().atMost(PATIENCE).until(() -> all().size() == conversations * messages);
    }

    @Test
    void failedRunIsTriedAgain() {
        AtomicInteger runs = new AtomicInteger();
        start(conversation -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("the first run fails on purpose");
            }
            return answer(conversation);
        });
        say("chat-1", "m-1", "Привет", Gathering.NONE);
        await().atMost(PATIENCE).until(() -> answered.contains("Привет"));
        assertThat(runs).hasValue(2);
    }

    @Test
    void runIsRepeatedAtTheTimeItNames() {
        Map<ConversationRef, AtomicInteger> runs = new ConcurrentHashMap<>();
        start(conversation -> {
            int run =
                    runs.computeIfAbsent(conversation, _ -> new AtomicInteger()).incrementAndGet();
            answer(conversation);
            return run < 3 ? new NextRun.At(now().plusMillis(200)) : new NextRun.Idle();
        });
        ConversationRef conversation = say("chat-1", "m-1", "Привет", Gathering.NONE);
        await().atMost(PATIENCE)
                .until(() ->
                        runs.containsKey(conversation) && runs.get(conversation).get() == 3);
    }

    @Test
    void wokenConversationRuns() {
        Set<ConversationRef> woken = ConcurrentHashMap.newKeySet();
        start(conversation -> {
            answer(conversation);
            woken.add(conversation);
            return new NextRun.Idle();
        });
        ConversationRef conversation = say("chat-1", "m-1", "Привет", Gathering.NONE);
        await().atMost(PATIENCE).until(() -> woken.remove(conversation));
        storage.waking().wake(conversation, now());
        await().atMost(PATIENCE).until(() -> woken.remove(conversation));
    }

    // ---- shorthand

    /** The time by which the engine goes. */
    protected abstract Instant now();

    private void start(ConversationRunner runner) {
        engines.add(storage.startEngine(runner));
    }

    private ConversationRef say(String address, String externalId, String text, Gathering gathering) {
        return storage.inbox()
                .accept(company, Sample.CHANNEL, List.of(Sample.text(address, externalId, text)), gathering)
                .conversations()
                .getFirst();
    }

    private NextRun answer(ConversationRef conversation) {
        return commit(storage.turns().begin(conversation).orElseThrow());
    }

    private NextRun commit(TurnWork work) {
        boolean ours = storage.turns().commit(Sample.answer(work));
        if (ours && !work.events().isEmpty()) {
            answered.add(String.join(
                    "|",
                    work.events().stream()
                            .map(ConversationEngineContract::words)
                            .toList()));
        }
        return new NextRun.Idle();
    }

    private static String words(PendingEvent event) {
        return switch (((InboundEvent.CustomerMessage) event.event()).content()) {
            case MessageContent.Text text -> text.text();
            case MessageContent.Button button -> button.label();
            case MessageContent.Contact _, MessageContent.VoiceNote _ -> "?";
        };
    }

    private List<String> all() {
        return answered.stream()
                .flatMap(each -> List.of(each.split("\\|")).stream())
                .toList();
    }

    private static List<String> numbers(int count) {
        return java.util.stream.IntStream.range(0, count).mapToObj(n -> "n" + n).toList();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
