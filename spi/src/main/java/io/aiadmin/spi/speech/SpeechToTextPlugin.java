package io.aiadmin.spi.speech;

import io.aiadmin.spi.LocalText;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.SettingsSchema;

/**
 * The entry point of a speech recognition jar, found by {@link java.util.ServiceLoader}. Made once at start, with no side effects.
 *
 * @since 1.0
 */
public interface SpeechToTextPlugin {

    /** Stored in settings, so it never changes. */
    String type();

    LocalText title();

    SettingsSchema settings();

    /** Makes no network call. */
    SpeechToText open(Settings settings);
}
