package io.aiadmin.core.memory;

import io.aiadmin.core.access.Accounts;
import io.aiadmin.core.access.Membership;
import io.aiadmin.core.access.Role;
import io.aiadmin.core.access.User;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.CompanyDirectory;
import io.aiadmin.spi.CompanyId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Users and sessions that last as long as the process. */
final class MemoryAccounts implements Accounts {

    private record Open(UUID user, Instant lastUsed, Instant expires) {}

    private final CompanyDirectory companies;
    private final Map<UUID, User> users = new LinkedHashMap<>();
    private final Map<UUID, Map<CompanyId, Role>> roles = new LinkedHashMap<>();
    private final Map<String, Open> sessions = new LinkedHashMap<>();

    MemoryAccounts(CompanyDirectory companies) {
        this.companies = companies;
    }

    @Override
    public synchronized boolean add(User user) {
        if (byEmail(user.email()).isPresent()) {
            return false;
        }
        users.put(user.id(), user);
        return true;
    }

    @Override
    public synchronized void join(UUID user, CompanyId company, Role role) {
        roles.computeIfAbsent(user, _ -> new LinkedHashMap<>()).put(company, role);
    }

    @Override
    public synchronized Optional<User> byEmail(String email) {
        String wanted = email.toLowerCase(Locale.ROOT);
        return users.values().stream()
                .filter(user -> user.email().equals(wanted))
                .findFirst();
    }

    @Override
    public synchronized Optional<User> byId(UUID id) {
        return Optional.ofNullable(users.get(id));
    }

    @Override
    public synchronized List<Membership> memberships(UUID user) {
        List<Membership> memberships = new ArrayList<>();
        roles.getOrDefault(user, Map.of())
                .forEach((company, role) -> companies
                        .find(company)
                        .map(CompanyConfig::company)
                        .ifPresent(found -> memberships.add(new Membership(company, found.name(), role))));
        return memberships;
    }

    @Override
    public synchronized void changePassword(UUID id, String passwordHash) {
        users.computeIfPresent(
                id, (_, user) -> new User(id, user.email(), user.name(), passwordHash, user.createdAt()));
    }

    @Override
    public synchronized void openSession(byte[] tokenHash, UUID user, Instant now, Instant expires) {
        sessions.put(HexFormat.of().formatHex(tokenHash), new Open(user, now, expires));
    }

    @Override
    public synchronized Optional<User> session(byte[] tokenHash, Instant now, Duration idle) {
        String key = HexFormat.of().formatHex(tokenHash);
        Open open = sessions.get(key);
        if (open == null || !now.isBefore(open.expires) || now.isAfter(open.lastUsed.plus(idle))) {
            sessions.remove(key);
            return Optional.empty();
        }
        sessions.put(key, new Open(open.user, now, open.expires));
        return byId(open.user);
    }

    @Override
    public synchronized void closeSession(byte[] tokenHash) {
        sessions.remove(HexFormat.of().formatHex(tokenHash));
    }

    @Override
    public synchronized void closeSessionsOf(UUID user) {
        sessions.values().removeIf(open -> open.user.equals(user));
    }
}
