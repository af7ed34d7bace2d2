package io.aiadmin.channel.telegram.wire;

import org.jspecify.annotations.Nullable;

/**
 * Where messages go.
 *
 * @param type {@code private}, {@code group}, {@code supergroup} or {@code channel}
 */
public record Chat(long id, @Nullable String type) {}
