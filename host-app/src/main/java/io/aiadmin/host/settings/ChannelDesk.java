package io.aiadmin.host.settings;

import io.aiadmin.core.access.AuditLog;
import io.aiadmin.core.company.ChannelSettings;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.CompanyEditor;
import io.aiadmin.core.plugin.CommonChannelSettings;
import io.aiadmin.core.plugin.Connections;
import io.aiadmin.core.plugin.Lent;
import io.aiadmin.core.plugin.NotConnectedException;
import io.aiadmin.core.plugin.ShownSettings;
import io.aiadmin.host.http.ApiException;
import io.aiadmin.spi.Finding;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.SettingsSchema;
import io.aiadmin.spi.channel.Channel;
import io.aiadmin.spi.channel.ChannelCapability;
import io.aiadmin.spi.channel.ChannelException;
import io.aiadmin.spi.channel.ChannelPlugin;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Connects a company's channels: shows, saves and tries their settings, and registers webhooks with the vendors. */
public final class ChannelDesk {

    private final Connections connections;
    private final CompanyEditor companies;
    private final AuditLog audit;
    private final Clock clock;
    private final @Nullable URI publicUrl;

    /** @param publicUrl under which vendors reach this host; null when they can't */
    public ChannelDesk(
            Connections connections, CompanyEditor companies, AuditLog audit, Clock clock, @Nullable URI publicUrl) {
        this.connections = connections;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /**
     * @param values secrets masked
     * @param webhookPath where the vendor reports to
     */
    public record Shown(boolean active, Map<String, String> values, String webhookPath) {}

    public Shown shown(CompanyConfig company, String type) {
        ChannelPlugin plugin = plugin(type);
        Optional<ChannelSettings> settings = company.channel(type);
        return new Shown(
                settings.map(ChannelSettings::active).orElse(false),
                ShownSettings.masked(
                        CommonChannelSettings.schema(plugin),
                        settings.map(ChannelSettings::config).orElse(Map.of())),
                webhookPath(company, type));
    }

    /**
     * Saves the settings, and switches the channel on or off at the vendor.
     *
     * @return what the vendor said to the registration; empty when there was nothing to register
     * @throws io.aiadmin.spi.InvalidSettingsException the values break the schema; nothing was saved
     */
    public List<Finding> save(
            CompanyConfig company, String type, boolean active, Map<String, String> submitted, String actor) {
        ChannelPlugin plugin = plugin(type);
        SettingsSchema schema = CommonChannelSettings.schema(plugin);
        Map<String, String> stored =
                company.channel(type).map(ChannelSettings::config).orElse(Map.of());
        Map<String, String> values = ShownSettings.merged(schema, stored, submitted);
        Settings.of(schema, values);
        try (Channel channel = connections.tryChannel(plugin, company, values)) {
            List<Finding> findings = active ? connect(channel, company, type) : List.of();
            if (!active && company.channel(type).map(ChannelSettings::active).orElse(false)) {
                disconnect(channel);
            }
            companies.saveChannel(company.id(), new ChannelSettings(type, active, values));
            audit.add(company.id(), new AuditLog.Entry(clock.instant(), actor, "channel.saved", type));
            return findings;
        }
    }

    public List<Finding> check(CompanyConfig company, String type) {
        plugin(type);
        try (Lent<Channel> channel = connections.channel(company, type)) {
            return channel.account().check();
        } catch (NotConnectedException _) {
            return List.of(Finding.bad(
                    "Канал ещё не настроен: заполните и сохраните его настройки.",
                    "The channel is not set up yet: fill in and save its settings."));
        }
    }

    /** By type, in the order of the plugins; the common settings belong to each. */
    public Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        connections
                .plugins()
                .channels()
                .forEach(plugin ->
                        kinds.put(plugin.type(), new Kind(plugin.title(), CommonChannelSettings.schema(plugin))));
        return kinds;
    }

    private List<Finding> connect(Channel channel, CompanyConfig company, String type) {
        if (!channel.capabilities().contains(ChannelCapability.REGISTERS_WEBHOOK)) {
            return List.of();
        }
        if (publicUrl == null) {
            return List.of(
                    Finding.bad(
                            "У этого сервера нет публичного адреса (AI_ADMIN_PUBLIC_URL), поэтому адрес приёма у канала не зарегистрирован.",
                            "This host has no public address (AI_ADMIN_PUBLIC_URL), so no webhook was registered with the channel."));
        }
        try {
            channel.connect(publicUrl.resolve(webhookPath(company, type)));
            return List.of(Finding.good("Адрес приёма сообщений зарегистрирован.", "The webhook is registered."));
        } catch (ChannelException.Unauthorized _) {
            return List.of(
                    Finding.bad("Канал не принимает ключ: проверьте его.", "The channel refuses the key: check it."));
        } catch (ChannelException _) {
            return List.of(
                    Finding.bad(
                            "Настройки сохранены, но канал сейчас не отвечает, и адрес приёма не зарегистрирован. Сохраните ещё раз позже.",
                            "The settings are saved, but the channel does not answer now and no webhook was registered. Save again later."));
        }
    }

    private static void disconnect(Channel channel) {
        if (!channel.capabilities().contains(ChannelCapability.REGISTERS_WEBHOOK)) {
            return;
        }
        try {
            channel.disconnect();
        } catch (ChannelException _) {
            // the vendor goes on calling an address that answers 404, and gives up by itself
        }
    }

    private static String webhookPath(CompanyConfig company, String type) {
        return "/api/v1/" + type + "/webhook/" + company.id();
    }

    private ChannelPlugin plugin(String type) {
        return connections.plugins().channel(type).orElseThrow(ApiException::notFound);
    }
}
