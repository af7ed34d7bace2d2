package io.aiadmin.spi.tck;

import io.aiadmin.spi.Phone;
import io.aiadmin.spi.WebhookRequest;
import io.aiadmin.spi.channel.Channel;
import io.aiadmin.spi.channel.ChannelCapability;
import io.aiadmin.spi.channel.ConversationAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the author of a channel plugin supplies to {@link ChannelTck}: the channel, a stand-in of its vendor that keeps state, and the requests
 * that the vendor would send. Started once for a test class.
 *
 * <p>A method that goes with a {@link ChannelCapability} is called only when {@link #expectedCapabilities()} names it; the defaults refuse.
 */
public interface ChannelHarness extends AutoCloseable {

    /** A channel to a fresh, working account at the stand-in. Called before every test. */
    Channel open();

    /** What the channel offers, written down again here so that a lost capability fails. */
    Set<ChannelCapability> expectedCapabilities();

    TckFaults<ChannelFault> faults();

    /** Tokens and keys of the account, none of which may show up in an exception or a log. */
    List<String> secrets();

    /** A conversation with a customer who can be reached. The same customer that sends the requests below. */
    ConversationAddress customer();

    /** What the customer was shown since {@link #open}, oldest first. */
    List<Delivered> delivered();

    /** The longest text of one message, in UTF-16 units; empty where the vendor states none. */
    OptionalInt longestText();

    /** One message as the customer sees it: its text without the buttons, and the labels on its buttons. */
    record Delivered(String text, List<String> buttons) {
        public Delivered {
            buttons = List.copyOf(buttons);
        }
    }

    // WEBHOOK

    /** The vendor reports that the customer wrote this, with everything that proves the origin. Each call is another message. */
    default WebhookRequest customerWrites(String text) {
        throw new UnsupportedOperationException("WEBHOOK");
    }

    /** The vendor reports something of a kind that this channel has never heard of, proven. */
    default WebhookRequest unknownUpdate() {
        throw new UnsupportedOperationException("WEBHOOK");
    }

    /** A request with this body and a right proof: signed, or with the right token. */
    default WebhookRequest proven(byte[] body) {
        throw new UnsupportedOperationException("WEBHOOK");
    }

    /** The request without what proves its origin. */
    default WebhookRequest withoutProof(WebhookRequest request) {
        throw new UnsupportedOperationException("WEBHOOK");
    }

    /** The request with a proof of the right form and the wrong value. */
    default WebhookRequest withWrongProof(WebhookRequest request) {
        throw new UnsupportedOperationException("WEBHOOK");
    }

    /** Whether the proof covers the body, so that a changed body must be refused. */
    default boolean proofCoversBody() {
        return false;
    }

    // REGISTERS_WEBHOOK

    /** The address that is registered with the vendor now. */
    default Optional<URI> registeredWebhook() {
        throw new UnsupportedOperationException("REGISTERS_WEBHOOK");
    }

    // POLLING

    /** The customer writes this; it waits at the vendor for a poll. */
    default void customerWritesForPoll(String text) {
        throw new UnsupportedOperationException("POLLING");
    }

    // BUTTONS, with WEBHOOK

    /** The vendor reports that the customer pressed the button with this label under the message shown last. */
    default WebhookRequest customerPresses(String label) {
        throw new UnsupportedOperationException("BUTTONS");
    }

    // CONTACT_REQUEST, with WEBHOOK

    /** The vendor reports that the customer shared a card: the own one, or somebody else's. */
    default WebhookRequest customerSharesContact(Phone phone, boolean own) {
        throw new UnsupportedOperationException("CONTACT_REQUEST");
    }

    // MEDIA, with WEBHOOK

    /** The vendor reports that the customer sent a voice note with this content. */
    default WebhookRequest customerSpeaks(byte[] sound) {
        throw new UnsupportedOperationException("MEDIA");
    }

    /** Stops the stand-in. */
    @Override
    default void close() {}
}
