package io.aiadmin.storage.jdbi;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.aiadmin.core.access.ApiToken;
import io.aiadmin.core.access.ApiTokens;
import io.aiadmin.core.access.Role;
import io.aiadmin.spi.CompanyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tokens by their hashes. A token found is remembered for a minute, so that a revocation on another replica counts a minute later. */
final class JdbiApiTokens implements ApiTokens {

    private static final String SELECT =
            "select company_id, id, title, prefix, role, created_at, expires_at from api_tokens where revoked_at is null and ";

    private final TenantDatabase database;
    private final Cache<String, ApiToken> found = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    JdbiApiTokens(TenantDatabase database) {
        this.database = database;
    }

    @Override
    public void add(ApiToken token, byte[] hash) {
        database.inCompany(
                token.company(),
                handle -> handle.createUpdate("""
                        insert into api_tokens (company_id, id, title, prefix, token_hash, role, created_at, expires_at)
                        values (:company, :id, :title, :prefix, :hash, :role, :created, :expires)""")
                        .bind("company", token.company().value())
                        .bind("id", token.id())
                        .bind("title", token.title())
                        .bind("prefix", token.prefix())
                        .bind("hash", hash)
                        .bind("role", token.role().name())
                        .bind("created", token.createdAt())
                        .bind("expires", token.expiresAt())
                        .execute());
    }

    @Override
    public Optional<ApiToken> find(byte[] hash, Instant now) {
        String name = HexFormat.of().formatHex(hash);
        ApiToken known = found.getIfPresent(name);
        if (known == null) {
            known = database.platform(handle -> handle.createQuery(SELECT + "token_hash = :hash")
                    .bind("hash", hash)
                    .map((row, _) -> token(row))
                    .findOne()
                    .orElse(null));
            if (known == null) {
                return Optional.empty();
            }
            found.put(name, known);
        }
        Instant expires = known.expiresAt();
        return expires == null || now.isBefore(expires) ? Optional.of(known) : Optional.empty();
    }

    @Override
    public List<ApiToken> list(CompanyId company) {
        return database.inCompany(
                company,
                handle -> handle.createQuery(SELECT + "company_id = :company order by created_at, id")
                        .bind("company", company.value())
                        .map((row, _) -> token(row))
                        .list());
    }

    @Override
    public boolean revoke(CompanyId company, UUID token) {
        boolean revoked = database.inCompany(
                company,
                handle -> handle.createUpdate(
                                        "update api_tokens set revoked_at = now() where company_id = :company and id = :id and revoked_at is null")
                                .bind("company", company.value())
                                .bind("id", token)
                                .execute()
                        == 1);
        found.asMap().values().removeIf(known -> known.id().equals(token));
        return revoked;
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        Timestamp expires = row.getTimestamp("expires_at");
        return new ApiToken(
                row.getObject("id", UUID.class),
                new CompanyId(row.getObject("company_id", UUID.class)),
                row.getString("title"),
                row.getString("prefix"),
                Role.valueOf(row.getString("role")),
                row.getTimestamp("created_at").toInstant(),
                expires == null ? null : expires.toInstant());
    }
}
