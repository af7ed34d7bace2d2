package io.aiadmin.storage.jdbi;

import io.aiadmin.core.access.Accounts;
import io.aiadmin.core.access.Membership;
import io.aiadmin.core.access.Role;
import io.aiadmin.core.access.User;
import io.aiadmin.spi.CompanyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Users belong to no company, so that they are read with the platform's rights. */
final class JdbiAccounts implements Accounts {

    /** A session's use is noted once a minute: pages ask more often than that. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    private static final String USER = "select u.id, u.email, u.name, u.password_hash, u.created_at from users u ";

    private final TenantDatabase database;

    JdbiAccounts(TenantDatabase database) {
        this.database = database;
    }

    @Override
    public boolean add(User user) {
        return database.platform(handle -> handle.createUpdate("""
                                insert into users (id, email, name, password_hash, created_at)
                                values (:id, :email, :name, :hash, :created) on conflict do nothing""")
                        .bind("id", user.id())
                        .bind("email", lower(user.email()))
                        .bind("name", user.name())
                        .bind("hash", user.passwordHash())
                        .bind("created", user.createdAt())
                        .execute()
                == 1);
    }

    @Override
    public void join(UUID user, CompanyId company, Role role) {
        database.inCompany(
                company,
                handle -> handle.createUpdate("""
                        insert into memberships (company_id, user_id, role) values (:company, :user, :role)
                        on conflict (company_id, user_id) do update set role = excluded.role""")
                        .bind("company", company.value())
                        .bind("user", user)
                        .bind("role", role.name())
                        .execute());
    }

    @Override
    public Optional<User> byEmail(String email) {
        return database.platform(handle -> handle.createQuery(USER + "where u.email = :email")
                .bind("email", lower(email))
                .map((row, _) -> user(row))
                .findOne());
    }

    @Override
    public Optional<User> byId(UUID id) {
        return database.platform(handle -> handle.createQuery(USER + "where u.id = :id")
                .bind("id", id)
                .map((row, _) -> user(row))
                .findOne());
    }

    @Override
    public List<Membership> memberships(UUID user) {
        return database.platform(handle -> handle.createQuery("""
                        select m.company_id, c.name, m.role from memberships m join companies c on c.id = m.company_id
                        where m.user_id = :user order by c.name, m.company_id""")
                .bind("user", user)
                .map((row, _) -> new Membership(
                        new CompanyId(row.getObject("company_id", UUID.class)),
                        row.getString("name"),
                        Role.valueOf(row.getString("role"))))
                .list());
    }

    @Override
    public void changePassword(UUID user, String passwordHash) {
        database.platform(handle -> handle.createUpdate("update users set password_hash = :hash where id = :id")
                .bind("hash", passwordHash)
                .bind("id", user)
                .execute());
    }

    @Override
    public void openSession(byte[] tokenHash, UUID user, Instant now, Instant expires) {
        database.platform(handle -> handle.createUpdate("""
                        insert into panel_sessions (token_hash, user_id, opened_at, expires_at, used_at)
                        values (:hash, :user, :now, :expires, :now)""")
                .bind("hash", tokenHash)
                .bind("user", user)
                .bind("now", now)
                .bind("expires", expires)
                .execute());
    }

    @Override
    public Optional<User> session(byte[] tokenHash, Instant now, Duration idle) {
        return database.platform(handle -> {
            Optional<User> user = handle.createQuery(USER + """
                            join panel_sessions s on s.user_id = u.id
                            where s.token_hash = :hash and s.expires_at > :now and s.used_at > :idle""")
                    .bind("hash", tokenHash)
                    .bind("now", now)
                    .bind("idle", now.minus(idle))
                    .map((row, _) -> user(row))
                    .findOne();
            if (user.isPresent()) {
                handle.createUpdate(
                                "update panel_sessions set used_at = :now where token_hash = :hash and used_at <= :noted")
                        .bind("now", now)
                        .bind("hash", tokenHash)
                        .bind("noted", now.minus(shorter(idle)))
                        .execute();
            }
            return user;
        });
    }

    private static Duration shorter(Duration idle) {
        Duration part = idle.dividedBy(10);
        return part.compareTo(NOTED) < 0 ? part : NOTED;
    }

    @Override
    public void closeSession(byte[] tokenHash) {
        database.platform(handle -> handle.createUpdate("delete from panel_sessions where token_hash = :hash")
                .bind("hash", tokenHash)
                .execute());
    }

    @Override
    public void closeSessionsOf(UUID user) {
        database.platform(handle -> handle.createUpdate("delete from panel_sessions where user_id = :user")
                .bind("user", user)
                .execute());
    }

    private static String lower(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                row.getString("password_hash"),
                row.getTimestamp("created_at").toInstant());
    }
}
