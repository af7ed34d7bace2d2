package io.aiadmin.spi.channel;

import io.aiadmin.spi.WebhookAnswer;
import java.util.List;

/** What a webhook request held, and what the vendor is answered once it is stored. */
public record ChannelInbound(List<InboundEvent> events, WebhookAnswer answer) {

    public ChannelInbound {
        events = List.copyOf(events);
    }

    public static ChannelInbound of(List<InboundEvent> events) {
        return new ChannelInbound(events, WebhookAnswer.OK);
    }
}
