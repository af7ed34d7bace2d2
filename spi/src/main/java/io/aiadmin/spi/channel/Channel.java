package io.aiadmin.spi.channel;

import io.aiadmin.spi.Finding;
import io.aiadmin.spi.WebhookRequest;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * One company's account in one channel.
 *
 * <p>Calls block, and many virtual threads call at once; messages of one conversation are sent one after the other by the caller. Every
 * call may throw any {@link ChannelException} and nothing else. A method whose {@link ChannelCapability} is missing throws
 * {@link UnsupportedOperationException}.
 *
 * @since 1.0
 */
public interface Channel extends AutoCloseable {

    Set<ChannelCapability> capabilities();

    /** Tries the account step by step; a failed step is a finding, never an exception. */
    List<Finding> check();

    /**
     * Proves where a request comes from and decodes it. Makes no network call and changes nothing, so that it may be called again with the same
     * request: what it returns is stored before the vendor is answered. Kinds of update that it does not know become
     * {@link InboundEvent.Ignored}, never an exception.
     *
     * @throws ChannelException.Unauthentic the proof is missing or wrong
     * @throws ChannelException.Malformed the body is not what the vendor sends
     */
    default ChannelInbound receive(WebhookRequest request) {
        throw new UnsupportedOperationException("WEBHOOK");
    }

    /** Sends one message. */
    DeliveryReceipt send(OutboundMessage message);

    /** Registers the webhook with the vendor. Registering again is no error. Needs {@link ChannelCapability#REGISTERS_WEBHOOK}. */
    default void connect(URI webhook) {
        throw new UnsupportedOperationException("REGISTERS_WEBHOOK");
    }

    /** Takes the webhook back. Needs {@link ChannelCapability#REGISTERS_WEBHOOK}. */
    default void disconnect() {
        throw new UnsupportedOperationException("REGISTERS_WEBHOOK");
    }

    /**
     * Waits for news. Called by one thread of one replica at a time. Needs {@link ChannelCapability#POLLING}.
     *
     * @param cursor "" at first, then the one returned last
     * @param patience how long the vendor may hold the request
     */
    default Polled poll(String cursor, Duration patience) {
        throw new UnsupportedOperationException("POLLING");
    }

    /** Shows for a few seconds that an answer is being written. A failure is of no matter. Needs {@link ChannelCapability#TYPING}. */
    default void typing(ConversationAddress conversation) {
        throw new UnsupportedOperationException("TYPING");
    }

    /** Opens a file of the vendor; the caller closes it and limits what it reads. Needs {@link ChannelCapability#MEDIA}. */
    default InputStream fetch(MediaRef media) {
        throw new UnsupportedOperationException("MEDIA");
    }

    /** Frees what the channel holds. */
    @Override
    void close();
}
