package io.aiadmin.http;

import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.PluginContext;
import io.aiadmin.spi.PluginStore;
import io.aiadmin.spi.SharedLimits;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import okhttp3.Dns;

/** A kit of its own for each test, whose time can be moved forward. */
final class Kits {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private final AtomicLong ahead = new AtomicLong();
    private final LocalLimits limits = new LocalLimits();
    private final HttpKit kit;

    Kits() {
        this(Dns.SYSTEM);
    }

    Kits(Dns dns) {
        kit = new HttpKit(dns, () -> System.nanoTime() + ahead.get(), RandomGenerator.getDefault());
    }

    void passTime(Duration length) {
        ahead.addAndGet(length.toNanos());
    }

    VendorHttp.Builder vendor(URI base) {
        return company("acc-1", false).baseUrl(base);
    }

    VendorHttp.Builder company(String account, boolean privateAllowed) {
        return kit.vendor("vendor", account, new Context(limits, privateAllowed));
    }

    private record Context(SharedLimits limits, boolean privateAddressesAllowed) implements PluginContext {

        @Override
        public CompanyId company() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ZoneId zone() {
            return ZoneId.of("Europe/Moscow");
        }

        @Override
        public Clock clock() {
            return CLOCK;
        }

        @Override
        public PluginStore store() {
            throw new UnsupportedOperationException();
        }
    }
}
