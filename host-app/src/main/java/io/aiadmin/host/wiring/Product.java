package io.aiadmin.host.wiring;

import io.aiadmin.core.booking.BookingDesk;
import io.aiadmin.core.booking.Pause;
import io.aiadmin.core.catalog.CatalogCache;
import io.aiadmin.core.catalog.SlotSearch;
import io.aiadmin.core.dialogue.ModelLadder;
import io.aiadmin.core.dialogue.Orchestrator;
import io.aiadmin.core.dialogue.RankedModel;
import io.aiadmin.core.plugin.Connections;
import io.aiadmin.core.plugin.Plugins;
import io.aiadmin.core.plugin.Surroundings;
import io.aiadmin.core.turn.CompanyPermits;
import io.aiadmin.core.turn.ConversationWorker;
import io.aiadmin.core.turn.LedgerSweep;
import io.aiadmin.core.turn.ReplyWaiters;
import io.aiadmin.host.access.Callers;
import io.aiadmin.host.access.LogIns;
import io.aiadmin.host.access.Passwords;
import io.aiadmin.host.chat.Chats;
import io.aiadmin.host.demo.DemoCompany;
import io.aiadmin.host.operations.Readiness;
import io.aiadmin.host.operations.TurnMetrics;
import io.aiadmin.host.settings.ChannelDesk;
import io.aiadmin.host.settings.CompanyDesk;
import io.aiadmin.host.settings.CrmDesk;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.llm.LanguageModelPlugin;
import io.aiadmin.storage.Storage;
import io.aiadmin.storage.jdbi.ConversationEngine;
import io.aiadmin.storage.jdbi.EngineSettings;
import io.aiadmin.storage.jdbi.Job;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole product, built by hand out of its parts, from the storage up to what the routes ask for. */
public final class Product implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Product.class);

    private static final int TURNS_PER_COMPANY = 8;
    private static final Duration LEDGER_SWEEP = Duration.ofSeconds(5);

    private final Storage storage;
    private final Servers servers;
    private final ConversationEngine engine;
    private final Connections connections;
    private final Readiness readiness;
    private final List<Object> beans;

    private Product(
            Storage storage,
            Servers servers,
            ConversationEngine engine,
            Connections connections,
            Readiness readiness,
            List<Object> beans) {
        this.storage = storage;
        this.servers = servers;
        this.engine = engine;
        this.connections = connections;
        this.readiness = readiness;
        this.beans = beans;
    }

    /** Builds everything. The engine works from {@link #start} on. */
    public static Product build(HostOptions options, Servers servers, Clock clock) {
        Storage storage = Storage.open(servers.storage(), clock);
        Plugins plugins = Plugins.found(List.of(Product.class.getClassLoader()));
        Connections connections = new Connections(
                plugins,
                new Surroundings(
                        storage.pluginStores(),
                        storage.limits(),
                        storage.feeds(),
                        clock,
                        options.privateAddressesAllowed()));
        CatalogCache catalogs = new CatalogCache(clock);
        SlotSearch slots = new SlotSearch(clock);
        BookingDesk desk = new BookingDesk(storage.ledger(), storage.tasks(), catalogs, slots, clock, Pause.sleeping());
        Orchestrator orchestrator =
                new Orchestrator(connections, catalogs, slots, desk, models(options, plugins, clock), clock);
        ReplyWaiters waiters = new ReplyWaiters();
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(metrics);
        ConversationWorker worker = new ConversationWorker(
                storage.turns(),
                storage.directory(),
                storage.sessions(),
                storage.outbox(),
                storage.tasks(),
                connections,
                new CompanyPermits(TURNS_PER_COMPANY),
                orchestrator,
                clock,
                List.of(waiters, new TurnMetrics(metrics)));
        LedgerSweep sweep = new LedgerSweep(storage.ledger(), storage.waking(), clock);
        ConversationEngine engine =
                storage.engine(worker, EngineSettings.STANDARD, List.of(new Job("ledger", LEDGER_SWEEP, sweep::run)));
        Readiness readiness = new Readiness(storage::databaseReachable);
        Callers callers = new Callers(storage.tokens(), storage.accounts(), clock);
        List<Object> beans = new ArrayList<>(List.of(
                callers,
                new LogIns(
                        storage.accounts(),
                        storage.editor(),
                        storage.audit(),
                        storage.limits(),
                        new Passwords(),
                        clock),
                new CrmDesk(connections, storage.editor(), catalogs, storage.audit(), clock),
                new ChannelDesk(connections, storage.editor(), storage.audit(), clock, options.publicUrl()),
                new CompanyDesk(storage.editor(), storage.audit(), clock),
                new Chats(storage.directory(), connections, storage.log()),
                readiness,
                metrics,
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
                storage.feeds()));
        if (options.development()) {
            DemoCompany demo = new DemoCompany(
                    storage.directory(),
                    storage.editor(),
                    storage.accounts(),
                    storage.tokens(),
                    storage.pluginStores(),
                    catalogs,
                    slots,
                    storage::forgetConversations,
                    clock);
            demo.prepare();
            beans.add(demo);
        }
        return new Product(storage, servers, engine, connections, readiness, List.copyOf(beans));
    }

    private static ModelLadder models(HostOptions options, Plugins plugins, Clock clock) {
        List<RankedModel> models = new ArrayList<>();
        HostOptions.Gemini gemini = options.gemini();
        if (gemini.key() != null) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("api-key", gemini.key().reveal());
            if (gemini.baseUrl() != null) {
                values.put("base-url", gemini.baseUrl());
            }
            if (gemini.model() != null) {
                values.put("model", gemini.model());
            }
            models.add(model(plugins, "gemini", values));
        }
        models.add(model(plugins, "offline", Map.of()));
        LOG.info("models: {}", models.stream().map(RankedModel::name).toList());
        return new ModelLadder(models, clock);
    }

    private static RankedModel model(Plugins plugins, String type, Map<String, String> values) {
        LanguageModelPlugin plugin = plugins.model(type)
                .orElseThrow(() -> new StartupProblem(
                        "Нет языковой модели " + type + ": её модуль не установлен.",
                        "There is no language model " + type + ": its module is not installed."));
        return new RankedModel(type, plugin.open(Settings.of(plugin.settings(), values)));
    }

    /** What routes may ask for. */
    public List<Object> beans() {
        return beans;
    }

    public Readiness readiness() {
        return readiness;
    }

    public void start() {
        engine.start();
    }

    /** Takes no new work, lets running turns finish, and closes everything. */
    @Override
    public void close() {
        readiness.stop();
        engine.close();
        connections.close();
        storage.close();
        servers.close();
    }
}
