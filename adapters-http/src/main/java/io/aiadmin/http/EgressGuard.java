package io.aiadmin.http;

import io.aiadmin.spi.LocalText;
import io.aiadmin.spi.PluginContext;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Keeps calls to addresses that a company named off the operator's own networks. The form of an address is checked here, before it is stored
 * and before each call; where its name leads to is checked when the name is looked up and once more on the very address that is connected to,
 * so that a name which changes its mind in between gains nothing. Immutable.
 */
public final class EgressGuard {

    private static final int MAX_LENGTH = 2048;
    private static final Pattern NUMERIC_LABEL = Pattern.compile("\\d+|0[xX][0-9a-fA-F]*");
    private static final EgressGuard PUBLIC = new EgressGuard(false, Set.of(443, 8443));
    private static final EgressGuard ANYWHERE = new EgressGuard(true, Set.of());

    private final boolean privateAddresses;
    private final Set<Integer> ports;

    private EgressGuard(boolean privateAddresses, Set<Integer> ports) {
        this.privateAddresses = privateAddresses;
        this.ports = ports;
    }

    /** Only https, only to names on the public internet, only ports 443 and 8443. */
    public static EgressGuard publicOnly() {
        return PUBLIC;
    }

    /** Plain http, literal addresses, private networks and every port, too: for development, or by the operator's leave. */
    public static EgressGuard anywhere() {
        return ANYWHERE;
    }

    /** What the operator allows this company. */
    public static EgressGuard of(PluginContext context) {
        return context.privateAddressesAllowed() ? ANYWHERE : PUBLIC;
    }

    /** The same with other ports than 443 and 8443. */
    public EgressGuard withPorts(Set<Integer> allowed) {
        return new EgressGuard(privateAddresses, Set.copyOf(allowed));
    }

    boolean privateAddresses() {
        return privateAddresses;
    }

    /**
     * Checks the form of an address.
     *
     * @return the address as it will be called: the host in lower case and ASCII
     * @throws ForbiddenAddressException with the reason in the owner's words
     */
    public URI check(String address) {
        return parse(address).uri();
    }

    HttpUrl parse(String address) {
        HttpUrl url = address.length() > MAX_LENGTH ? null : HttpUrl.parse(address.strip());
        if (url == null) {
            throw new ForbiddenAddressException(new LocalText(
                    "Это не адрес сайта. Нужен полный адрес, например https://example.ru",
                    "This is no web address. A full address is needed, such as https://example.com"));
        }
        if (!url.username().isEmpty() || !url.password().isEmpty() || hasUser(address)) {
            throw new ForbiddenAddressException(new LocalText(
                    "Имя и пароль не пишутся в адресе: для них есть отдельные поля",
                    "Name and password do not go into the address: they have fields of their own"));
        }
        if (url.fragment() != null) {
            throw new ForbiddenAddressException(
                    new LocalText("Уберите из адреса знак # и всё после него", "Remove the # and what follows it"));
        }
        if (!privateAddresses) {
            checkPublic(url);
        } else if (!ports.isEmpty()) {
            checkPort(url);
        }
        return url;
    }

    /** Parsers differ about what stands before an @; an address with one before its path is not argued about. */
    private static boolean hasUser(String address) {
        int start = address.indexOf("//") + 2;
        for (int i = start; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c == '/' || c == '?' || c == '#') {
                return false;
            }
            if (c == '@' || c == '\\') {
                return true;
            }
        }
        return false;
    }

    private void checkPublic(HttpUrl url) {
        if (!url.isHttps()) {
            throw new ForbiddenAddressException(new LocalText(
                    "Нужен защищённый адрес: он начинается с https://",
                    "A protected address is needed: one that begins with https://"));
        }
        checkPort(url);
        if (!isName(url.host())) {
            throw new ForbiddenAddressException(new LocalText(
                    "Нужно имя сайта, а не числовой или внутренний адрес",
                    "The name of a site is needed, not a numeric or an internal address"));
        }
    }

    private void checkPort(HttpUrl url) {
        if (!ports.contains(url.port())) {
            throw new ForbiddenAddressException(new LocalText(
                    "Этот порт не разрешён. Разрешены: " + new TreeSet<>(ports),
                    "This port is not allowed. Allowed are " + new TreeSet<>(ports)));
        }
    }

    /** A name with a dot whose last label is no number, which some resolvers take for an address: 2130706433, 0x7f.1, 0177.0.0.1. */
    private static boolean isName(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        int dot = name.lastIndexOf('.');
        String last = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return dot > 0
                && name.indexOf(':') < 0
                && !NUMERIC_LABEL.matcher(last).matches()
                && !last.equals("localhost")
                && !last.equals("local")
                && !last.equals("internal");
    }
}
