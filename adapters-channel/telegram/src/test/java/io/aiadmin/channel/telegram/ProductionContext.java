package io.aiadmin.channel.telegram;

import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.PluginStore;
import io.aiadmin.spi.SharedLimits;
import io.aiadmin.spi.channel.ChannelContext;
import io.aiadmin.spi.channel.LiveFeed;
import io.aiadmin.spi.tck.TckContext;
import java.time.Clock;
import java.time.ZoneId;

/** The kit's context where private addresses are not allowed. */
record ProductionContext(TckContext kit) implements ChannelContext {

    @Override
    public CompanyId company() {
        return kit.company();
    }

    @Override
    public ZoneId zone() {
        return kit.zone();
    }

    @Override
    public Clock clock() {
        return kit.clock();
    }

    @Override
    public PluginStore store() {
        return kit.store();
    }

    @Override
    public SharedLimits limits() {
        return kit.limits();
    }

    @Override
    public LiveFeed feed() {
        return kit.feed();
    }
}
