package io.aiadmin.core.plugin;

import io.aiadmin.core.company.ChannelSettings;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.CrmSettings;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.InvalidSettingsException;
import io.aiadmin.spi.Secret;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.SettingsSchema;
import io.aiadmin.spi.channel.Channel;
import io.aiadmin.spi.channel.ChannelPlugin;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.CrmPlugin;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Opens companies' accounts at their first use and keeps them open until their settings change. Opening makes no network call. Used from
 * many threads.
 */
public final class Connections implements AutoCloseable {

    private final Plugins plugins;
    private final Surroundings surroundings;
    private final Map<Place, Account<CrmConnector>> crms = new ConcurrentHashMap<>();
    private final Map<Place, Account<Channel>> channels = new ConcurrentHashMap<>();

    private record Place(CompanyId company, String plugin) {}

    public Connections(Plugins plugins, Surroundings surroundings) {
        this.plugins = plugins;
        this.surroundings = surroundings;
    }

    public Plugins plugins() {
        return plugins;
    }

    /**
     * Lends the company's CRM account.
     *
     * @throws NotConnectedException there is none to open
     */
    public Lent<CrmConnector> crm(CompanyConfig company) {
        CrmSettings settings = company.crm();
        if (settings == null) {
            throw new NotConnectedException("no CRM is connected");
        }
        CrmPlugin plugin = plugins.crm(settings.type())
                .orElseThrow(() -> new NotConnectedException("no such CRM plugin: " + settings.type()));
        Map<String, String> values = values(settings);
        return lend(
                crms,
                new Place(company.id(), "crm"),
                List.of(settings.type(), values, company.profile().zone()),
                () -> openCrm(plugin, company, values));
    }

    /**
     * Lends the company's account in a channel, switched on or not.
     *
     * @throws NotConnectedException there is none to open
     */
    public Lent<Channel> channel(CompanyConfig company, String type) {
        ChannelSettings settings =
                company.channel(type).orElseThrow(() -> new NotConnectedException("no such channel: " + type));
        ChannelPlugin plugin =
                plugins.channel(type).orElseThrow(() -> new NotConnectedException("no such channel plugin: " + type));
        return lend(
                channels,
                new Place(company.id(), type),
                List.of(settings.config(), company.profile().zone()),
                () -> openChannel(plugin, company, settings.config()));
    }

    /**
     * Opens a CRM account that is not kept, to try settings before they are saved. The caller closes it.
     *
     * @throws InvalidSettingsException the settings break the schema
     */
    public CrmConnector tryCrm(CrmPlugin plugin, CompanyConfig company, Map<String, String> values) {
        return plugin.open(
                CompanyContext.of(surroundings, company, "crm:" + plugin.type()),
                Settings.of(plugin.settings(), values));
    }

    /**
     * Opens a channel that is not kept, to try settings before they are saved. The caller closes it.
     *
     * @throws InvalidSettingsException the settings break the schema
     */
    public Channel tryChannel(ChannelPlugin plugin, CompanyConfig company, Map<String, String> values) {
        return plugin.open(
                CompanyContext.of(surroundings, company, "channel:" + plugin.type()),
                Settings.of(plugin.settings(), CommonChannelSettings.pluginsOwn(values)));
    }

    /** The values of the plugin's schema, put together from the parts that are stored. */
    public static Map<String, String> values(CrmSettings settings) {
        Map<String, String> values = new TreeMap<>(settings.additional());
        Secret apiKey = settings.apiKey();
        if (apiKey != null) {
            values.put("api-key", apiKey.reveal());
        }
        String baseUrl = settings.baseUrl();
        if (baseUrl != null) {
            values.put("base-url", baseUrl);
        }
        return values;
    }

    /** The parts to be stored, taken from the values of the plugin's schema. */
    public static CrmSettings settings(String type, Map<String, String> values) {
        Map<String, String> additional = new TreeMap<>(values);
        String apiKey = additional.remove("api-key");
        String baseUrl = additional.remove("base-url");
        return new CrmSettings(type, apiKey == null ? null : Secret.of(apiKey), baseUrl, additional);
    }

    /** The schema of the company's CRM, for forms. */
    public SettingsSchema crmSchema(String type) {
        return plugins.crm(type)
                .orElseThrow(() -> new NotConnectedException("no such CRM plugin: " + type))
                .settings();
    }

    private CrmConnector openCrm(CrmPlugin plugin, CompanyConfig company, Map<String, String> values) {
        try {
            return tryCrm(plugin, company, values);
        } catch (InvalidSettingsException e) {
            throw new NotConnectedException("the CRM's settings no longer fit", e);
        }
    }

    private Channel openChannel(ChannelPlugin plugin, CompanyConfig company, Map<String, String> values) {
        try {
            return tryChannel(plugin, company, values);
        } catch (InvalidSettingsException e) {
            throw new NotConnectedException("the channel's settings no longer fit", e);
        }
    }

    private static <A extends AutoCloseable> Lent<A> lend(
            Map<Place, Account<A>> accounts, Place place, Object settings, Supplier<A> open) {
        while (true) {
            Account<A> account = accounts.compute(place, (key, old) -> {
                if (old != null && old.openedWith(settings)) {
                    return old;
                }
                Account<A> fresh = new Account<>(open.get(), settings);
                if (old != null) {
                    old.replace();
                }
                return fresh;
            });
            if (account.borrow()) {
                return new Lent<>(account);
            }
        }
    }

    @Override
    public void close() {
        crms.values().forEach(Account::replace);
        channels.values().forEach(Account::replace);
        crms.clear();
        channels.clear();
    }
}
