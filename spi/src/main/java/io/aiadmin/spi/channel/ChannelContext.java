package io.aiadmin.spi.channel;

import io.aiadmin.spi.PluginContext;

/** What the host gives a channel about the company it works for. */
public interface ChannelContext extends PluginContext {

    LiveFeed feed();
}
