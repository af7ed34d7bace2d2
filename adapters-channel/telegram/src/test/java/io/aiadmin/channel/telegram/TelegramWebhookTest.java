package io.aiadmin.channel.telegram;

import io.aiadmin.spi.tck.ChannelHarness;
import io.aiadmin.spi.tck.ChannelTck;
import org.junit.jupiter.api.Tag;

@Tag("vendor-fake")
class TelegramWebhookTest extends ChannelTck {

    @Override
    protected ChannelHarness startHarness() {
        return new TelegramHarness(false);
    }
}
