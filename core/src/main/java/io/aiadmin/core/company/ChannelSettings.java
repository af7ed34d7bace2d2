package io.aiadmin.core.company;

import java.util.Map;

/**
 * One channel of the company.
 *
 * @param type the plugin's type; a company has one account per type
 * @param config values by the keys of the plugin's schema, secrets among them; sealed at rest as a whole
 */
public record ChannelSettings(String type, boolean active, Map<String, String> config) {

    public ChannelSettings {
        config = Map.copyOf(config);
    }

    @Override
    public String toString() {
        return "ChannelSettings[" + type + ", " + active + ", " + config.keySet() + "]";
    }
}
