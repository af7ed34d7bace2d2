package io.aiadmin.core.plugin;

import io.aiadmin.spi.SharedLimits;
import java.time.Clock;

/** What plugins are opened with, the same for all companies. */
public record Surroundings(
        PluginStores stores, SharedLimits limits, LiveFeeds feeds, Clock clock, boolean privateAddressesAllowed) {}
