package io.aiadmin.storage.embedded;

import io.aiadmin.storage.jdbi.DatabaseSettings;
import io.aiadmin.storage.jdbi.DatabaseSettings.Login;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL with its data in our folder, on this machine's own address, as durable as any. */
final class PostgresProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresProcess.class);
    private static final String DATABASE = "aiadmin";
    private static final String OWNER = "aiadmin_owner";
    private static final Duration START = Duration.ofSeconds(60);

    /** What the library sets for throw-away data, set back; and what a small machine is well served with. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "60"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("max_wal_size", "1GB"),
            Map.entry("checkpoint_completion_target", "0.9"),
            Map.entry("jit", "off"),
            Map.entry("log_min_messages", "warning"),
            Map.entry("log_statement", "none"),
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_parameter_max_length_on_error", "0"),
            Map.entry("timezone", "UTC"));

    private final EmbeddedPostgres server;

    private PostgresProcess(EmbeddedPostgres server) {
        this.server = server;
    }

    static PostgresProcess start(Path data, Path binaries, int port) {
        stopOrphan(data);
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START)
                .setLocaleConfig("locale", "C")
                .setConnectConfig("connectTimeout", "2")
                .setPort(port);
        SETTINGS.forEach(builder::setServerConfig);
        try {
            PostgresProcess process = new PostgresProcess(builder.start());
            process.prepare();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start in " + data, e);
        }
    }

    private static void stopOrphan(Path data) {
        OwnProcess.in(data.resolve("postmaster.pid"), "postgres").ifPresent(orphan -> {
            LOG.info("PostgreSQL of an earlier run is stopped: process {}", orphan.id());
            orphan.stop();
        });
    }

    /** Logins without the superuser's rights, so that development runs into the same walls as production. */
    private void prepare() {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String role : new String[] {OWNER, DatabaseSettings.APP_ROLE, DatabaseSettings.PLATFORM_ROLE}) {
                if (missing(statement, "select 1 from pg_roles where rolname = '" + role + "'")) {
                    statement.execute("create role " + role + " login nosuperuser nobypassrls nocreatedb nocreaterole");
                }
            }
            if (missing(statement, "select 1 from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE + " owner " + OWNER);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the embedded database could not be prepared", e);
        }
    }

    private static boolean missing(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    DatabaseSettings settings() {
        return new DatabaseSettings(
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + DATABASE,
                new Login(OWNER, null),
                new Login(DatabaseSettings.APP_ROLE, null),
                new Login(DatabaseSettings.PLATFORM_ROLE, null),
                DatabaseSettings.STANDARD_POOL);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.warn("PostgreSQL did not stop by itself", e);
        }
    }
}
