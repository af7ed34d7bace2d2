package io.aiadmin.core.plugin;

import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.PluginStore;

/** Opens the durable documents of one company and one plugin. */
public interface PluginStores {

    /** @param plugin the kind and type, {@code crm:calendar} */
    PluginStore open(CompanyId company, String plugin);
}
