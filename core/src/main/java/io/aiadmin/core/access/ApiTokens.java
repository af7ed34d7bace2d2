package io.aiadmin.core.access;

import io.aiadmin.spi.CompanyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** API tokens, of which only SHA-256 hashes are kept. Used from many threads. */
public interface ApiTokens {

    void add(ApiToken token, byte[] hash);

    /** The token with this hash, unless revoked or expired. Cached for at most a minute. */
    Optional<ApiToken> find(byte[] hash, Instant now);

    List<ApiToken> list(CompanyId company);

    /** @return false when there is no such token */
    boolean revoke(CompanyId company, UUID token);
}
