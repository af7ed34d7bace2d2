package io.aiadmin.channel.telegram.wire;

import org.jspecify.annotations.Nullable;

/**
 * A pressed button.
 *
 * @param message what it stood under; without its text when it is old
 * @param data what the button carried; null for a game
 */
public record CallbackQuery(
        @Nullable String id,
        @Nullable User from,
        @Nullable Message message,
        @Nullable String data) {}
