package io.aiadmin.crm.calendar;

import io.aiadmin.spi.LocalText;
import io.aiadmin.spi.PluginContext;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.SettingsSchema;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.CrmPlugin;

/** The appointment book that comes with the product. It needs no account anywhere; {@link CalendarBook} fills it. */
public final class CalendarPlugin implements CrmPlugin {

    @Override
    public String type() {
        return "calendar";
    }

    @Override
    public LocalText title() {
        return new LocalText("Встроенный журнал записи", "Built-in appointment book");
    }

    @Override
    public SettingsSchema settings() {
        return CalendarSettings.SCHEMA;
    }

    @Override
    public CrmConnector open(PluginContext context, Settings settings) {
        return new CalendarConnector(context, CalendarSettings.of(settings));
    }
}
