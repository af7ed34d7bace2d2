package io.aiadmin.llm.gemini;

import io.aiadmin.spi.LocalText;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.SettingsSchema;
import io.aiadmin.spi.llm.LanguageModel;
import io.aiadmin.spi.llm.LanguageModelPlugin;

/** Google's Gemini through the Developer API. */
public final class GeminiPlugin implements LanguageModelPlugin {

    static final String TYPE = "gemini";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public LocalText title() {
        return new LocalText("Google Gemini", "Google Gemini");
    }

    @Override
    public SettingsSchema settings() {
        return GeminiSettings.SCHEMA;
    }

    @Override
    public LanguageModel open(Settings settings) {
        return new GeminiModel(GeminiSettings.of(settings));
    }
}
