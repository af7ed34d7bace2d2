package io.aiadmin.core.embed;

import io.aiadmin.core.booking.BookingDesk;
import io.aiadmin.core.booking.Pause;
import io.aiadmin.core.catalog.CatalogCache;
import io.aiadmin.core.catalog.SlotSearch;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.conversation.ConversationKey;
import io.aiadmin.core.dialogue.ModelLadder;
import io.aiadmin.core.dialogue.Orchestrator;
import io.aiadmin.core.plugin.Connections;
import io.aiadmin.core.plugin.Lent;
import io.aiadmin.core.plugin.LocalFeeds;
import io.aiadmin.core.plugin.Plugins;
import io.aiadmin.core.plugin.Surroundings;
import io.aiadmin.core.turn.CompanyPermits;
import io.aiadmin.core.turn.ConversationRef;
import io.aiadmin.core.turn.ConversationWorker;
import io.aiadmin.core.turn.Gathering;
import io.aiadmin.core.turn.LedgerSweep;
import io.aiadmin.core.turn.ReplyWaiters;
import io.aiadmin.core.turn.TurnListener;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.PluginStore;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.InboundEvent;
import io.aiadmin.spi.channel.MessageContent;
import io.aiadmin.spi.channel.Sender;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.CrmPlugin;
import io.aiadmin.spi.llm.LanguageModel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One company's receptionist inside another program: text in, text out, visits in the company's CRM. Messages go the same way as in the host,
 * through inbox, turn and ledger. Used from many threads.
 *
 * <pre>{@code
 * try (Receptionist receptionist = Receptionist.builder()
 *         .company("Ромашка", ZoneId.of("Europe/Moscow"))
 *         .crm(new CalendarPlugin(), Map.of())
 *         .model(new OfflinePlugin(), Map.of())
 *         .clock(clock)
 *         .build()) {
 *     Said said = receptionist.reply("conversation-1", Customer.named("Анна").withPhone("+79161112233"), "Хочу постричься");
 * }
 * }</pre>
 */
public final class Receptionist implements AutoCloseable {

    /** The channel that is answered in the same call. */
    private static final String CHANNEL = "api";

    private static final int TURNS_AT_ONCE = 8;
    private static final Logger LOG = LoggerFactory.getLogger(Receptionist.class);

    private final CompanyId company;
    private final Storage storage;
    private final Clock clock;
    private final Duration patience;
    private final Connections connections;
    private final ReplyWaiters waiters = new ReplyWaiters();
    private final Conversations conversations = new Conversations();
    private final List<LanguageModel> models;
    private final AutoCloseable engine;
    private final Thread sweeper;
    private final String crmPlugin;

    Receptionist(ReceptionistBuilder settings, CrmPlugin crm, Storage storage, Clock clock, CompanyId company) {
        this.company = company;
        this.storage = storage;
        this.clock = clock;
        this.patience = settings.patience();
        this.models = settings.opened();
        this.crmPlugin = "crm:" + crm.type();
        Plugins plugins = new Plugins(List.of(crm), List.of(), List.of());
        this.connections = new Connections(
                plugins,
                new Surroundings(
                        storage.pluginStores(),
                        storage.limits(),
                        new LocalFeeds(),
                        clock,
                        settings.privateAddressesAllowed()));
        this.engine = storage.start(worker(settings));
        LedgerSweep sweep = new LedgerSweep(storage.ledger(), storage.waking(), clock);
        this.sweeper = Thread.ofVirtual().name("ledger-sweep").start(() -> sweep(sweep, settings.betweenSweeps()));
    }

    public static ReceptionistBuilder builder() {
        return new ReceptionistBuilder();
    }

