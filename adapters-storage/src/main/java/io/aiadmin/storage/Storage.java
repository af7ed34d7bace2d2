package io.aiadmin.storage;

import io.aiadmin.core.access.Accounts;
import io.aiadmin.core.access.ApiTokens;
import io.aiadmin.core.access.AuditLog;
import io.aiadmin.core.booking.BookingLedger;
import io.aiadmin.core.company.CompanyDirectory;
import io.aiadmin.core.company.CompanyEditor;
import io.aiadmin.core.conversation.ConversationLog;
import io.aiadmin.core.conversation.HumanTasks;
import io.aiadmin.core.dialogue.Sessions;
import io.aiadmin.core.plugin.LiveFeeds;
import io.aiadmin.core.plugin.PluginStores;
import io.aiadmin.core.turn.ConversationRunner;
import io.aiadmin.core.turn.Inbox;
import io.aiadmin.core.turn.Outbox;
import io.aiadmin.core.turn.TurnStore;
import io.aiadmin.core.turn.Waking;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.SharedLimits;
import io.aiadmin.storage.jdbi.ConversationEngine;
import io.aiadmin.storage.jdbi.Database;
import io.aiadmin.storage.jdbi.EngineSettings;
import io.aiadmin.storage.jdbi.Job;
import io.aiadmin.storage.jdbi.Retention;
import java.util.List;

/** All storage ports of the core on PostgreSQL and Redis, opened together and closed together. */
public final class Storage implements AutoCloseable {

    private final Database database;
    private final Sessions sessions;
    private final LiveFeeds feeds;
    private final SharedLimits limits;
    private final List<AutoCloseable> servers;

    /** @param servers closed after the database, in this order */
    public Storage(
            Database database, Sessions sessions, LiveFeeds feeds, SharedLimits limits, List<AutoCloseable> servers) {
        this.database = database;
        this.sessions = sessions;
        this.feeds = feeds;
        this.limits = limits;
        this.servers = List.copyOf(servers);
    }

    public CompanyDirectory companies() {
        return database.companies();
    }

    public CompanyEditor companyEditor() {
        return database.companies();
    }

    public Inbox inbox() {
        return database.inbox();
    }

    public TurnStore turns() {
        return database.turns();
    }

    public Outbox outbox() {
        return database.outbox();
    }

    public Waking waking() {
        return database.waking();
    }

    public ConversationLog log() {
        return database.log();
    }

    public HumanTasks humanTasks() {
        return database.humanTasks();
    }

    public BookingLedger ledger() {
        return database.ledger();
    }

    public PluginStores pluginStores() {
        return database.pluginStores();
    }

    public Accounts accounts() {
        return database.accounts();
    }

    public ApiTokens apiTokens() {
        return database.apiTokens();
    }

    public AuditLog audit() {
        return database.audit();
    }

    public Sessions sessions() {
        return sessions;
    }

    public LiveFeeds feeds() {
        return feeds;
    }

    public SharedLimits limits() {
        return limits;
    }

    /** Not started yet. */
    public ConversationEngine engine(
            ConversationRunner runner, EngineSettings settings, Retention retention, List<Job> jobs) {
        return database.engine(runner, settings, retention, jobs);
    }

    /** Whether the database answers. */
    public boolean reachable() {
        return database.reachable();
    }

    /** Forgets all conversations of a company with everything that hangs on them. */
    public void forgetConversations(CompanyId company) {
        database.forgetConversations(company);
    }

    @Override
    public void close() {
        database.close();
        for (AutoCloseable server : servers) {
            try {
                server.close();
            } catch (Exception e) {
                throw new IllegalStateException("a server did not close in order", e);
            }
        }
    }
}
