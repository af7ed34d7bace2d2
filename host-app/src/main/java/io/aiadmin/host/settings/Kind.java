package io.aiadmin.host.settings;

import io.aiadmin.spi.LocalText;
import io.aiadmin.spi.SettingsSchema;

/** A kind of CRM or channel that can be connected, and the form it asks for. */
public record Kind(LocalText title, SettingsSchema schema) {}
