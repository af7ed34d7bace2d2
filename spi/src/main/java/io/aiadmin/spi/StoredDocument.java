package io.aiadmin.spi;

/**
 * A document of a {@link PluginStore}.
 *
 * @param version 1 when it was first written, one more at each write
 */
public record StoredDocument(String key, String body, long version) {}
