package io.aiadmin.host.settings;

import io.aiadmin.core.access.AuditLog;
import io.aiadmin.core.catalog.CatalogCache;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.CompanyEditor;
import io.aiadmin.core.company.CrmSettings;
import io.aiadmin.core.plugin.Connections;
import io.aiadmin.core.plugin.Lent;
import io.aiadmin.core.plugin.NotConnectedException;
import io.aiadmin.core.plugin.ShownSettings;
import io.aiadmin.host.http.ApiException;
import io.aiadmin.spi.Finding;
import io.aiadmin.spi.SettingsSchema;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.CrmPlugin;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Connects a company's CRM: shows, saves and tries its settings. */
public final class CrmDesk {

    private final Connections connections;
    private final CompanyEditor companies;
    private final CatalogCache catalogs;
    private final AuditLog audit;
    private final Clock clock;

    public CrmDesk(
            Connections connections, CompanyEditor companies, CatalogCache catalogs, AuditLog audit, Clock clock) {
        this.connections = connections;
        this.companies = companies;
        this.catalogs = catalogs;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param type null when none is connected
     * @param values secrets masked
     */
    public record Shown(@Nullable String type, Map<String, String> values) {}

    public Shown shown(CompanyConfig company) {
        CrmSettings crm = company.crm();
        if (crm == null) {
            return new Shown(null, Map.of());
        }
        SettingsSchema schema = connections
                .plugins()
                .crm(crm.type())
                .map(CrmPlugin::settings)
                .orElseGet(() -> new SettingsSchema(List.of()));
        return new Shown(crm.type(), ShownSettings.masked(schema, Connections.values(crm)));
    }

    /** @throws io.aiadmin.spi.InvalidSettingsException the values break the plugin's schema; nothing was saved */
    public void save(CompanyConfig company, String type, Map<String, String> submitted, String actor) {
        CrmPlugin plugin = connections.plugins().crm(type).orElseThrow(CrmDesk::unknown);
        CrmSettings old = company.crm();
        Map<String, String> stored = old != null && old.type().equals(type) ? Connections.values(old) : Map.of();
        Map<String, String> values = ShownSettings.merged(plugin.settings(), stored, submitted);
        connections.tryCrm(plugin, company, values).close();
        companies.saveCrm(company.id(), Connections.settings(type, values));
        catalogs.forget(company.id());
        audit.add(company.id(), new AuditLog.Entry(clock.instant(), actor, "crm.saved", type));
    }

    /** Tries the saved account step by step. */
    public List<Finding> check(CompanyConfig company) {
        try (Lent<CrmConnector> crm = connections.crm(company)) {
            return crm.account().check();
        } catch (NotConnectedException _) {
            return List.of(Finding.bad(
                    "CRM ещё не подключена: выберите её и сохраните настройки.",
                    "No CRM is connected yet: choose one and save its settings."));
        }
    }

    /** By type, in the order of the plugins. */
    public Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        connections
                .plugins()
                .crms()
                .forEach(plugin -> kinds.put(plugin.type(), new Kind(plugin.title(), plugin.settings())));
        return kinds;
    }

    private static ApiException unknown() {
        return ApiException.badField("crm_type", "такой CRM нет среди установленных.", "no such CRM is installed.");
    }
}
