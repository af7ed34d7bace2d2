package io.aiadmin.core.dialogue;

import io.aiadmin.core.SettableClock;
import io.aiadmin.core.booking.BookingDesk;
import io.aiadmin.core.catalog.CatalogCache;
import io.aiadmin.core.catalog.SlotSearch;
import io.aiadmin.core.company.AgentSettings;
import io.aiadmin.core.company.Company;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.CompanyProfile;
import io.aiadmin.core.company.CrmSettings;
import io.aiadmin.core.company.KnowledgeEntry;
import io.aiadmin.core.company.WorkingHours;
import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.core.conversation.ConversationKey;
import io.aiadmin.core.memory.MemoryStorage;
import io.aiadmin.core.plugin.Connections;
import io.aiadmin.core.plugin.Plugins;
import io.aiadmin.core.plugin.Surroundings;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.MessageContent;
import io.aiadmin.spi.channel.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The agent of a salon at work with one customer: messages go in, answers come out, the session stays in between. */
final class Desk {

    static final CompanyId COMPANY = CompanyId.of("00000000-0000-0000-0000-0000000000aa");
    static final Instant MONDAY_TEN = Instant.parse("2026-11-23T07:00:00Z");

    final SettableClock clock = new SettableClock(MONDAY_TEN);
    final MemoryStorage storage = new MemoryStorage(clock);
    final Salon salon = new Salon(clock);
    final FakeModel model = new FakeModel();
    final List<RankedModel> models = new ArrayList<>(List.of(new RankedModel("fake", model)));
    CompanyConfig company = company(Map.of());
    Session session = fresh();
    Sender sender = new Sender("Анна", null, null);

    private Agent agent;

    /** The next customer is proven to have this number. */
    Desk proven(String phone) {
        sender = new Sender(sender.name(), new Phone(phone), null);
        return this;
    }

    Desk nameless() {
        sender = Sender.UNKNOWN;
        return this;
    }

    Answer hears(String... texts) {
        MessageContent[] contents = new MessageContent[texts.length];
        for (int index = 0; index < texts.length; index++) {
            contents[index] = new MessageContent.Text(texts[index]);
        }
        return hears(contents);
    }

    Answer hears(MessageContent... contents) {
        List<IncomingMessage> messages = new ArrayList<>();
        for (MessageContent content : contents) {
            messages.add(
                    new IncomingMessage(session.lastSeq() + messages.size() + 1, sender, content, clock.instant()));
        }
        Answer answer = agent().answer(new Question(company, session, messages));
        session = answer.session()
                .at(
                        session.epoch() + 1,
                        session.lastSeq() + messages.size() + answer.replies().size());
        return answer;
    }

    Agent agent() {
        if (agent == null) {
            CatalogCache catalogs = new CatalogCache(clock);
            SlotSearch slots = new SlotSearch(clock);
            BookingDesk desk =
                    new BookingDesk(storage.ledger(), storage.tasks(), catalogs, slots, clock, clock::advance);
            Connections connections = new Connections(
                    new Plugins(List.of(salon), List.of(), List.of()),
                    new Surroundings(storage.pluginStores(), storage.limits(), new NobodyListens(), clock, true));
            agent = new Orchestrator(connections, catalogs, slots, desk, new ModelLadder(models, clock), clock);
        }
        return agent;
    }

    static String text(Answer answer) {
        return answer.replies().getLast().text();
    }

    static Session fresh() {
        return Session.fresh(
                new ConversationKey(COMPANY, "api", new ConversationAddress("c-1")),
                new ConversationId(UUID.fromString("00000000-0000-0000-0000-000000000001")),
                Locale.of("ru"));
    }

    static CompanyConfig company(Map<String, String> prompts) {
        Map<String, String> hours = new LinkedHashMap<>();
        for (String day : List.of("mon", "tue", "wed", "thu", "fri", "sat")) {
            hours.put(day, "10:00-21:00");
        }
        hours.put("sun", "11:00-19:00");
        CompanyProfile profile = new CompanyProfile(
                Salon.ZONE,
                Locale.of("ru"),
                "Москва, ул. Лесная, 12",
                "+74951234567",
                Duration.ofHours(3),
                3,
                Map.of("s07", List.of("шеллак", "ноготочки")),
                List.of(),
                null);
        return new CompanyConfig(
                new Company(COMPANY, "Салон «Ромашка»", MONDAY_TEN, "trial"),
                1,
                profile,
                new CrmSettings("salon", null, null, Map.of()),
                new AgentSettings("Салон красоты для всей семьи.", WorkingHours.parse(hours), prompts),
                List.of(),
                List.of(
                        new KnowledgeEntry("parking", List.of("парковка"), "Во дворе есть бесплатная парковка."),
                        new KnowledgeEntry("certificates", List.of(), "Есть сертификаты на 3 000 и 5 000 рублей.")));
    }
}
