package io.aiadmin.channel.telegram;

import io.aiadmin.http.HttpKit;
import io.aiadmin.spi.LocalText;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.SettingsSchema;
import io.aiadmin.spi.channel.Channel;
import io.aiadmin.spi.channel.ChannelContext;
import io.aiadmin.spi.channel.ChannelPlugin;

/** A company's own Telegram bot. */
public final class TelegramPlugin implements ChannelPlugin {

    @Override
    public String type() {
        return "telegram";
    }

    @Override
    public LocalText title() {
        return new LocalText("Telegram", "Telegram");
    }

    @Override
    public SettingsSchema settings() {
        return TelegramSettings.SCHEMA;
    }

    @Override
    public Channel open(ChannelContext context, Settings settings) {
        TelegramSettings read = TelegramSettings.read(settings);
        return new TelegramChannel(context, read, new TelegramClient(HttpKit.shared(), context, read));
    }
}
