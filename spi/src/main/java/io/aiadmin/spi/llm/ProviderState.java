package io.aiadmin.spi.llm;

/**
 * What a provider needs to see again in the same place, such as Gemini's thought signatures. Opaque to the core, which keeps it with the turn.
 *
 * @param provider the {@link LanguageModelPlugin#type()} that made it; other providers pass it by
 * @param content text of the provider's own form, at most 64 KiB
 */
public record ProviderState(String provider, String content) {}
