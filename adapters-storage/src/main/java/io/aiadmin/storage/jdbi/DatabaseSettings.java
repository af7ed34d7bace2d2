package io.aiadmin.storage.jdbi;

import io.aiadmin.spi.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is and who logs in.
 *
 * @param url {@code jdbc:postgresql://host:5432/name}
 * @param owner owns the schema: runs the migrations, and the application too where it has no login of its own
 * @param app what the application works as; null lets the owner take the role {@value #APP_ROLE}
 * @param platform what the jobs across companies work as; null lets the owner take the role {@value #PLATFORM_ROLE}
 * @param poolSize connections for the application; the platform has a few of its own
 */
public record DatabaseSettings(
        String url,
        Login owner,
        @Nullable Login app,
        @Nullable Login platform,
        int poolSize) {

    public static final String APP_ROLE = "aiadmin_app";
    public static final String PLATFORM_ROLE = "aiadmin_platform";

    /** Enough for hundreds of turns a second: a turn holds a connection for milliseconds. */
    public static final int STANDARD_POOL = 12;

    public DatabaseSettings {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("the database's address begins with jdbc:postgresql:");
        }
        if (poolSize < 2) {
            throw new IllegalArgumentException("connections: " + poolSize);
        }
    }

    /** One login that owns the schema; the application takes the lesser roles by itself. */
    public static DatabaseSettings of(String url, String user, @Nullable Secret password) {
        return new DatabaseSettings(url, new Login(user, password), null, null, STANDARD_POOL);
    }

    String appRole() {
        return app == null ? APP_ROLE : app.user();
    }

    String platformRole() {
        return platform == null ? PLATFORM_ROLE : platform.user();
    }

    /** @param password null where the server asks for none */
    public record Login(String user, @Nullable Secret password) {

        private static final java.util.regex.Pattern NAME =
                java.util.regex.Pattern.compile("[A-Za-z_][A-Za-z0-9_.@-]{0,62}");

        public Login {
            if (!NAME.matcher(user).matches()) {
                throw new IllegalArgumentException("not the name of a database user");
            }
        }
    }
}
