package io.aiadmin.channel.webchat;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A site that may show the widget, in the form that a browser sends and that {@code frame-ancestors} takes.
 *
 * @param scheme {@code https}, or {@code http} for a local site
 * @param host in ASCII, lower case, without the wildcard
 * @param port empty, or {@code :8080}
 * @param subdomains whether it stands for the host's subdomains instead of the host
 */
record AllowedOrigin(String scheme, String host, String port, boolean subdomains) {

    private static final Pattern FORM =
            Pattern.compile("(https?)://(\\*\\.)?([^/:*?#@;'\"\\s]+)(:\\d{1,5})?/?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

    /** Reads {@code https://salon.ru}, {@code https://*.salon.ru}, {@code https://салон.рф} or, for a site under work, {@code http://localhost:3000}. */
    static Optional<AllowedOrigin> read(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
        String host = ascii(matcher.group(3));
        boolean wildcard = matcher.group(2) != null;
        String port = matcher.group(4) == null ? "" : matcher.group(4);
        boolean usable = NAME.matcher(host).matches()
                && (scheme.equals("https") || isLocal(host))
                // a wildcard over a whole top-level domain would open the widget to everybody
                && (!wildcard || host.contains("."));
        return usable
                ? Optional.of(new AllowedOrigin(scheme, host, withoutDefault(scheme, port), wildcard))
                : Optional.empty();
    }

    /** Whether a browser's {@code Origin} header names this site. */
    boolean matches(String origin) {
        Optional<AllowedOrigin> other = origin.contains("*") ? Optional.empty() : read(origin);
        return other.filter(site -> scheme.equals(site.scheme)
                        && port.equals(site.port)
                        && (subdomains ? site.host.endsWith("." + host) : site.host.equals(host)))
                .isPresent();
    }

    /** As a source of a content security policy. */
    String source() {
        return scheme + "://" + (subdomains ? "*." : "") + host + port;
    }

    private static String ascii(String host) {
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static boolean isLocal(String host) {
        return host.equals("localhost") || host.endsWith(".localhost") || host.equals("127.0.0.1");
    }

    private static String withoutDefault(String scheme, String port) {
        return port.equals(scheme.equals("https") ? ":443" : ":80") ? "" : port;
    }
}
