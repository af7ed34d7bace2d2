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
import io.aiadmin.core.plugin.PluginStores;
import io.aiadmin.core.turn.ConversationRunner;
import io.aiadmin.core.turn.Inbox;
import io.aiadmin.core.turn.Outbox;
import io.aiadmin.core.turn.StorageUnavailableException;
import io.aiadmin.core.turn.TurnStore;
import io.aiadmin.core.turn.Waking;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.SharedLimits;
import io.aiadmin.storage.jdbi.CompanyCache;
import io.aiadmin.storage.jdbi.ConversationEngine;
import io.aiadmin.storage.jdbi.Database;
import io.aiadmin.storage.jdbi.EngineSettings;
import io.aiadmin.storage.jdbi.Job;
import io.aiadmin.storage.jdbi.Resealing;
import io.aiadmin.storage.jdbi.Retention;
import io.aiadmin.storage.redis.CompanyNews;
import io.aiadmin.storage.redis.RedisLimits;
import io.aiadmin.storage.redis.RedisLink;
import io.aiadmin.storage.redis.RedisLiveFeeds;
import io.aiadmin.storage.redis.RedisSessions;
import io.aiadmin.storage.secrets.KeyRotation;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ports of the core on PostgreSQL and Redis: opens both, hands the ports out, closes both. PostgreSQL must be there at the start and may
 * be away later; Redis may be away at any time. Used from many threads.
 */
public final class Storage implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Storage.class);
    private static final Duration UPKEEP = Duration.ofSeconds(15);

    private final Database database;
    private final RedisLink redis;
    private final CompanyNews news;
    private final RedisSessions sessions;
    private final RedisLimits limits;
    private final RedisLiveFeeds feeds;
    private final ApiTokens apiTokens;
    private final ScheduledExecutorService upkeep = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("storage-upkeep").factory());

    private Storage(Database database, RedisLink redis, int replicas) {
        this.database = database;
        this.redis = redis;
        CompanyCache companies = database.companies();
        this.news = new CompanyNews(redis, companies::heard);
        this.sessions = new RedisSessions(redis, database.keyring());
        this.limits = new RedisLimits(redis, replicas);
        this.feeds = new RedisLiveFeeds(redis, database.keyring());
        this.apiTokens = database.apiTokens();
        companies.announceBy(news::publish);
        redis.onConnect(companies::forgetAll);
    }

    /**
     * Migrates the database and connects.
     *
     * @param clock the product's; leases and gathering go by the database's own
     * @throws StorageUnavailableException PostgreSQL can't be reached
     * @throws IllegalStateException a login lacks a right, or the key file is another one; the message says what to do
     */
    public static Storage open(StorageSettings settings, Clock clock) {
        Database database = Database.open(settings.database(), settings.masterKey(), clock);
        Storage storage = new Storage(
                database, RedisLink.open(settings.redisUrl(), settings.redisPassword()), settings.replicas());
        storage.keepUp();
        return storage;
    }

    private void keepUp() {
        news.subscribe();
        ScheduledFuture<?> _ = upkeep.scheduleWithFixedDelay(
                this::upkeep, UPKEEP.toMillis(), UPKEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void upkeep() {
        try {
            database.companies().poll();
            news.subscribe();
            feeds.refresh();
        } catch (RuntimeException e) {
            LOG.warn("The upkeep failed and is tried again", e);
        }
    }

    public CompanyDirectory directory() {
        return database.companies();
    }

    public CompanyEditor editor() {
        return database.companies();
    }

    public ConversationLog log() {
        return database.log();
    }

    public HumanTasks tasks() {
        return database.humanTasks();
    }

    public BookingLedger ledger() {
        return database.ledger();
    }

    public Sessions sessions() {
        return sessions;
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

    public PluginStores pluginStores() {
        return database.pluginStores();
    }

    public Accounts accounts() {
        return database.accounts();
    }

    public ApiTokens tokens() {
        return apiTokens;
    }

    public AuditLog audit() {
        return database.audit();
    }

    public SharedLimits limits() {
        return limits;
    }

    /** Also lets pages subscribe. */
    public RedisLiveFeeds feeds() {
        return feeds;
    }

    /** Changes companies' sealing keys: add, promote, {@link #resealing}, retire. */
    public KeyRotation keyRotation() {
        return database.keyRotation();
    }

    public Resealing resealing() {
        return database.resealing();
    }

    /**
     * An engine that is not started yet; stop it before the storage is closed.
     *
     * @param jobs run beside the conversations, each on one replica at a time: the sweeper of the booking ledger
     */
    public ConversationEngine engine(ConversationRunner runner, EngineSettings settings, List<Job> jobs) {
        return database.engine(runner, settings, Retention.STANDARD, jobs);
    }

    /** Forgets all conversations of a company with everything that hangs on them, and what channels delivered to it. */
    public void forgetConversations(CompanyId company) {
        database.forgetConversations(company);
    }

    /** Whether PostgreSQL answers now; without it nothing is accepted. */
    public boolean databaseReachable() {
        return database.reachable();
    }

    /** Whether Redis answers now; without it everything works, slower. */
    public boolean redisReachable() {
        return redis.reachable();
    }

    @Override
    public void close() {
        upkeep.shutdownNow();
        redis.close();
        database.close();
    }
}
