package io.aiadmin.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.core.access.ApiToken;
import io.aiadmin.core.access.ApiTokens;
import io.aiadmin.core.access.Role;
import io.aiadmin.spi.CompanyId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of API tokens does. */
public abstract class ApiTokensContract {

    private ApiTokens tokens;
    private CompanyId company;

    protected abstract StorageUnderTest storage();

    @BeforeEach
    void open() {
        tokens = storage().tokens();
        company = Sample.company(storage());
    }

    @Test
    void tokenIsFoundByItsHashAlone() {
        byte[] hash = AccountsContract.hash();
        ApiToken token = token(null);
        tokens.add(token, hash);
        assertThat(tokens.find(hash, Sample.NOON)).contains(token);
        assertThat(tokens.find(AccountsContract.hash(), Sample.NOON)).isEmpty();
    }

    @Test
    void expiredTokenIsNotFound() {
        byte[] hash = AccountsContract.hash();
        tokens.add(token(Sample.NOON.plus(Duration.ofHours(1))), hash);
        assertThat(tokens.find(hash, Sample.NOON)).isPresent();
        assertThat(tokens.find(hash, Sample.NOON.plus(Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void revokedTokenIsGone() {
        byte[] hash = AccountsContract.hash();
        ApiToken token = token(null);
        tokens.add(token, hash);
        assertThat(tokens.revoke(company, token.id())).isTrue();
        assertThat(tokens.revoke(company, token.id())).isFalse();
        assertThat(tokens.find(hash, Sample.NOON)).isEmpty();
        assertThat(tokens.list(company)).isEmpty();
    }

    @Test
    void companySeesAndRevokesItsOwnOnly() {
        ApiToken token = token(null);
        tokens.add(token, AccountsContract.hash());
        CompanyId other = Sample.company(storage());
        assertThat(tokens.list(other)).isEmpty();
        assertThat(tokens.revoke(other, token.id())).isFalse();
        assertThat(tokens.list(company)).containsExactly(token);
    }

    private ApiToken token(Instant expiresAt) {
        return new ApiToken(UUID.randomUUID(), company, "Партнёр", "aia_1234", Role.MANAGER, Sample.NOON, expiresAt);
    }
}
