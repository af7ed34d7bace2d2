package io.aiadmin.core.turn;

import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.conversation.ConversationKey;
import io.aiadmin.core.plugin.Connections;
import io.aiadmin.core.plugin.Lent;
import io.aiadmin.core.plugin.NotConnectedException;
import io.aiadmin.spi.channel.Channel;
import io.aiadmin.spi.channel.ChannelCapability;
import io.aiadmin.spi.channel.ChannelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the customer that an answer is being written, beside the turn and without holding it up. */
final class Typing {

    private static final Logger LOG = LoggerFactory.getLogger(Typing.class);

    private final Connections connections;

    Typing(Connections connections) {
        this.connections = connections;
    }

    void show(ConversationKey key, CompanyConfig company) {
        if (connections.plugins().channel(key.channel()).isEmpty()) {
            return;
        }
        Thread.startVirtualThread(() -> {
            try (Lent<Channel> channel = connections.channel(company, key.channel())) {
                if (channel.account().capabilities().contains(ChannelCapability.TYPING)) {
                    channel.account().typing(key.address());
                }
            } catch (ChannelException | NotConnectedException e) {
                LOG.debug("typing was not shown: {}", e.getClass().getSimpleName());
            }
        });
    }
}
