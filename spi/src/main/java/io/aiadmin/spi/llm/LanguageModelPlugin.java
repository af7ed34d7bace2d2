package io.aiadmin.spi.llm;

import io.aiadmin.spi.LocalText;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.SettingsSchema;

/**
 * The entry point of a language model jar, found by {@link java.util.ServiceLoader}. Made once at start, with no arguments and no side effects.
 *
 * @since 1.0
 */
public interface LanguageModelPlugin {

    /** Stored in settings, so it never changes: {@code gemini}. */
    String type();

    LocalText title();

    SettingsSchema settings();

    /** Makes no network call. */
    LanguageModel open(Settings settings);
}
