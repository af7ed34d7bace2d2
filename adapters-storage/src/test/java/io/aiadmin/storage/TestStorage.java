package io.aiadmin.storage;

import io.aiadmin.core.access.Accounts;
import io.aiadmin.core.access.ApiTokens;
import io.aiadmin.core.access.AuditLog;
import io.aiadmin.core.booking.BookingLedger;
import io.aiadmin.core.company.Company;
import io.aiadmin.core.company.CompanyDirectory;
import io.aiadmin.core.company.CompanyEditor;
import io.aiadmin.core.company.CompanyProfile;
import io.aiadmin.core.contract.StorageUnderTest;
import io.aiadmin.core.conversation.ConversationKey;
import io.aiadmin.core.conversation.ConversationLog;
import io.aiadmin.core.conversation.HumanTasks;
import io.aiadmin.core.dialogue.Session;
import io.aiadmin.core.dialogue.Sessions;
import io.aiadmin.core.plugin.PluginStores;
import io.aiadmin.core.turn.ConversationRunner;
import io.aiadmin.core.turn.Inbox;
import io.aiadmin.core.turn.Outbox;
import io.aiadmin.core.turn.TurnStore;
import io.aiadmin.core.turn.Waking;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.storage.jdbi.ConversationEngine;
import io.aiadmin.storage.jdbi.EngineSettings;
import io.aiadmin.storage.jdbi.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The storage that the core's contracts are held against. */
public final class TestStorage implements StorageUnderTest {

    private static final TestStorage SHARED = new TestStorage(open());

    private final Storage storage;

    private TestStorage(Storage storage) {
        this.storage = storage;
    }

    public static TestStorage shared() {
        return SHARED;
    }

    /** Another replica on the same servers. */
    public static Storage open() {
        return Storage.open(StorageSettings.embedded(TestServers.get(), TestDatabase.MASTER), Clock.systemUTC());
    }

    public Storage storage() {
        return storage;
    }

    @Override
    public CompanyDirectory directory() {
        return storage.directory();
    }

    @Override
    public CompanyEditor editor() {
        return storage.editor();
    }

    @Override
    public ConversationLog log() {
        return storage.log();
    }

    @Override
    public HumanTasks tasks() {
        return storage.tasks();
    }

    @Override
    public BookingLedger ledger() {
        return storage.ledger();
    }

    /** The contract of sessions makes up its companies; ours need a key, and so a company. */
    @Override
    public Sessions sessions() {
        return new Sessions() {
            @Override
            public Optional<Session> find(ConversationKey key) {
                exist(key.company());
                return storage.sessions().find(key);
            }

            @Override
            public void save(Session session) {
                exist(session.key().company());
                storage.sessions().save(session);
            }

            @Override
            public void forget(ConversationKey key) {
                exist(key.company());
                storage.sessions().forget(key);
            }
        };
    }

    private void exist(CompanyId company) {
        if (storage.directory().find(company).isEmpty()) {
            storage.editor()
                    .create(
                            new Company(company, "Ромашка", Instant.EPOCH, "trial"),
                            CompanyProfile.standard(ZoneId.of("Europe/Moscow")));
        }
    }

    @Override
    public Inbox inbox() {
        return storage.inbox();
    }

    @Override
    public TurnStore turns() {
        return storage.turns();
    }

    @Override
    public Outbox outbox() {
        return storage.outbox();
    }

    @Override
    public Waking waking() {
        return storage.waking();
    }

    @Override
    public PluginStores pluginStores() {
        return storage.pluginStores();
    }

    @Override
    public Accounts accounts() {
        return storage.accounts();
    }

    @Override
    public ApiTokens tokens() {
        return storage.tokens();
    }

    @Override
    public AuditLog audit() {
        return storage.audit();
    }

    @Override
    public AutoCloseable startEngine(ConversationRunner runner) {
        ConversationEngine engine = storage.engine(runner, EngineSettings.STANDARD, List.of());
        engine.start();
        return engine;
    }
}
