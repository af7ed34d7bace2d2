package io.aiadmin.core.access;

import io.aiadmin.spi.CompanyId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partner's key to one company.
 *
 * @param prefix the first characters, by which the owner recognises it
 * @param expiresAt null for one that does not expire
 */
public record ApiToken(
        UUID id,
        CompanyId company,
        String title,
        String prefix,
        Role role,
        Instant createdAt,
        @Nullable Instant expiresAt) {}
