package io.aiadmin.core.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.aiadmin.core.SettableClock;
import io.aiadmin.core.booking.SalonCrm;
import io.aiadmin.core.company.CompanyProfile;
import io.aiadmin.core.conversation.LoggedToolCall;
import io.aiadmin.core.dialogue.DialogueState;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.crm.Catalog;
import io.aiadmin.spi.crm.CrmConnector;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ReceptionistTest {

    private static final Customer ANNA = Customer.named("Анна").withPhone("+79161112233");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T07:00:00Z"));
    private final SalonCrm crm = new SalonCrm(clock);
    private final PlainModel model = new PlainModel();

    private ReceptionistBuilder builder() {
        return Receptionist.builder()
                .company("Ромашка", SalonCrm.MOSCOW)
                .crm(new SalonPlugin(crm), Map.of())
                .model("plain", model)
                .clock(clock);
    }

    @Test
    void customerBooksInTwoMessages() {
        try (Receptionist receptionist = builder().build()) {
            Said proposal = receptionist.reply("conversation-1", ANNA, "Хочу постричься в пятницу в три");
            assertThat(proposal.text())
                    .contains("Женская стрижка, Анна Смирнова, пт, 27 ноября, 15:00")
                    .endsWith("Всё верно?");
            assertThat(proposal.buttons()).extracting("label").containsExactly("Да", "Нет");
            assertThat(proposal.state()).isEqualTo(DialogueState.CONFIRMING);
            assertThat(proposal.booking()).isNull();
            assertThat(crm.active()).isEmpty();

            Said booked = receptionist.reply("conversation-1", ANNA, "да");
            assertThat(booked.booking()).isNotNull();
            assertThat(booked.booking().service()).isEqualTo("Женская стрижка");
            assertThat(booked.tools()).extracting(LoggedToolCall::name).containsExactly("confirm_booking");
        }
        assertThat(crm.active()).singleElement().satisfies(booking -> {
            assertThat(booking.time().from()).isEqualTo(Instant.parse("2026-11-27T12:00:00Z"));
            assertThat(booking.client().phone()).isEqualTo(new Phone("+79161112233"));
            assertThat(booking.client().name()).isEqualTo("Анна");
        });
    }

    @Test
    void conversationsAreApart() {
        try (Receptionist receptionist = builder().build()) {
            receptionist.reply("conversation-1", ANNA, "Хочу постричься в пятницу в три");
            Said other = receptionist.reply("conversation-2", Customer.UNKNOWN, "да");
            assertThat(other.text()).isEqualTo("Чем помочь?");
            assertThat(crm.active()).isEmpty();
        }
    }

    @Test
    void manyTalkAtTheSameTime() {
        Queue<Said> answers = new ConcurrentLinkedQueue<>();
        try (Receptionist receptionist = builder().build();
                ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 40; n++) {
                String conversation = "conversation-" + n % 20;
                customers.execute(() -> answers.add(receptionist.reply(conversation, Customer.UNKNOWN, "Привет")));
            }
            customers.shutdown();
            await().atMost(Duration.ofSeconds(30)).until(customers::isTerminated);
        }
        assertThat(answers)
                .hasSize(40)
                .allSatisfy(said -> assertThat(said.text()).contains("Чем помочь?"));
    }

    @Test
    void outcomeThatBecomesKnownLaterIsToldAsNews() {
        Queue<String> told = new ConcurrentLinkedQueue<>();
        crm.showingLate(Duration.ofSeconds(30));
        crm.failingNext(SalonCrm.Fault.LOST_AFTER);
        try (Receptionist receptionist = builder()
                .waiting(clock::advance, Duration.ofMillis(20))
                .news((conversation, said) -> told.add(conversation + ": " + said.text()))
                .build()) {
            receptionist.reply("conversation-1", ANNA, "Хочу постричься в пятницу в три");
            assertThat(receptionist.reply("conversation-1", ANNA, "да").booking())
                    .isNull();
            assertThat(told).isEmpty();
            clock.advance(Duration.ofSeconds(60));
            await().atMost(Duration.ofSeconds(20)).until(() -> !told.isEmpty());
        }
        assertThat(told)
                .singleElement()
                .satisfies(news -> assertThat(news)
                        .startsWith("conversation-1: Вы записаны")
                        .contains("27 ноября, 15:00"));
        assertThat(crm.creates()).isEqualTo(1);
    }

    @Test
    void companyThatIsKeptElsewhereIsTakenUpAgain() {
        Storage storage = Storage.inMemory(clock);
        CompanyId id = new CompanyId(UUID.randomUUID());
        try (Receptionist first = builder().storage(storage).companyId(id).build()) {
            first.reply("conversation-1", ANNA, "Хочу постричься в пятницу в три");
        }
        CompanyProfile profile = CompanyProfile.standard(ZoneId.of("Europe/Moscow"));
        try (Receptionist second =
                builder().storage(storage).companyId(id).profile(profile).build()) {
            assertThat(second.reply("conversation-1", ANNA, "да").booking()).isNotNull();
            assertThat(second.config().company().name()).isEqualTo("Ромашка");
            assertThat(storage.log().find(second.key("conversation-1"))).isPresent();
        }
        assertThat(crm.creates()).isEqualTo(1);
    }

    @Test
    void crmIsWithinReach() {
        try (Receptionist receptionist = builder().build()) {
            Catalog catalog = receptionist.crm(CrmConnector::catalog);
            assertThat(catalog.services()).hasSize(3);
            assertThat(receptionist.crmStore().find("anything")).isEmpty();
        }
    }

    @Test
    void borrowedModelIsLeftOpen() {
        builder().build().close();
        assertThat(model.closed).isFalse();
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> Receptionist.builder().build()).hasMessageContaining("company");
        assertThatThrownBy(() -> Receptionist.builder()
                        .company("Ромашка", SalonCrm.MOSCOW)
                        .crm(new SalonPlugin(crm), Map.of())
                        .clock(clock)
                        .build())
                .hasMessageContaining("model");
    }
}
