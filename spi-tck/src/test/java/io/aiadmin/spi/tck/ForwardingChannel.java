package io.aiadmin.spi.tck;

import io.aiadmin.spi.Finding;
import io.aiadmin.spi.WebhookRequest;
import io.aiadmin.spi.channel.Channel;
import io.aiadmin.spi.channel.ChannelCapability;
import io.aiadmin.spi.channel.ChannelInbound;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.DeliveryReceipt;
import io.aiadmin.spi.channel.MediaRef;
import io.aiadmin.spi.channel.OutboundMessage;
import io.aiadmin.spi.channel.Polled;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A channel that does what another does, so that a faulty one differs in one thing. */
class ForwardingChannel implements Channel {

    private final Channel other;

    ForwardingChannel(Channel other) {
        this.other = other;
    }

    @Override
    public Set<ChannelCapability> capabilities() {
        return other.capabilities();
    }

    @Override
    public List<Finding> check() {
        return other.check();
    }

    @Override
    public ChannelInbound receive(WebhookRequest request) {
        return other.receive(request);
    }

    @Override
    public DeliveryReceipt send(OutboundMessage message) {
        return other.send(message);
    }

    @Override
    public void connect(URI webhook) {
        other.connect(webhook);
    }

    @Override
    public void disconnect() {
        other.disconnect();
    }

    @Override
    public Polled poll(String cursor, Duration patience) {
        return other.poll(cursor, patience);
    }

    @Override
    public void typing(ConversationAddress conversation) {
        other.typing(conversation);
    }

    @Override
    public InputStream fetch(MediaRef media) {
        return other.fetch(media);
    }

    @Override
    public void close() {
        other.close();
    }
}
