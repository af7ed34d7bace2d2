package io.aiadmin.host.access;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other sites from acting with a user's cookie: whatever changes something must come from a page of this host, and carry the session's token.
 */
public final class CrossSite {

    /** The header of scripted requests, and the field of forms. */
    public static final String HEADER = "X-CSRF-Token";

    public static final String FIELD = "csrf";

    private CrossSite() {}

    /** The token of this session, for forms and scripts; worthless without the cookie. */
    public static String token(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(SessionCookie.name(request))
                .map(cookie -> derive(cookie.getValue()))
                .orElse("");
    }

    private static String derive(String session) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Tokens.hash("csrf:" + session));
    }

    /** Whether a request may act by cookie: it only reads, or it is from a page of ours and carries the token in its header. */
    static boolean safe(HttpRequest<?> request) {
        return safe(request, request.getHeaders().get(HEADER));
    }

    /** The same for a form, with the token of its hidden field. */
    public static boolean safe(HttpRequest<?> request, @Nullable String token) {
        if (request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD) {
            return true;
        }
        return sameOrigin(request)
                && token != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), token(request).getBytes(StandardCharsets.UTF_8))
                && !token.isEmpty();
    }

    /** Browsers say where a request comes from; one that says nothing at all is no browser's. */
    public static boolean sameOrigin(HttpRequest<?> request) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeaders().get("Origin");
        String host = request.getHeaders().get("Host");
        if (origin == null) {
            return true;
        }
        try {
            return host != null && host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
