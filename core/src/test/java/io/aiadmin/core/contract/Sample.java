package io.aiadmin.core.contract;

import io.aiadmin.core.booking.CrmWrite;
import io.aiadmin.core.booking.LedgerEntry;
import io.aiadmin.core.company.Company;
import io.aiadmin.core.company.CompanyProfile;
import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.core.conversation.LoggedMessage;
import io.aiadmin.core.dialogue.Session;
import io.aiadmin.core.turn.ConversationRef;
import io.aiadmin.core.turn.Gathering;
import io.aiadmin.core.turn.PendingEvent;
import io.aiadmin.core.turn.TurnCommit;
import io.aiadmin.core.turn.TurnWork;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.InboundEvent;
import io.aiadmin.spi.channel.MessageContent;
import io.aiadmin.spi.channel.OutboundMessage;
import io.aiadmin.spi.channel.Sender;
import io.aiadmin.spi.crm.BookingOrder;
import io.aiadmin.spi.crm.ClientDraft;
import io.aiadmin.spi.crm.IdempotencyKey;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Values that the contract tests store. */
final class Sample {

    static final Instant NOON = Instant.parse("2026-11-23T09:00:00Z");
    static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    static final String CHANNEL = "webchat";

    private Sample() {}

    static CompanyId company(StorageUnderTest storage) {
        CompanyId id = new CompanyId(UUID.randomUUID());
        storage.editor().create(new Company(id, "Ромашка", NOON, "trial"), CompanyProfile.standard(MOSCOW));
        return id;
    }

    static ConversationRef conversation(StorageUnderTest storage, CompanyId company) {
        return conversation(storage, company, "visitor-" + UUID.randomUUID());
    }

    static ConversationRef conversation(StorageUnderTest storage, CompanyId company, String address) {
        return storage.inbox()
                .accept(
                        company,
                        CHANNEL,
                        List.of(text(address, "m-" + UUID.randomUUID(), "Привет")),
                        Gathering.STANDARD)
                .conversations()
                .getFirst();
    }

    static InboundEvent.CustomerMessage text(String address, String externalId, String text) {
        return message(address, externalId, new MessageContent.Text(text));
    }

    static InboundEvent.CustomerMessage message(String address, String externalId, MessageContent content) {
        return new InboundEvent.CustomerMessage(
                externalId, new ConversationAddress(address), NOON, new Sender("Анна", null, "ru"), content);
    }

    /** A commit that handles all of the work's events, logs each, answers once and sends the answer. */
    static TurnCommit answer(TurnWork work, String... replies) {
        List<LoggedMessage> messages = new ArrayList<>();
        long seq = work.lastSeq();
        for (PendingEvent event : work.events()) {
            if (event.event() instanceof InboundEvent.CustomerMessage message
                    && message.content() instanceof MessageContent.Text text) {
                messages.add(logged(++seq, LoggedMessage.Author.CUSTOMER, text.text(), message.externalId()));
            }
        }
        List<OutboundMessage> outbound = new ArrayList<>();
        for (String reply : replies) {
            messages.add(logged(++seq, LoggedMessage.Author.AGENT, reply, null));
            outbound.add(new OutboundMessage(
                    work.conversation() + "-" + seq, work.key().address(), reply, List.of(), false));
        }
        return new TurnCommit(
                work,
                session(work, seq),
                work.events().stream().map(PendingEvent::seq).toList(),
                messages,
                List.of(),
                outbound,
                List.of(),
                false);
    }

    static LoggedMessage logged(long seq, LoggedMessage.Author author, String text, String externalId) {
        return new LoggedMessage(seq, author, text, List.of(), NOON.plusSeconds(seq), externalId, null, false);
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
                fresh.identity(),
                fresh.masked(),
                fresh.turns(),
                fresh.proposals(),
                fresh.nextProposal(),
                fresh.offered(),
                fresh.visits(),
                fresh.pausedUntil());
    }

    static LedgerEntry entry(ConversationRef conversation, String key, Instant createdAt) {
        return entry(conversation, key, "fingerprint-" + key, createdAt, createdAt.plus(Duration.ofMinutes(1)));
    }

    static LedgerEntry entry(
            ConversationRef conversation, String key, String fingerprint, Instant createdAt, Instant nextCheckAt) {
        BookingOrder order = new BookingOrder(
                new IdempotencyKey(key),
                new ClientDraft("Анна", new Phone("+79161112233")),
                null,
                new StaffId("m1"),
                List.of(new ServiceId("s01")),
                Instant.parse("2026-11-27T12:00:00Z"),
                "у окна");
        ConversationId id = conversation.conversation();
        return new LedgerEntry(
                conversation.company(),
                id,
                new CrmWrite.Create(order),
                fingerprint,
                LedgerEntry.State.SENDING,
                null,
                0,
                createdAt,
                nextCheckAt,
                null);
    }
}
