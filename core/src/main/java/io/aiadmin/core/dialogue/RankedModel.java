package io.aiadmin.core.dialogue;

import io.aiadmin.spi.llm.LanguageModel;

/**
 * A model of the ladder.
 *
 * @param name for logs: the plugin's type, with the model's name where there are several
 */
public record RankedModel(String name, LanguageModel model) {}
