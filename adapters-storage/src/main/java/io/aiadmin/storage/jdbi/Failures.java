package io.aiadmin.storage.jdbi;

import io.aiadmin.core.turn.StorageUnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Tells a database that can't be reached from a statement that is wrong. */
final class Failures {

    /** Shutting down, starting up, no room, standby after a failover, cancelled for taking too long. */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "57014", "53300", "25006");

    private Failures() {}

    /** What the caller sees instead of the exception. */
    static RuntimeException translated(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isAway(sql)) {
                return new StorageUnavailableException("the database can't be reached", failure);
            }
        }
        return failure instanceof RuntimeException runtime ? runtime : new IllegalStateException(failure);
    }

    private static boolean isAway(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientConnectionException
                || (state != null && (state.startsWith("08") || AWAY.contains(state)));
    }
}
