package io.aiadmin.spi.channel;

/** What a channel may or may not offer. The method of a missing one throws {@link UnsupportedOperationException}. */
public enum ChannelCapability {
    /** {@link Channel#receive}: the vendor calls us. */
    WEBHOOK,
    /** {@link Channel#connect} and {@link Channel#disconnect}: the webhook is registered by a call. */
    REGISTERS_WEBHOOK,
    /** {@link Channel#poll}: works without a public address. */
    POLLING,
    /** {@link Channel#typing}. */
    TYPING,
    /** {@link Channel#fetch}: voice notes and files. */
    MEDIA,
    /** Buttons are shown as such. */
    BUTTONS,
    /** The customer can share the own, proven number by a button. */
    CONTACT_REQUEST,
    /** The sender's number is proven by the channel itself. */
    PROVEN_PHONE
}
