package io.aiadmin.storage.jdbi;

import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.InboundEvent;
import io.aiadmin.spi.channel.MessageContent;
import io.aiadmin.spi.channel.Sender;

/** Events as a channel delivers them. */
final class Events {

    private Events() {}

    static InboundEvent.CustomerMessage text(String externalId, String address, String text) {
        return new InboundEvent.CustomerMessage(
                externalId,
                new ConversationAddress(address),
                TestDatabase.NOW,
                new Sender("Анна", null, "ru"),
                new MessageContent.Text(text));
    }

    static InboundEvent.CustomerMessage button(String externalId, String address) {
        return new InboundEvent.CustomerMessage(
                externalId,
                new ConversationAddress(address),
                TestDatabase.NOW,
                Sender.UNKNOWN,
                new MessageContent.Button("да", "Да"));
    }

    static String textOf(InboundEvent event) {
        return ((MessageContent.Text) ((InboundEvent.CustomerMessage) event).content()).text();
    }
}
