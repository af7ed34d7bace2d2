package io.aiadmin.host.access;

import io.aiadmin.core.access.Accounts;
import io.aiadmin.core.access.ApiToken;
import io.aiadmin.core.access.ApiTokens;
import io.aiadmin.core.access.Membership;
import io.aiadmin.core.access.Role;
import io.aiadmin.core.access.User;
import io.aiadmin.host.http.ApiException;
import io.aiadmin.spi.CompanyId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds out who calls: a partner by its token, a user by the panel's cookie. Requests that change something by cookie must carry the cross-site token.
 */
public final class Callers {

    /** How long a panel session lives without use. */
    public static final Duration IDLE = Duration.ofHours(12);

    private final ApiTokens tokens;
    private final Accounts accounts;
    private final Clock clock;

    public Callers(ApiTokens tokens, Accounts accounts, Clock clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * A partner's call.
     *
     * @throws ApiException 401 without a valid token
     */
    public Caller partner(HttpRequest<?> request) {
        return byToken(request).orElseThrow(ApiException::unauthorized);
    }

    /**
     * A call for one company, by token or cookie.
     *
     * @throws ApiException 401 for strangers, 404 for those of another company, 403 for those without the right
     */
    public Caller of(HttpRequest<?> request, String companyId, Predicate<Role> right) {
        Caller caller = find(request, companyId);
        if (!right.test(caller.role())) {
            throw ApiException.forbidden();
        }
        return caller;
    }

    private Caller find(HttpRequest<?> request, String companyId) {
        Optional<Caller> partner = byToken(request);
        if (partner.isPresent()) {
            if (!partner.get().company().toString().equals(companyId)) {
                throw ApiException.notFound();
            }
            return partner.get();
        }
        User user = user(request).orElseThrow(ApiException::unauthorized);
        if (!CrossSite.safe(request)) {
            throw ApiException.forbidden();
        }
        return membership(accounts.memberships(user.id()), companyId)
                .map(member -> new Caller(member.company(), member.role(), "user:" + user.id()))
                .orElseThrow(ApiException::notFound);
    }

    private static Optional<Membership> membership(List<Membership> memberships, String companyId) {
        return memberships.stream()
                .filter(member -> member.company().toString().equals(companyId))
                .findFirst();
    }

    /** The user who is logged in to the panel. */
    public Optional<User> user(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(SessionCookie.name(request))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty())
                .flatMap(value -> accounts.session(Tokens.hash(value), clock.instant(), IDLE));
    }

    private Optional<Caller> byToken(HttpRequest<?> request) {
        String header = request.getHeaders().get("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.empty();
        }
        ApiToken token = tokens.find(Tokens.hash(header.substring(7).strip()), clock.instant())
                .orElseThrow(ApiException::unauthorized);
        return Optional.of(new Caller(token.company(), token.role(), "token:" + token.id()));
    }

    /**
     * The company of a path.
     *
     * @throws ApiException 404 for what is no id
     */
    public static CompanyId companyId(String text) {
        try {
            return CompanyId.of(text);
        } catch (IllegalArgumentException _) {
            throw ApiException.notFound();
        }
    }
}
