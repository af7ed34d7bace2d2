package io.aiadmin.core.dialogue;

import io.aiadmin.core.plugin.LiveFeeds;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.LiveFeed;

/** Feeds into pages that nobody has open. */
public final class NobodyListens implements LiveFeeds {

    @Override
    public LiveFeed open(CompanyId company, String plugin) {
        return (conversation, kind, payload) -> {};
    }

    @Override
    public Subscription subscribe(
            CompanyId company, String plugin, ConversationAddress conversation, Listener listener) {
        return () -> {};
    }
}
