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

    protected final Channel honest;

    ForwardingChannel(Channel honest) {
        this.honest = honest;
    }

    @Override
    public Set<ChannelCapability> capabilities() {
        return honest.capabilities();
    }

    @Override
    public List<Finding> check() {
        return honest.check();
    }

    @Override
    public ChannelInbound receive(WebhookRequest request) {
        return honest.receive(request);
    }

    @Override
    public DeliveryReceipt send(OutboundMessage message) {
        return honest.send(message);
    }

    @Override
    public void connect(URI webhook) {
        honest.connect(webhook);
    }

    @Override
    public void disconnect() {
        honest.disconnect();
    }

    @Override
    public Polled poll(String cursor, Duration patience) {
        return honest.poll(cursor, patience);
    }

    @Override
    public void typing(ConversationAddress conversation) {
        honest.typing(conversation);
    }

    @Override
    public InputStream fetch(MediaRef media) {
        return honest.fetch(media);
    }

    @Override
    public void close() {
        honest.close();
    }
}
