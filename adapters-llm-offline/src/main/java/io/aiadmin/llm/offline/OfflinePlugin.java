package io.aiadmin.llm.offline;

import io.aiadmin.spi.LocalText;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.SettingsSchema;
import io.aiadmin.spi.llm.LanguageModel;
import io.aiadmin.spi.llm.LanguageModelPlugin;

/** The dialogue that needs no network and no key. */
public final class OfflinePlugin implements LanguageModelPlugin {

    static final String TYPE = "offline";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public LocalText title() {
        return new LocalText("Встроенный диалог", "Built-in dialogue");
    }

    @Override
    public SettingsSchema settings() {
        return SettingsSchema.of();
    }

    @Override
    public LanguageModel open(Settings settings) {
        return new OfflineModel();
    }
}
