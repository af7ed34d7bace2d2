package io.aiadmin.storage.jdbi;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the database to the form that this release works with: roles first, then migrations. Replicas may do it at once. */
final class Schema {

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);
    private static final String ALREADY_THERE = "42710";
    private static final String SIMULTANEOUS = "23505";
    private static final String NOT_ALLOWED = "42501";

    private final DatabaseSettings settings;

    Schema(DatabaseSettings settings) {
        this.settings = settings;
    }

    void bring() {
        PGSimpleDataSource owner = owner();
        try (Connection connection = owner.getConnection()) {
            role(connection, settings.appRole(), settings.app() == null);
            role(connection, settings.platformRole(), settings.platform() == null);
        } catch (SQLException e) {
            throw Failures.translated(e);
        }
        int done = Flyway.configure()
                .dataSource(owner)
                .locations("classpath:db/migration")
                .placeholders(Map.of(
                        "app_role", quoted(settings.appRole()), "platform_role", quoted(settings.platformRole())))
                .failOnMissingLocations(true)
                .load()
                .migrate()
                .migrationsExecuted;
        LOG.info("The schema is up to date, migrations carried out: {}", done);
    }

    private PGSimpleDataSource owner() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        source.setUser(settings.owner().user());
        if (settings.owner().password() != null) {
            source.setPassword(settings.owner().password().reveal());
        }
        source.setConnectTimeout(5);
        source.setOptions("-c lock_timeout=5s");
        source.setApplicationName("ai-admin migrations");
        return source;
    }

    /** @param taken whether the owner works in this role, since it has no login of its own */
    private void role(Connection connection, String role, boolean taken) throws SQLException {
        if (!exists(connection, role)) {
            create(connection, role);
        }
        if (isTrue(connection, "select rolsuper or rolbypassrls from pg_roles where rolname = " + literal(role))) {
            throw new IllegalStateException(
                    "the role " + role + " passes by row-level security: take SUPERUSER and BYPASSRLS from it");
        }
        if (taken && !isTrue(connection, mayTake(connection, role))) {
            execute(connection, "grant " + quoted(role) + " to current_user", role);
        }
    }

    private static void create(Connection connection, String role) throws SQLException {
        try {
            execute(
                    connection,
                    "create role " + quoted(role) + " nologin nosuperuser nobypassrls nocreatedb nocreaterole",
                    role);
        } catch (SQLException e) {
            if (!ALREADY_THERE.equals(e.getSQLState()) && !SIMULTANEOUS.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    private static String mayTake(Connection connection, String role) throws SQLException {
        String right = connection.getMetaData().getDatabaseMajorVersion() >= 16 ? "SET" : "MEMBER";
        return "select pg_has_role(current_user, " + literal(role) + ", '" + right + "')";
    }

    private static boolean exists(Connection connection, String role) throws SQLException {
        return isTrue(connection, "select count(*) > 0 from pg_roles where rolname = " + literal(role));
    }

    private static void execute(Connection connection, String sql, String role) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            if (NOT_ALLOWED.equals(e.getSQLState())) {
                throw new IllegalStateException(
                        "the database's user may not prepare the role " + role
                                + "; let an administrator run once: create role " + quoted(role) + " nologin; grant "
                                + quoted(role) + " to the user",
                        e);
            }
            throw e;
        }
    }

    private static boolean isTrue(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /** Role names can't be bound; {@link DatabaseSettings.Login} has checked their form. */
    static String quoted(String role) {
        return '"' + role + '"';
    }

    private static String literal(@Nullable String role) {
        return "'" + role + "'";
    }
}
