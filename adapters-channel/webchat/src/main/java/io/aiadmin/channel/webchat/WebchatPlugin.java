package io.aiadmin.channel.webchat;

import io.aiadmin.spi.LocalText;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.SettingsSchema;
import io.aiadmin.spi.channel.ChannelContext;
import io.aiadmin.spi.channel.ChannelPlugin;

/** The chat that the host serves itself: as a page of its own and as a widget on the company's site. */
public final class WebchatPlugin implements ChannelPlugin {

    /** Stored in the database and part of the webhook's address. */
    public static final String TYPE = "webchat";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public LocalText title() {
        return new LocalText("Чат на сайте", "Web chat");
    }

    @Override
    public SettingsSchema settings() {
        return WebchatSettings.SCHEMA;
    }

    @Override
    public WebchatChannel open(ChannelContext context, Settings settings) {
        return new WebchatChannel(context, WebchatSettings.read(settings));
    }
}
