package io.aiadmin.core.plugin;

import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.channel.LiveFeed;

/** Opens the feed into the pages of one company and one channel. */
public interface LiveFeeds {

    /** Nobody is listening. */
    LiveFeeds NONE = (company, plugin) -> (conversation, kind, payload) -> {};

    /** @param plugin the kind and type, {@code channel:webchat} */
    LiveFeed open(CompanyId company, String plugin);
}
