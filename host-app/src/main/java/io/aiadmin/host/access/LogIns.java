package io.aiadmin.host.access;

import io.aiadmin.core.access.Accounts;
import io.aiadmin.core.access.AuditLog;
import io.aiadmin.core.access.Role;
import io.aiadmin.core.access.User;
import io.aiadmin.core.company.Company;
import io.aiadmin.core.company.CompanyEditor;
import io.aiadmin.core.company.CompanyProfile;
import io.aiadmin.host.http.ApiException;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.SharedLimits;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.cookie.Cookie;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Signs companies up and lets people in. Five failures of one account make it wait, and no answer says whether an address is known. */
public final class LogIns {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}\\.[^@\\s.]{2,}");
    private static final ZoneId USUAL_ZONE = ZoneId.of("Europe/Moscow");
    private static final int FAILURES = 5;
    private static final Duration FAILURE_FORGOTTEN = Duration.ofMinutes(3);

    private final Accounts accounts;
    private final CompanyEditor companies;
    private final AuditLog audit;
    private final SharedLimits limits;
    private final Passwords passwords;
    private final Clock clock;

    public LogIns(
            Accounts accounts,
            CompanyEditor companies,
            AuditLog audit,
            SharedLimits limits,
            Passwords passwords,
            Clock clock) {
        this.accounts = accounts;
        this.companies = companies;
        this.audit = audit;
        this.limits = limits;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** @param session the new session's token, for the cookie */
    public record LoggedIn(User user, String session) {}

    /** @param session the new session's token, for the cookie */
    public record SignedUp(Company company, User owner, String session) {}

    /** @throws ApiException 400 with the field that is wrong; 409 when the address has an account */
    public SignedUp signUp(String companyName, String name, String email, String password, @Nullable String zone) {
        String address = address(email);
        if (!Passwords.fit(password)) {
            throw ApiException.badField("password", "от 10 до 128 знаков, любых.", "10 to 128 characters of any kind.");
        }
        if (companyName.length() > 200 || name.length() > 200) {
            throw ApiException.badField("company_name", "не длиннее 200 знаков.", "at most 200 characters.");
        }
        ZoneId where = zone(zone);
        Instant now = clock.instant();
        User owner = new User(UUID.randomUUID(), address, name.strip(), passwords.hash(password), now);
        if (!accounts.add(owner)) {
            throw ApiException.of(
                    HttpStatus.CONFLICT,
                    "email_taken",
                    "С этим адресом уже есть вход: войдите или возьмите другой адрес.",
                    "This address has an account already: log in, or use another address.");
        }
        Company company = new Company(new CompanyId(UUID.randomUUID()), companyName.strip(), now, "trial");
        companies.create(company, CompanyProfile.standard(where));
        accounts.join(owner.id(), company.id(), Role.OWNER);
        audit.add(company.id(), new AuditLog.Entry(now, "user:" + owner.id(), "company.created", null));
        return new SignedUp(company, owner, open(owner));
    }

    /** @throws ApiException 401 with one and the same text whatever was wrong; 429 after too many failures */
    public LoggedIn logIn(String email, String password) {
        String account = email.strip().toLowerCase(Locale.ROOT);
        String bucket = "login:" + java.util.HexFormat.of().formatHex(Tokens.hash(account), 0, 12);
        if (!limits.take(bucket, FAILURES, FAILURE_FORGOTTEN, Duration.ZERO, SharedLimits.Priority.CUSTOMER)) {
            throw ApiException.of(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too_many_attempts",
                    "Слишком много попыток. Подождите несколько минут и попробуйте снова.",
                    "Too many attempts. Wait a few minutes and try again.");
        }
        Optional<User> user = accounts.byEmail(account);
        if (user.isEmpty()) {
            passwords.matchesNobody(password);
        }
        if (user.isEmpty() || !passwords.matches(password, user.get().passwordHash())) {
            throw ApiException.of(
                    HttpStatus.UNAUTHORIZED,
                    "wrong_credentials",
                    "Адрес или пароль не подходят.",
                    "The address or the password is wrong.");
        }
        return new LoggedIn(user.get(), open(user.get()));
    }

    /** Ends the request's session, if it has one. */
    public void logOut(HttpRequest<?> request) {
        request.getCookies()
                .findCookie(SessionCookie.name(request))
                .map(Cookie::getValue)
                .ifPresent(token -> accounts.closeSession(Tokens.hash(token)));
    }

    private String open(User user) {
        String token = Tokens.random();
        Instant now = clock.instant();
        accounts.openSession(Tokens.hash(token), user.id(), now, now.plus(SessionCookie.LIFETIME));
        return token;
    }

    private static String address(String email) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        if (!EMAIL.matcher(address).matches()) {
            throw ApiException.badField(
                    "email", "нужен адрес вида anna@salon.ru.", "an address like anna@salon.com is needed.");
        }
        return address;
    }

    private static ZoneId zone(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return USUAL_ZONE;
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException _) {
            throw ApiException.badField(
                    "timezone", "нужен пояс вида Europe/Moscow.", "a zone like Europe/Moscow is needed.");
        }
    }
}