    private ConversationWorker worker(ReceptionistBuilder settings) {
        CatalogCache catalogs = new CatalogCache(clock);
        SlotSearch slots = new SlotSearch(clock);
        BookingDesk desk = new BookingDesk(storage.ledger(), storage.tasks(), catalogs, slots, clock, settings.pause());
        Orchestrator agent =
                new Orchestrator(connections, catalogs, slots, desk, new ModelLadder(settings.ranked(), clock), clock);
        TurnListener news = turn -> {
            if (turn.externalIds().isEmpty()) {
                conversations
                        .name(turn.conversation())
                        .ifPresent(name -> settings.news().said(name, Said.of(turn)));
            }
        };
        return new ConversationWorker(
                storage.turns(),
                storage.directory(),
                storage.sessions(),
                storage.outbox(),
                storage.tasks(),
                connections,
                new CompanyPermits(TURNS_AT_ONCE),
                agent,
                clock,
                List.of(waiters, news));
    }

    /**
     * Answers one message. Messages of one conversation are answered one after the other, others at the same time.
     *
     * @param conversation any name, 1 to 200 characters, the same for all messages of one customer
     * @throws NoReplyException there was no answer in time
     */
    public Said reply(String conversation, Customer customer, String text) {
        List<InboundEvent> events = new ArrayList<>(2);
        ConversationAddress address = new ConversationAddress(conversation);
        Instant now = clock.instant();
        Sender sender = new Sender(customer.name(), customer.proven() ? customer.phone() : null, null);
        Phone claimed = customer.proven() ? null : customer.phone();
        if (claimed != null && conversations.isNews(conversation, claimed) && !knows(conversation, claimed)) {
            MessageContent card = new MessageContent.Contact(claimed, customer.name(), false);
            events.add(new InboundEvent.CustomerMessage(newId(), address, now, sender, card));
        }
        String id = newId();
        events.add(new InboundEvent.CustomerMessage(id, address, now, sender, new MessageContent.Text(text)));
        try (ReplyWaiters.Waiter waiter = waiters.expect(company, id)) {
            storage.inbox()
                    .accept(company, CHANNEL, events, Gathering.NONE)
                    .conversations()
                    .forEach(ref -> conversations.remember(ref, conversation));
            return waiter.await(patience)
                    .map(Said::of)
                    .orElseThrow(() -> new NoReplyException("no reply within " + patience));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoReplyException("interrupted while waiting for the reply");
        }
    }

    /** Whether the conversation was told the phone by an earlier process. */
    private boolean knows(String conversation, Phone phone) {
        return storage.log()
                .find(key(conversation))
                .flatMap(id -> storage.turns().committedSession(new ConversationRef(company, id)))
                .map(session -> phone.equals(session.identity().claimed()))
                .orElse(false);
    }

    /** A name that nobody had before. */
    private static String newId() {
        return UUID.randomUUID().toString();
    }

    /** Works on the company's CRM account: its catalogue, its bookings. */
    public <T> T crm(Function<CrmConnector, T> work) {
        try (Lent<CrmConnector> account = connections.crm(config())) {
            return work.apply(account.account());
        }
    }

    /** The documents of the CRM plugin, for those that are filled from outside, such as the built-in appointment book. */
    public PluginStore crmStore() {
        return storage.pluginStores().open(company, crmPlugin);
    }

    /** The company as it is set now. */
    public CompanyConfig config() {
        Optional<CompanyConfig> config = storage.directory().find(company);
        return config.orElseThrow(() -> new IllegalStateException("the company is gone"));
    }

    /** The place of a conversation in the storage, for its log. */
    public ConversationKey key(String conversation) {
        return new ConversationKey(company, CHANNEL, new ConversationAddress(conversation));
    }

    /** What the receptionist works on: logs, tasks for people, the ledger of writes. */
    public Storage storage() {
        return storage;
    }

    private static void sweep(LedgerSweep sweep, Duration between) {
        while (!Thread.currentThread().isInterrupted()) {
            Pause.sleeping().sleep(between);
            try {
                sweep.run();
            } catch (RuntimeException e) {
                LOG.error("the ledger could not be swept", e);
            }
        }
    }

    /** Stops after the turns under way. */
    @Override
    public void close() {
        sweeper.interrupt();
        closeQuietly(engine);
        connections.close();
        models.forEach(Receptionist::closeQuietly);
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("could not be closed: {}", part.getClass().getSimpleName(), e);
        }
    }
}
