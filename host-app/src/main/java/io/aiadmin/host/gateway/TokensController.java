package io.aiadmin.host.gateway;

import io.aiadmin.core.access.ApiToken;
import io.aiadmin.core.access.ApiTokens;
import io.aiadmin.core.access.AuditLog;
import io.aiadmin.core.access.Role;
import io.aiadmin.host.access.Caller;
import io.aiadmin.host.access.Callers;
import io.aiadmin.host.access.Tokens;
import io.aiadmin.host.http.ApiException;
import io.aiadmin.host.http.Json;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A company's API tokens. A new one is shown once; only its hash is kept. */
@Controller("/api/v1/companies/{companyId}/tokens")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokensController {

    private static final Duration LIFETIME = Duration.ofDays(365);

    private final Callers callers;
    private final ApiTokens tokens;
    private final AuditLog audit;
    private final Clock clock;

    TokensController(Callers callers, ApiTokens tokens, AuditLog audit, Clock clock) {
        this.callers = callers;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    record NewToken(@Nullable String title) {}

    @Get
    HttpResponse<byte[]> list(HttpRequest<?> request, String companyId) {
        Caller caller = callers.of(request, companyId, Role::maySet);
        return Json.ok(Map.of(
                "tokens",
                tokens.list(caller.company()).stream()
                        .map(TokensController::shown)
                        .toList()));
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> create(HttpRequest<?> request, String companyId, @Body byte[] body) {
        Caller caller = callers.of(request, companyId, Role::maySet);
        String title = Json.read(body, NewToken.class).title();
        if (title == null || title.isBlank() || title.length() > 100) {
            throw ApiException.badField(
                    "title", "нужно название, до 100 знаков.", "a title of at most 100 characters is needed.");
        }
        String secret = Tokens.API_PREFIX + Tokens.random();
        Instant now = clock.instant();
        ApiToken token = new ApiToken(
                UUID.randomUUID(),
                caller.company(),
                title.strip(),
                secret.substring(0, 10),
                Role.MANAGER,
                now,
                now.plus(LIFETIME));
        tokens.add(token, Tokens.hash(secret));
        audit.add(
                caller.company(),
                new AuditLog.Entry(
                        now, caller.actor(), "token.created", token.id().toString()));
        Map<String, Object> shown = shown(token);
        shown.put("token", secret);
        return Json.answer(HttpStatus.CREATED, shown);
    }

    @Delete("/{id}")
    HttpResponse<byte[]> revoke(HttpRequest<?> request, String companyId, String id) {
        Caller caller = callers.of(request, companyId, Role::maySet);
        UUID token;
        try {
            token = UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            throw ApiException.notFound();
        }
        if (!tokens.revoke(caller.company(), token)) {
            throw ApiException.notFound();
        }
        audit.add(caller.company(), new AuditLog.Entry(clock.instant(), caller.actor(), "token.revoked", id));
        return Json.done();
    }

    private static Map<String, Object> shown(ApiToken token) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", token.id().toString());
        shown.put("title", token.title());
        shown.put("prefix", token.prefix());
        shown.put("created_at", token.createdAt());
        shown.put("expires_at", token.expiresAt());
        return shown;
    }
}
