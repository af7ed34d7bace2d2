package io.aiadmin.core.company;

import io.aiadmin.spi.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The company's CRM account. Together the parts are the values of the plugin's schema: {@code api-key}, {@code base-url} and the rest.
 *
 * @param type the plugin's type
 * @param additional values by the schema's keys, secrets among them; sealed at rest as a whole
 */
public record CrmSettings(
        String type, @Nullable Secret apiKey, @Nullable String baseUrl, Map<String, String> additional) {

    public CrmSettings {
        additional = Map.copyOf(additional);
    }

    @Override
    public String toString() {
        return "CrmSettings[" + type + ", " + additional.keySet() + "]";
    }
}
