package io.aiadmin.storage.jdbi;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.aiadmin.core.turn.StorageUnavailableException;
import io.aiadmin.spi.CompanyId;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * The only way to the database.
 *
 * <p>Work for a company runs as a role that row-level security holds, in a transaction that names the company; the name ends with the
 * transaction, so that a pooled connection carries nothing over. Work without a company's name fails. Every call may throw
 * {@link StorageUnavailableException}, within two seconds when the server is away. Used from many threads.
 */
public final class TenantDatabase implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final int PLATFORM_POOL = 4;
    private static final int ENGINE_POOL = 4;

    /** A claim or a heartbeat lost to a power failure is claimed again, and fenced: not worth waiting for the disk. */
    private static final String CARELESS = "; set synchronous_commit = off";

    private final HikariDataSource appSource;
    private final HikariDataSource platformSource;
    private final HikariDataSource engineSource;
    private final Jdbi app;
    private final Jdbi platform;

    private TenantDatabase(DatabaseSettings settings) {
        this.appSource = source(settings, settings.app(), settings.appRole(), "app", settings.poolSize(), "");
        this.platformSource =
                source(settings, settings.platform(), settings.platformRole(), "platform", PLATFORM_POOL, "");
        this.engineSource =
                source(settings, settings.platform(), settings.platformRole(), "engine", ENGINE_POOL, CARELESS);
        this.app = Jdbi.create(appSource);
        this.platform = Jdbi.create(platformSource);
    }

    /**
     * Brings the schema up to date and connects.
     *
     * @throws StorageUnavailableException the server can't be reached
     * @throws IllegalStateException the login lacks a right; the message says which
     */
    public static TenantDatabase open(DatabaseSettings settings) {
        new Schema(settings).bring();
        return new TenantDatabase(settings);
    }

    /** What is done with a connection. Not kept, not handed to another thread. */
    public interface Work<T extends @Nullable Object> {
        T on(Handle handle) throws Exception;
    }

    /** One transaction for one company. */
    public <T extends @Nullable Object> T inCompany(CompanyId company, Work<T> work) {
        return run(
                app,
                handle -> handle.inTransaction(transaction -> {
                    name(transaction, company);
                    return work.on(transaction);
                }));
    }

    /** The same, and everything is read as of one moment. */
    public <T extends @Nullable Object> T snapshot(CompanyId company, Work<T> work) {
        return run(
                app,
                handle -> handle.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, transaction -> {
                    name(transaction, company);
                    return work.on(transaction);
                }));
    }

    /** One call of one routine that names its company itself: a transaction in one round trip. Anything else fails for want of a name. */
    <T extends @Nullable Object> T routine(Work<T> work) {
        return run(app, work);
    }

    /** One transaction across companies, with the platform's narrow rights. */
    public <T extends @Nullable Object> T platform(Work<T> work) {
        return run(platform, handle -> handle.inTransaction(work::on));
    }

    /** For the task engine, which brings its own statements. */
    DataSource engineSource() {
        return engineSource;
    }

    /** Whether the server answers now. */
    public boolean reachable() {
        try {
            return platform(handle ->
                    handle.createQuery("select true").mapTo(Boolean.class).one());
        } catch (StorageUnavailableException _) {
            return false;
        }
    }

    private static void name(Handle handle, CompanyId company) {
        handle.createQuery("select set_config('app.company_id', :company, true)")
                .bind("company", company.toString())
                .mapTo(String.class)
                .one();
    }

    private static <T extends @Nullable Object> T run(Jdbi jdbi, Work<T> work) {
        try (Handle handle = jdbi.open()) {
            return work.on(handle);
        } catch (Exception e) {
            throw Failures.translated(e);
        }
    }

    private static HikariDataSource source(
            DatabaseSettings settings,
            DatabaseSettings.@Nullable Login login,
            String role,
            String name,
            int size,
            String more) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("ai-admin-" + name);
        config.setJdbcUrl(settings.url());
        DatabaseSettings.Login by = login == null ? settings.owner() : login;
        config.setUsername(by.user());
        if (by.password() != null) {
            config.setPassword(by.password().reveal());
        }
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(size, 2));
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setValidationTimeout(1000);
        config.setInitializationFailTimeout(5000);
        config.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
        config.setConnectionInitSql((login == null ? "set role " + Schema.quoted(role) + "; " : "")
                + "set statement_timeout = '15s'; set lock_timeout = '5s'; set idle_in_transaction_session_timeout = '30s'"
                + more);
        Properties driver = new Properties();
        driver.setProperty("ApplicationName", "ai-admin " + name);
        driver.setProperty("connectTimeout", "2");
        driver.setProperty("socketTimeout", "20");
        driver.setProperty("tcpKeepAlive", "true");
        driver.setProperty("prepareThreshold", "2");
        driver.setProperty("preparedStatementCacheQueries", "256");
        config.setDataSourceProperties(driver);
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        appSource.close();
        platformSource.close();
        engineSource.close();
    }
}
