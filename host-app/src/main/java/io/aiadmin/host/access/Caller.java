package io.aiadmin.host.access;

import io.aiadmin.core.access.Role;
import io.aiadmin.spi.CompanyId;

/**
 * Who calls, proven: a partner's token or a logged-in user, always for one company.
 *
 * @param actor for the audit log: {@code token:…} or {@code user:…}
 */
public record Caller(CompanyId company, Role role, String actor) {}
