package io.aiadmin.spi.tck;

import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.PluginStore;
import io.aiadmin.spi.channel.ChannelContext;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What a host gives a plugin, for tests: a company, a clock that stands still, documents in memory, limits that never hold a call back and a
 * feed that remembers. Private addresses are allowed, since stand-ins of vendors live there.
 */
public final class TckContext implements ChannelContext {

    /** The company that the context is of. */
    public static final CompanyId COMPANY = CompanyId.of("00000000-0000-0000-0000-0000000000aa");

    /** Monday, 23 November 2026, 10:00 in Moscow: where the clock stands unless a test says otherwise. */
    public static final Instant START = Instant.parse("2026-11-23T07:00:00Z");

    /** The zone unless a test says otherwise. */
    public static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    private final TckClock clock;
    private final PluginStore store;
    private final TckLimits limits;
    private final TckFeed feed;

    /** A company in Moscow at {@link #START} with an empty store. */
    public TckContext() {
        this(new TckClock(START, MOSCOW), new TckPluginStore());
    }

    /** A company in the clock's zone. Contexts that share clock and store are replicas of one company. */
    public TckContext(TckClock clock, PluginStore store) {
        this(clock, store, new TckLimits(), new TckFeed());
    }

    private TckContext(TckClock clock, PluginStore store, TckLimits limits, TckFeed feed) {
        this.clock = clock;
        this.store = store;
        this.limits = limits;
        this.feed = feed;
    }

    /** The same context over another store, for example one that fails on demand. */
    public TckContext withStore(PluginStore other) {
        return new TckContext(clock, other, limits, feed);
    }

    @Override
    public CompanyId company() {
        return COMPANY;
    }

    @Override
    public ZoneId zone() {
        return clock.getZone();
    }

    @Override
    public TckClock clock() {
        return clock;
    }

    @Override
    public PluginStore store() {
        return store;
    }

    @Override
    public TckLimits limits() {
        return limits;
    }

    @Override
    public TckFeed feed() {
        return feed;
    }

    @Override
    public boolean privateAddressesAllowed() {
        return true;
    }
}
