package io.aiadmin.spi.channel;

/** Pushes to whoever has a conversation open in a page that the host itself serves, on any replica. Nobody listening is no error. */
public interface LiveFeed {

    /**
     * Pushes one event.
     *
     * @param kind {@code message}, {@code typing} or {@code status}
     * @param payload JSON text, at most 64 KiB
     */
    void publish(ConversationAddress conversation, String kind, String payload);
}
