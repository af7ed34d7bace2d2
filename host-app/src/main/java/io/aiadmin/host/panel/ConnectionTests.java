package io.aiadmin.host.panel;

import io.aiadmin.core.company.ChannelSettings;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.CrmSettings;
import io.aiadmin.core.plugin.CommonChannelSettings;
import io.aiadmin.core.plugin.Connections;
import io.aiadmin.core.plugin.ShownSettings;
import io.aiadmin.host.http.ApiException;
import io.aiadmin.spi.Finding;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.channel.Channel;
import io.aiadmin.spi.channel.ChannelPlugin;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.CrmPlugin;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Tries what stands in a form before it is saved. Secrets that were left masked are taken from what is stored. */
@Singleton
final class ConnectionTests {

    private final Connections connections;

    ConnectionTests(Connections connections) {
        this.connections = connections;
    }

    /** @throws io.aiadmin.spi.InvalidSettingsException the values break the schema */
    List<Finding> crm(CompanyConfig company, String type, Map<String, String> typed) {
        CrmPlugin plugin = connections.plugins().crm(type).orElseThrow(ApiException::notFound);
        CrmSettings stored = company.crm();
        Map<String, String> values = ShownSettings.merged(
                plugin.settings(),
                stored != null && stored.type().equals(type) ? Connections.values(stored) : Map.of(),
                typed);
        try (CrmConnector account = connections.tryCrm(plugin, company, values)) {
            return account.check();
        }
    }

    /** @throws io.aiadmin.spi.InvalidSettingsException the values break the schema */
    List<Finding> channel(CompanyConfig company, String type, Map<String, String> typed) {
        ChannelPlugin plugin = connections.plugins().channel(type).orElseThrow(ApiException::notFound);
        Map<String, String> values = ShownSettings.merged(
                CommonChannelSettings.schema(plugin),
                company.channel(type).map(ChannelSettings::config).orElse(Map.of()),
                typed);
        Settings.of(CommonChannelSettings.schema(plugin), values);
        try (Channel channel = connections.tryChannel(plugin, company, values)) {
            return channel.check();
        }
    }
}
