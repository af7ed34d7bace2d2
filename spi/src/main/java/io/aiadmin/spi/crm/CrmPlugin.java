package io.aiadmin.spi.crm;

import io.aiadmin.spi.LocalText;
import io.aiadmin.spi.PluginContext;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.SettingsSchema;

/**
 * The entry point of a CRM jar, found by {@link java.util.ServiceLoader}.
 *
 * <p>Made once at start, with no arguments and no side effects: no thread, no socket, no file.
 *
 * @since 1.0
 */
public interface CrmPlugin {

    /** Stored in the database for each company, so it never changes: {@code yclients}. */
    String type();

    /** How the panel names it. */
    LocalText title();

    /** The fields that the panel asks for. Keys {@code api-key} and {@code base-url} have columns of their own in the database. */
    SettingsSchema settings();

    /** Opens one company's account. Makes no network call; the panel's test button uses {@link CrmConnector#check()}. */
    CrmConnector open(PluginContext context, Settings settings);
}
