package io.aiadmin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiadmin.http.HttpFailure.NotSent.Obstacle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("vendor-fake")
class EgressGuardTest {

    private static final Timeouts SHORT =
            new Timeouts(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofSeconds(2));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://salon.example/odata/standard.odata/",
                "https://salon.example:8443/base",
                "https://xn--80aswg.example/",
                "https://салон.example/path",
                "https://salon.example./",
                "https://1c.salon.example/a@b",
            })
    void publicAddressesPass(String address) {
        assertThat(EgressGuard.publicOnly().check(address).getScheme()).isEqualTo("https");
    }

    @Test
    void checkedAddressIsInAsciiAndLowerCase() {
        assertThat(EgressGuard.publicOnly().check(" HTTPS://САЛОН.Example/Путь "))
                .isEqualTo(URI.create("https://xn--80awgdm.example/%D0%9F%D1%83%D1%82%D1%8C"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // not protected, not an address
                "http://salon.example/",
                "ftp://salon.example/",
                "file:///etc/passwd",
                "gopher://salon.example/",
                "salon.example",
                "",
                // ports
                "https://salon.example:22/",
                "https://salon.example:6379/",
                "https://salon.example:80/",
                // a user, also where parsers differ
                "https://user@salon.example/",
                "https://user:password@salon.example/",
                "https://salon.example@127.0.0.1/",
                "https://127.0.0.1\\@salon.example/",
                "https://salon.example/#part",
                // literals
                "https://127.0.0.1/",
                "https://8.8.8.8/",
                "https://127.0.0.1./",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0177.0.0.1/",
                "https://017700000001/",
                "https://127.0.0.0x1/",
                "https://１２７.０.０.１/",
                "https://①②⑦.0.0.1/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[::127.0.0.1]/",
                "https://[fe80::1%25eth0]/",
                "https://[fe80::1%eth0]/",
                "https://[2a00:1450:4010:c0e::8a]/",
                "https://[64:ff9b::7f00:1]/",
                // names of the inside
                "https://localhost/",
                "https://localhost./",
                "https://LOCALHOST/",
                "https://crm/",
                "https://a.localhost/",
                "https://printer.local/",
                "https://metadata.google.internal/",
            })
    void otherAddressesAreRefusedAndNotQuoted(String address) {
        assertThatThrownBy(() -> EgressGuard.publicOnly().check(address))
                .isInstanceOfSatisfying(ForbiddenAddressException.class, refusal -> {
                    assertThat(refusal.text().russian()).isNotBlank();
                    if (!address.isEmpty()) {
                        assertThat(refusal).hasMessageNotContaining(address);
                    }
                });
    }

    @Test
    void overlongAddressIsRefused() {
        assertThatThrownBy(() -> EgressGuard.publicOnly().check("https://salon.example/" + "a".repeat(2048)))
                .isInstanceOf(ForbiddenAddressException.class);
    }

    @Test
    void operatorMayAllowOtherPorts() {
        EgressGuard guard = EgressGuard.publicOnly().withPorts(Set.of(443, 9443));
        assertThat(guard.check("https://salon.example:9443/").getPort()).isEqualTo(9443);
        assertThatThrownBy(() -> guard.check("https://salon.example:8443/"))
                .isInstanceOf(ForbiddenAddressException.class);
    }

    @Test
    void anywhereAllowsThePrivateButNoUser() {
        assertThat(EgressGuard.anywhere().check("http://10.0.0.5:8080/base").getPort())
                .isEqualTo(8080);
        assertThatThrownBy(() -> EgressGuard.anywhere().check("http://user:password@10.0.0.5/"))
                .isInstanceOf(ForbiddenAddressException.class);
        assertThatThrownBy(() -> EgressGuard.anywhere().check("file:///etc/passwd"))
                .isInstanceOf(ForbiddenAddressException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.1.1.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::7f00:1",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "2001:db8::1",
                "2001::1",
                "2001:10::1",
                "2002:7f00:1::",
                "100::1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "3fff::1",
                "5f00::1",
                "4000::1",
            })
    void closedRangesAreNotPublic(String literal) throws UnknownHostException {
        assertThat(PublicAddresses.contains(InetAddress.getByName(literal))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "169.255.0.1",
                "172.15.255.255",
                "172.32.0.1",
                "192.0.1.1",
                "192.167.1.1",
                "192.169.0.1",
                "198.17.255.255",
                "198.20.0.1",
                "223.255.255.255",
                "2a00:1450:4010:c0e::8a",
                "2606:4700:4700::1111",
                "::ffff:8.8.8.8",
                "2001:4860:4860::8888",
            })
    void theRestIsPublic(String literal) throws UnknownHostException {
        assertThat(PublicAddresses.contains(InetAddress.getByName(literal))).isTrue();
    }

    @Test
    void namesThatLeadInsideNeverReachTheTrap() throws UnknownHostException {
        InetAddress inside = InetAddress.getLoopbackAddress();
        InetAddress outside = InetAddress.getByName("8.8.8.8");
        for (List<InetAddress> answers : List.of(List.of(inside), List.of(outside, inside), List.of(inside, outside))) {
            assertForbidden(_ -> answers);
        }
    }

    @Test
    void nameThatChangesItsMindIsCaughtOnTheNextConnection() throws UnknownHostException {
        InetAddress outside = InetAddress.getByName("192.0.1.1");
        AtomicInteger lookups = new AtomicInteger();
        Dns rebinding =
                _ -> lookups.incrementAndGet() == 1 ? List.of(outside) : List.of(InetAddress.getLoopbackAddress());
        try (RawVendor trap = RawVendor.answering("HTTP/1.1 200 OK", "Content-Length: 2", "", "{}")) {
            VendorHttp http = guarded(new Kits(rebinding), trap);
            HttpFailure.NotSent failure =
                    catchThrowableOfType(HttpFailure.NotSent.class, () -> http.send(HttpCall.get("x")));
            assertThat(failure.obstacle()).isEqualTo(Obstacle.FORBIDDEN_ADDRESS);
            assertThat(lookups).hasValueGreaterThan(1);
            assertThat(trap.connections()).isZero();
        }
    }

    @Test
    void socketItselfRefusesWhatIsNotPublic() throws IOException {
        try (RawVendor trap = RawVendor.answering("HTTP/1.1 200 OK", "Content-Length: 2", "", "{}");
                Socket socket = new PublicSockets().createSocket()) {
            InetSocketAddress inside = new InetSocketAddress(InetAddress.getLoopbackAddress(), trap.port());
            assertThatThrownBy(() -> socket.connect(inside, 500)).isInstanceOf(ForbiddenConnection.Connect.class);
            assertThatThrownBy(() -> socket.connect(inside)).isInstanceOf(ForbiddenConnection.Connect.class);
            assertThatThrownBy(() -> new PublicSockets().createSocket("127.0.0.1", trap.port()))
                    .isInstanceOf(ForbiddenConnection.Connect.class);
            assertThat(trap.connections()).isZero();
        }
    }

    @Test
    void givenAddressOutsideOfTheVendorIsHeldToTheGuard() {
        try (RawVendor vendor = RawVendor.answering("HTTP/1.1 200 OK", "Content-Length: 2", "", "{}");
                RawVendor trap = RawVendor.answering("HTTP/1.1 200 OK", "Content-Length: 2", "", "{}")) {
            VendorHttp http = new Kits().vendor(vendor.base()).open();
            HttpFailure.NotSent failure =
                    catchThrowableOfType(HttpFailure.NotSent.class, () -> http.send(HttpCall.getAddress(trap.base())));
            assertThat(failure.obstacle()).isEqualTo(Obstacle.FORBIDDEN_ADDRESS);
            assertThat(http.send(HttpCall.getAddress(vendor.base())).status()).isEqualTo(200);
            assertThat(trap.connections()).isZero();
        }
    }

    @Test
    void companyMayNameItsOwnNetworkWhenTheOperatorAllowsIt() {
        try (RawVendor vendor = RawVendor.answering("HTTP/1.1 200 OK", "Content-Length: 2", "", "{}")) {
            VendorHttp http = new Kits()
                    .company("acc-1", true)
                    .companyBaseUrl(vendor.base().toString())
                    .open();
            assertThat(http.send(HttpCall.get("x")).status()).isEqualTo(200);
            VendorHttp.Builder held = new Kits().company("acc-1", false);
            assertThatThrownBy(() -> held.companyBaseUrl(vendor.base().toString()))
                    .isInstanceOf(ForbiddenAddressException.class);
        }
    }

    private static void assertForbidden(Dns dns) {
        try (RawVendor trap = RawVendor.answering("HTTP/1.1 200 OK", "Content-Length: 2", "", "{}")) {
            VendorHttp http = guarded(new Kits(dns), trap);
            HttpFailure.NotSent failure =
                    catchThrowableOfType(HttpFailure.NotSent.class, () -> http.send(HttpCall.post("x")));
            assertThat(failure.obstacle()).isEqualTo(Obstacle.FORBIDDEN_ADDRESS);
            assertThat(trap.connections()).isZero();
        }
    }

    private static VendorHttp guarded(Kits kits, RawVendor trap) {
        return kits.company("acc-1", false)
                .guard(EgressGuard.publicOnly().withPorts(Set.of(trap.port())))
                .companyBaseUrl("https://salon.example:" + trap.port() + "/")
                .timeouts(SHORT)
                .open();
    }
}
