package io.aiadmin.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.core.booking.Proposal;
import io.aiadmin.core.booking.ProposalId;
import io.aiadmin.core.conversation.BookingCard;
import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.core.conversation.ConversationKey;
import io.aiadmin.core.conversation.CustomerIdentity;
import io.aiadmin.core.dialogue.DialogueState;
import io.aiadmin.core.dialogue.OfferedSlot;
import io.aiadmin.core.dialogue.Session;
import io.aiadmin.core.dialogue.Sessions;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.StaffId;
import io.aiadmin.spi.llm.ModelTurn;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every fast store of sessions does while it is up. */
public abstract class SessionsContract {

    protected abstract StorageUnderTest storage();

    @Test
    void sessionIsReadAsItWasSaved() {
        Session session = full(key(new CompanyId(UUID.randomUUID()), "chat-1"));
        storage().sessions().save(session);
        assertThat(storage().sessions().find(session.key())).contains(session);
    }

    @Test
    void laterSessionReplacesTheEarlier() {
        Sessions sessions = storage().sessions();
        Session session = full(key(new CompanyId(UUID.randomUUID()), "chat-1"));
        sessions.save(session);
        Session later = Session.fresh(session.key(), session.id(), Locale.ENGLISH);
        sessions.save(later);
        assertThat(sessions.find(session.key())).contains(later);
    }

    @Test
    void forgottenSessionIsGone() {
        Sessions sessions = storage().sessions();
        Session session = full(key(new CompanyId(UUID.randomUUID()), "chat-1"));
        sessions.save(session);
        sessions.forget(session.key());
        assertThat(sessions.find(session.key())).isEmpty();
    }

    @Test
    void sameAddressOfAnotherCompanyOrChannelIsAnotherSession() {
        Sessions sessions = storage().sessions();
        CompanyId company = new CompanyId(UUID.randomUUID());
        Session session = full(key(company, "chat-1"));
        sessions.save(session);
        assertThat(sessions.find(key(new CompanyId(UUID.randomUUID()), "chat-1")))
                .isEmpty();
        assertThat(sessions.find(new ConversationKey(company, "voice", new ConversationAddress("chat-1"))))
                .isEmpty();
    }

    private static ConversationKey key(CompanyId company, String address) {
        return new ConversationKey(company, "telegram", new ConversationAddress(address));
    }

    /** A session with something at every place. */
    static Session full(ConversationKey key) {
        TimeRange visit = TimeRange.of(Sample.NOON.plus(Duration.ofDays(4)), Duration.ofHours(1));
        Phone phone = new Phone("+79161112233");
        Proposal proposal = new Proposal(
                new ProposalId("p-1"),
                Proposal.Kind.BOOK,
                3,
                Sample.NOON,
                null,
                List.of(new ServiceId("s01")),
                new StaffId("m1"),
                null,
                visit,
                "Анна",
                phone,
                "",
                "Женская стрижка, Анна Смирнова, пт, 27 ноября, 12:00, 2 500 ₽");
        Session fresh = Session.fresh(key, new ConversationId(UUID.randomUUID()), Locale.of("ru"));
        return new Session(
                key,
                fresh.id(),
                7,
                12,
                Locale.of("ru"),
                DialogueState.CONFIRMING,
                CustomerIdentity.UNKNOWN.named("Анна").proving(phone, Sample.NOON),
                Map.of("<PHONE_1>", "+79161112233"),
                List.of(
                        new ModelTurn.Customer("Хочу постричься, мой номер <PHONE_1>"),
                        new ModelTurn.Agent("На какой день?", List.of(), null)),
                List.of(proposal),
                2,
                List.of(new OfferedSlot(List.of(new ServiceId("s01")), new StaffId("m1"), visit, Sample.NOON)),
                List.of(new BookingCard(
                        "b-1",
                        "Женская стрижка",
                        "Анна Смирнова",
                        OffsetDateTime.parse("2026-11-27T12:00:00+03:00"),
                        60,
                        "2 500 ₽",
                        "active")),
                Sample.NOON.plusSeconds(60));
    }
}
