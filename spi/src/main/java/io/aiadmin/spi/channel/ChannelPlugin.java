package io.aiadmin.spi.channel;

import io.aiadmin.spi.LocalText;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.SettingsSchema;

/**
 * The entry point of a channel jar, found by {@link java.util.ServiceLoader}.
 *
 * <p>Made once at start, with no arguments and no side effects: no thread, no socket, no file.
 *
 * @since 1.0
 */
public interface ChannelPlugin {

    /** Stored in the database and part of the webhook's address, so it never changes: {@code telegram}. */
    String type();

    /** How the panel names it. */
    LocalText title();

    /** The fields that the panel asks for. */
    SettingsSchema settings();

    /** Opens one company's account. Makes no network call; the panel's test button uses {@link Channel#check()}. */
    Channel open(ChannelContext context, Settings settings);
}
