package io.aiadmin.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.core.access.Accounts;
import io.aiadmin.core.access.Membership;
import io.aiadmin.core.access.Role;
import io.aiadmin.core.access.User;
import io.aiadmin.spi.CompanyId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of users does. */
public abstract class AccountsContract {

    private static final Duration IDLE = Duration.ofHours(12);

    private Accounts accounts;
    private User user;

    protected abstract StorageUnderTest storage();

    @BeforeEach
    void open() {
        accounts = storage().accounts();
        user = user("owner-" + UUID.randomUUID() + "@example.ru");
        accounts.add(user);
    }

    @Test
    void userIsFoundByEmailInAnyCaseAndById() {
        assertThat(accounts.byEmail(user.email())).contains(user);
        assertThat(accounts.byEmail(user.email().toUpperCase(java.util.Locale.ROOT)))
                .contains(user);
        assertThat(accounts.byId(user.id())).contains(user);
        assertThat(accounts.byEmail("nobody@example.ru")).isEmpty();
        assertThat(accounts.byId(UUID.randomUUID())).isEmpty();
    }

    @Test
    void emailIsTakenOnce() {
        User second = user(user.email());
        assertThat(accounts.add(second)).isFalse();
        assertThat(accounts.byId(second.id())).isEmpty();
    }

    @Test
    void userBelongsToCompaniesInRoles() {
        CompanyId one = Sample.company(storage());
        CompanyId two = Sample.company(storage());
        accounts.join(user.id(), one, Role.OWNER);
        accounts.join(user.id(), two, Role.VIEWER);
        accounts.join(user.id(), two, Role.OPERATOR);
        assertThat(accounts.memberships(user.id()))
                .containsExactlyInAnyOrder(
                        new Membership(one, "Ромашка", Role.OWNER), new Membership(two, "Ромашка", Role.OPERATOR));
        assertThat(accounts.memberships(UUID.randomUUID())).isEmpty();
    }

    @Test
    void passwordIsChanged() {
        accounts.changePassword(user.id(), "$argon2id$other");
        assertThat(accounts.byId(user.id()).orElseThrow().passwordHash()).isEqualTo("$argon2id$other");
    }

    @Test
    void sessionLastsWhileItIsUsedAndNotLonger() {
        byte[] hash = hash();
        accounts.openSession(hash, user.id(), Sample.NOON, Sample.NOON.plus(Duration.ofDays(30)));
        assertThat(accounts.session(hash, Sample.NOON.plus(Duration.ofHours(11)), IDLE))
                .contains(user);
        assertThat(accounts.session(hash, Sample.NOON.plus(Duration.ofHours(22)), IDLE))
                .contains(user);
        assertThat(accounts.session(hash, Sample.NOON.plus(Duration.ofHours(35)), IDLE))
                .isEmpty();
    }

    @Test
    void sessionExpiresHoweverMuchItIsUsed() {
        byte[] hash = hash();
        accounts.openSession(hash, user.id(), Sample.NOON, Sample.NOON.plus(Duration.ofHours(2)));
        assertThat(accounts.session(hash, Sample.NOON.plus(Duration.ofHours(1)), IDLE))
                .contains(user);
        assertThat(accounts.session(hash, Sample.NOON.plus(Duration.ofHours(2)), IDLE))
                .isEmpty();
    }

    @Test
    void closedSessionsAreGone() {
        byte[] one = hash();
        byte[] two = hash();
        byte[] three = hash();
        for (byte[] hash : new byte[][] {one, two, three}) {
            accounts.openSession(hash, user.id(), Sample.NOON, Sample.NOON.plus(Duration.ofDays(1)));
        }
        accounts.closeSession(one);
        assertThat(accounts.session(one, Sample.NOON, IDLE)).isEmpty();
        assertThat(accounts.session(two, Sample.NOON, IDLE)).contains(user);
        accounts.closeSessionsOf(user.id());
        assertThat(accounts.session(two, Sample.NOON, IDLE)).isEmpty();
        assertThat(accounts.session(three, Sample.NOON, IDLE)).isEmpty();
    }

    @Test
    void unknownSessionIsNobodys() {
        assertThat(accounts.session(hash(), Sample.NOON, IDLE)).isEmpty();
    }

    private static User user(String email) {
        return new User(UUID.randomUUID(), email, "Ольга", "$argon2id$first", Sample.NOON);
    }

    static byte[] hash() {
        try {
            byte[] random = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
            return MessageDigest.getInstance("SHA-256").digest(random);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
