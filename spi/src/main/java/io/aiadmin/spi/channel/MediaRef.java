package io.aiadmin.spi.channel;

import org.jspecify.annotations.Nullable;

/**
 * A file that stays with the vendor until it is fetched.
 *
 * @param key what the channel needs to fetch it
 * @param mediaType {@code audio/ogg}; null when the vendor does not say
 * @param bytes 0 when the vendor does not say
 */
public record MediaRef(String key, @Nullable String mediaType, long bytes) {}
