package io.aiadmin.core.plugin;

import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.PluginStore;
import io.aiadmin.spi.SharedLimits;
import io.aiadmin.spi.channel.ChannelContext;
import io.aiadmin.spi.channel.LiveFeed;
import java.time.Clock;
import java.time.ZoneId;

/** What a plugin sees of one company, and nothing of another. */
record CompanyContext(
        CompanyId company,
        ZoneId zone,
        Clock clock,
        PluginStore store,
        SharedLimits limits,
        LiveFeed feed,
        boolean privateAddressesAllowed)
        implements ChannelContext {

    static CompanyContext of(Surroundings surroundings, CompanyConfig config, String plugin) {
        return new CompanyContext(
                config.id(),
                config.profile().zone(),
                surroundings.clock(),
                surroundings.stores().open(config.id(), plugin),
                surroundings.limits(),
                surroundings.feeds().open(config.id(), plugin),
                surroundings.privateAddressesAllowed());
    }
}
