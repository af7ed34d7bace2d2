package io.aiadmin.host.panel;

import io.aiadmin.core.access.Role;
import io.aiadmin.core.access.User;
import io.aiadmin.core.booking.BookingDesk;
import io.aiadmin.core.booking.Pause;
import io.aiadmin.core.catalog.CatalogCache;
import io.aiadmin.core.catalog.SlotSearch;
import io.aiadmin.core.conversation.HumanTask;
import io.aiadmin.core.dialogue.ModelLadder;
import io.aiadmin.core.dialogue.Orchestrator;
import io.aiadmin.core.dialogue.RankedModel;
import io.aiadmin.core.memory.MemoryEngine;
import io.aiadmin.core.memory.MemoryStorage;
import io.aiadmin.core.plugin.Connections;
import io.aiadmin.core.plugin.LocalFeeds;
import io.aiadmin.core.plugin.Plugins;
import io.aiadmin.core.plugin.Surroundings;
import io.aiadmin.core.turn.CompanyPermits;
import io.aiadmin.core.turn.ConversationWorker;
import io.aiadmin.core.turn.ReplyWaiters;
import io.aiadmin.host.access.Callers;
import io.aiadmin.host.access.LogIns;
import io.aiadmin.host.access.Passwords;
import io.aiadmin.host.chat.Chats;
import io.aiadmin.host.demo.DemoCompany;
import io.aiadmin.host.settings.ChannelDesk;
import io.aiadmin.host.settings.CompanyDesk;
import io.aiadmin.host.settings.CrmDesk;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.llm.LanguageModelPlugin;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The host with its pages, the demo company and the offline dialogue, on the storage in memory and on a Monday morning. */
final class PanelServer implements AutoCloseable {

    static final String VIEWER = "viewer@example.org";
    static final String VIEWER_PASSWORD = "only-reading";

    private static final Instant MONDAY = Instant.parse("2026-11-23T07:00:00Z");

    private final Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), MONDAY))
            .withZone(ZoneOffset.UTC);
    private final MemoryStorage storage = new MemoryStorage(clock);
    private final Connections connections;
    private final MemoryEngine engine;
    private final ApplicationContext context;
    private final EmbeddedServer server;

    PanelServer() {
        Plugins plugins = Plugins.found(List.of(PanelServer.class.getClassLoader()));
        LocalFeeds feeds = new LocalFeeds();
        this.connections = new Connections(
                plugins, new Surroundings(storage.pluginStores(), storage.limits(), feeds, clock, true));
        CatalogCache catalogs = new CatalogCache(clock);
        SlotSearch slots = new SlotSearch(clock);
        BookingDesk desk = new BookingDesk(storage.ledger(), storage.tasks(), catalogs, slots, clock, Pause.sleeping());
        LanguageModelPlugin offline = plugins.model("offline").orElseThrow();
        ModelLadder models = new ModelLadder(
                List.of(new RankedModel("offline", offline.open(Settings.of(offline.settings(), Map.of())))), clock);
        ReplyWaiters waiters = new ReplyWaiters();
        this.engine = storage.engine(new ConversationWorker(
                storage.turns(),
                storage.directory(),
                storage.sessions(),
                storage.outbox(),
                storage.tasks(),
                connections,
                new CompanyPermits(8),
                new Orchestrator(connections, catalogs, slots, desk, models, clock),
                clock,
                List.of(waiters)));
        DemoCompany demo = new DemoCompany(
                storage.directory(),
                storage.editor(),
                storage.accounts(),
                storage.tokens(),
                storage.pluginStores(),
                catalogs,
                slots,
                _ -> {},
                clock);
        demo.prepare();
        User viewer = new User(UUID.randomUUID(), VIEWER, "Вера", new Passwords().hash(VIEWER_PASSWORD), MONDAY);
        storage.accounts().add(viewer);
        storage.accounts().join(viewer.id(), DemoCompany.ID, Role.VIEWER);
        this.context = ApplicationContext.builder()
                .properties(Map.of("micronaut.server.port", -1, "micronaut.server.host", "127.0.0.1"))
                .singletons(
                        new Callers(storage.tokens(), storage.accounts(), clock),
                        new LogIns(
                                storage.accounts(),
                                storage.editor(),
                                storage.audit(),
                                storage.limits(),
                                new Passwords(),
                                clock),
                        new CrmDesk(connections, storage.editor(), catalogs, storage.audit(), clock),
                        new ChannelDesk(connections, storage.editor(), storage.audit(), clock, null),
                        new CompanyDesk(storage.editor(), storage.audit(), clock),
                        new Chats(storage.directory(), connections, storage.log()),
                        demo,
                        waiters,
                        connections,
                        catalogs,
                        clock,
                        storage.inbox(),
                        storage.directory(),
                        storage.log(),
                        storage.tokens(),
                        storage.accounts(),
                        storage.audit(),
                        storage.tasks(),
                        storage.ledger(),
                        storage.outbox(),
                        storage.waking(),
                        feeds)
                .banner(false)
                .build()
                .start();
        this.server = context.getBean(EmbeddedServer.class).start();
    }

    String url(String path) {
        return "http://localhost:" + server.getPort() + path;
    }

    MemoryStorage storage() {
        return storage;
    }

    /** Something for a person to do, in no conversation. */
    void openTask(String text) {
        storage.tasks()
                .open(new HumanTask(
                        UUID.randomUUID(),
                        DemoCompany.ID,
                        null,
                        HumanTask.Kind.WISH,
                        text,
                        MONDAY.minus(Duration.ofMinutes(12)),
                        null));
    }

    @Override
    public void close() {
        server.stop();
        context.close();
        engine.close();
        connections.close();
    }
}
