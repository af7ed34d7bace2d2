package io.aiadmin.core.embed;

import io.aiadmin.core.booking.SalonCrm;
import io.aiadmin.spi.LocalText;
import io.aiadmin.spi.PluginContext;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.SettingsSchema;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.CrmPlugin;

/** Opens one salon's CRM, whoever asks. */
record SalonPlugin(SalonCrm crm) implements CrmPlugin {

    @Override
    public String type() {
        return "salon";
    }

    @Override
    public LocalText title() {
        return new LocalText("Салон", "Salon");
    }

    @Override
    public SettingsSchema settings() {
        return SettingsSchema.of();
    }

    @Override
    public CrmConnector open(PluginContext context, Settings settings) {
        return crm;
    }
}
