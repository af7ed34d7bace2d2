package io.aiadmin.storage.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiadmin.core.conversation.ConversationKey;
import io.aiadmin.core.conversation.ConversationSummary;
import io.aiadmin.core.conversation.LoggedMessage;
import io.aiadmin.core.turn.Accepted;
import io.aiadmin.core.turn.ConversationRef;
import io.aiadmin.core.turn.Gathering;
import io.aiadmin.core.turn.OutboxMessage;
import io.aiadmin.core.turn.TurnWork;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.DeliveryReceipt;
import io.aiadmin.spi.channel.InboundEvent;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class TurnTest {

    private final Database database = TestDatabase.get();
    private final CompanyId company = TestDatabase.company();

    private ConversationRef accepted(InboundEvent... events) {
        Accepted accepted = database.inbox().accept(company, "telegram", List.of(events), Gathering.STANDARD);
        return accepted.conversations().getFirst();
    }

    @Test
    void messageGoesFromTheInboxThroughTheTurnToTheOutbox() {
        ConversationRef conversation =
                accepted(Events.text("1", "chat-1", "Привет"), Events.text("2", "chat-1", "Хочу стрижку"));

        TurnWork work = database.turns().begin(conversation).orElseThrow();
        assertThat(work.key()).isEqualTo(new ConversationKey(company, "telegram", new ConversationAddress("chat-1")));
        assertThat(work.events())
                .extracting(event -> Events.textOf(event.event()))
                .containsExactly("Привет", "Хочу стрижку");
        assertThat(work.epoch()).isEqualTo(1);
        assertThat(work.attempts()).isEqualTo(1);
        assertThat(work.configVersion()).isEqualTo(1);

        assertThat(database.turns().commit(Turns.answering(work, "На какой день?")))
                .isTrue();

        assertThat(database.log().messages(company, conversation.conversation(), 0, 10))
                .extracting(LoggedMessage::author, LoggedMessage::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(LoggedMessage.Author.CUSTOMER, "Привет"),
                        org.assertj.core.groups.Tuple.tuple(LoggedMessage.Author.CUSTOMER, "Хочу стрижку"),
                        org.assertj.core.groups.Tuple.tuple(LoggedMessage.Author.AGENT, "На какой день?"));
        ConversationSummary summary =
                database.log().summary(company, conversation.conversation()).orElseThrow();
        assertThat(summary.customer()).isEqualTo("Анна");
        assertThat(summary.lastText()).isEqualTo("На какой день?");
        assertThat(summary.waitingSince()).isNull();

        List<OutboxMessage> pending = database.outbox().pending(conversation);
        assertThat(pending).extracting(message -> message.message().text()).containsExactly("На какой день?");
        database.outbox().sent(pending.getFirst(), new DeliveryReceipt(List.of("vendor-1")));
        assertThat(database.outbox().pending(conversation)).isEmpty();

        assertThat(database.turns().committedSession(conversation)).contains(Turns.session(work, 3));
        TurnWork next = database.turns().begin(conversation).orElseThrow();
        assertThat(next.events()).isEmpty();
        assertThat(next.lastSeq()).isEqualTo(3);
    }

    @Test
    void pausedTurnWritesNothingAfterAnotherClaim() {
        ConversationRef conversation = accepted(Events.text("1", "chat-1", "Привет"));
        TurnWork paused = database.turns().begin(conversation).orElseThrow();
        TurnWork taken = database.turns().begin(conversation).orElseThrow();
        assertThat(taken.attempts()).isEqualTo(2);

        assertThat(database.turns().commit(Turns.answering(paused, "поздно"))).isFalse();
        assertThat(database.log().messages(company, conversation.conversation(), 0, 10))
                .isEmpty();
        assertThat(database.outbox().pending(conversation)).isEmpty();
        assertThat(database.turns().committedSession(conversation)).isEmpty();

        assertThat(database.turns().commit(Turns.answering(taken, "вовремя"))).isTrue();
        assertThat(database.turns().commit(Turns.answering(paused, "поздно"))).isFalse();
        assertThat(database.outbox().pending(conversation))
                .extracting(message -> message.message().text())
                .containsExactly("вовремя");
    }

    @Test
    void sameTurnIsCommittedOnce() {
        ConversationRef conversation = accepted(Events.text("1", "chat-1", "Привет"));
        TurnWork work = database.turns().begin(conversation).orElseThrow();
        assertThat(database.turns().commit(Turns.answering(work, "Здравствуйте")))
                .isTrue();
        assertThat(database.turns().commit(Turns.answering(work, "Здравствуйте")))
                .isFalse();
        assertThat(database.outbox().pending(conversation)).hasSize(1);
    }

    @Test
    void turnOfAnotherCompanyIsNotFound() {
        ConversationRef conversation = accepted(Events.text("1", "chat-1", "Привет"));
        CompanyId other = TestDatabase.company();
        assertThat(database.turns().begin(new ConversationRef(other, conversation.conversation())))
                .isEmpty();
        assertThat(database.log().summary(other, conversation.conversation())).isEmpty();
        assertThat(database.log().messages(other, conversation.conversation(), 0, 10))
                .isEmpty();
    }

    @Test
    void deliveryIsStoredOnce() {
        List<InboundEvent> events = List.of(Events.text("1", "chat-1", "Привет"), Events.text("1", "chat-1", "Привет"));
        assertThat(database.inbox().accept(company, "telegram", events, Gathering.NONE))
                .satisfies(first -> {
                    assertThat(first.events()).isEqualTo(1);
                    assertThat(first.duplicates()).isEqualTo(1);
                    assertThat(first.conversations()).hasSize(1);
                });
        assertThat(database.inbox().accept(company, "telegram", events, Gathering.NONE))
                .satisfies(second -> {
                    assertThat(second.events()).isZero();
                    assertThat(second.duplicates()).isEqualTo(2);
                    assertThat(second.conversations()).isEmpty();
                });
        assertThat(database.inbox()
                        .accept(company, "whatsapp", events, Gathering.NONE)
                        .events())
                .isEqualTo(1);
    }

    @Test
    void eventsOfUnknownCompaniesAreRefused() {
        CompanyId nobody = new CompanyId(UUID.randomUUID());
        assertThatThrownBy(() -> database.inbox()
                        .accept(nobody, "telegram", List.of(Events.text("1", "chat-1", "Привет")), Gathering.NONE))
                .isInstanceOf(RuntimeException.class);
    }
}
