package io.aiadmin.host.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;

/** The panel's cookie: a random session id, kept from scripts. Over HTTPS it is bound to this very host. */
public final class SessionCookie {

    /** How long a panel session lives at most. */
    public static final Duration LIFETIME = Duration.ofDays(7);

    private static final String SECURE = "__Host-ai-admin";
    private static final String PLAIN = "ai-admin";

    private SessionCookie() {}

    static String name(HttpRequest<?> request) {
        return secure(request) ? SECURE : PLAIN;
    }

    public static Cookie of(HttpRequest<?> request, String token) {
        return cookie(request, token, LIFETIME);
    }

    public static Cookie gone(HttpRequest<?> request) {
        return cookie(request, "", Duration.ZERO);
    }

    private static Cookie cookie(HttpRequest<?> request, String value, Duration age) {
        return Cookie.of(name(request), value)
                .path("/")
                .httpOnly(true)
                .secure(secure(request))
                .sameSite(SameSite.Lax)
                .maxAge(age.toSeconds());
    }

    /** Whether the browser spoke HTTPS, here or to the proxy before us. */
    static boolean secure(HttpRequest<?> request) {
        return request.isSecure()
                || "https".equalsIgnoreCase(request.getHeaders().get("X-Forwarded-Proto"));
    }
}
