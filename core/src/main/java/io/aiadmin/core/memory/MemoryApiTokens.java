package io.aiadmin.core.memory;

import io.aiadmin.core.access.ApiToken;
import io.aiadmin.core.access.ApiTokens;
import io.aiadmin.spi.CompanyId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tokens that last as long as the process. */
final class MemoryApiTokens implements ApiTokens {

    private final Map<String, ApiToken> byHash = new LinkedHashMap<>();

    @Override
    public synchronized void add(ApiToken token, byte[] hash) {
        byHash.put(HexFormat.of().formatHex(hash), token);
    }

    @Override
    public synchronized Optional<ApiToken> find(byte[] hash, Instant now) {
        return Optional.ofNullable(byHash.get(HexFormat.of().formatHex(hash)))
                .filter(token -> token.expiresAt() == null || now.isBefore(token.expiresAt()));
    }

    @Override
    public synchronized List<ApiToken> list(CompanyId company) {
        return byHash.values().stream()
                .filter(token -> token.company().equals(company))
                .sorted(Comparator.comparing(ApiToken::createdAt))
                .toList();
    }

    @Override
    public synchronized boolean revoke(CompanyId company, UUID id) {
        return byHash.values()
                .removeIf(token -> token.company().equals(company) && token.id().equals(id));
    }
}
