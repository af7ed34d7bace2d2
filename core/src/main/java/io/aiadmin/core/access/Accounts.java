package io.aiadmin.core.access;

import io.aiadmin.spi.CompanyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Users, their roles and their open panel sessions. Used from many threads. */
public interface Accounts {

    /** @return false when the e-mail is taken; nothing was changed then */
    boolean add(User user);

    void join(UUID user, CompanyId company, Role role);

    Optional<User> byEmail(String email);

    Optional<User> byId(UUID id);

    List<Membership> memberships(UUID user);

    void changePassword(UUID user, String passwordHash);

    /** @param tokenHash SHA-256 of the random session id, which is not stored */
    void openSession(byte[] tokenHash, UUID user, Instant now, Instant expires);

    /** The user of a session that has not expired and was used within {@code idle}; notes the use. */
    Optional<User> session(byte[] tokenHash, Instant now, java.time.Duration idle);

    void closeSession(byte[] tokenHash);

    void closeSessionsOf(UUID user);
}
