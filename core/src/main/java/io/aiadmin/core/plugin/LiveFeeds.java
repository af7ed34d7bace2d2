package io.aiadmin.core.plugin;

import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.LiveFeed;

/** Carries what channels push to the pages that have a conversation open, on any replica. Nothing is kept: what nobody hears is gone. Used from many threads. */
public interface LiveFeeds {

    /** @param plugin the kind and type, {@code channel:webchat} */
    LiveFeed open(CompanyId company, String plugin);

    /**
     * Listens to one conversation until the subscription is closed.
     *
     * @param listener called on a thread of the feed; must be quick and must not throw
     */
    Subscription subscribe(CompanyId company, String plugin, ConversationAddress conversation, Listener listener);

    /** Somebody who has a conversation open. */
    interface Listener {
        void pushed(String kind, String payload);
    }

    /** An open ear. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
