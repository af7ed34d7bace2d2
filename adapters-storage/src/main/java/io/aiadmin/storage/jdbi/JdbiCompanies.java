package io.aiadmin.storage.jdbi;

import com.fasterxml.jackson.core.type.TypeReference;
import io.aiadmin.core.company.AgentSettings;
import io.aiadmin.core.company.ChannelSettings;
import io.aiadmin.core.company.Company;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.CompanyProfile;
import io.aiadmin.core.company.CrmSettings;
import io.aiadmin.core.company.KnowledgeEntry;
import io.aiadmin.core.company.WorkingHours;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.Secret;
import io.aiadmin.storage.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A company's settings, table by table. Every change raises the version in the same transaction. */
final class JdbiCompanies {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final TenantDatabase database;
    private final Sealed sealed;

    JdbiCompanies(TenantDatabase database, Sealed sealed) {
        this.database = database;
        this.sealed = sealed;
    }

    Optional<CompanyConfig> load(CompanyId id) {
        // Unwraps the keys before the snapshot takes a connection, so that a full pool can't wait for itself.
        if (!exists(id)) {
            return Optional.empty();
        }
        sealed.hash(id, "");
        return database.snapshot(id, handle -> {
            Optional<Company> company = company(handle, id);
            if (company.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new CompanyConfig(
                    company.get(),
                    version(handle, id),
                    profile(handle, id),
                    crm(handle, id),
                    agent(handle, id),
                    channels(handle, id),
                    knowledge(handle, id)));
        });
    }

    private boolean exists(CompanyId id) {
        return database.inCompany(id, handle -> company(handle, id)).isPresent();
    }

    private static Optional<Company> company(Handle handle, CompanyId id) {
        return handle.createQuery("select name, created_at, subscription_plan from companies where id = :id")
                .bind("id", id.value())
                .map((row, _) -> new Company(
                        id,
                        row.getString("name"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getString("subscription_plan")))
                .findOne();
    }

    private static long version(Handle handle, CompanyId id) {
        return handle.createQuery("select version from config_versions where company_id = :id")
                .bind("id", id.value())
                .mapTo(Long.class)
                .one();
    }

    private static CompanyProfile profile(Handle handle, CompanyId id) {
        return handle.createQuery("select profile from company_profile where company_id = :id")
                .bind("id", id.value())
                .map((row, _) -> Json.parse(row.getString(1), CompanyProfile.class))
                .one();
    }

    private @Nullable CrmSettings crm(Handle handle, CompanyId id) {
        return handle.createQuery(
                        "select id, crm_type, api_key, base_url, additional_settings from company_crm_settings where company_id = :id")
                .bind("id", id.value())
                .map((row, _) -> crm(id, row))
                .findOne()
                .orElse(null);
    }

    private CrmSettings crm(CompanyId id, ResultSet row) throws SQLException {
        UUID rowId = row.getObject("id", UUID.class);
        String key = sealed.textOrNull(id, Sealed.crm("api_key", rowId), row.getBytes("api_key"));
        String additional =
                sealed.text(id, Sealed.crm("additional_settings", rowId), row.getBytes("additional_settings"));
        return new CrmSettings(
                row.getString("crm_type"),
                key == null ? null : Secret.of(key),
                row.getString("base_url"),
                Json.parse(additional, TEXTS));
    }

    private static AgentSettings agent(Handle handle, CompanyId id) {
        return handle.createQuery(
                        "select company_description, working_hours, custom_prompts from company_agent_settings where company_id = :id")
                .bind("id", id.value())
                .map((row, _) -> new AgentSettings(
                        row.getString("company_description"),
                        WorkingHours.parse(Json.parse(row.getString("working_hours"), TEXTS)),
                        Json.parse(row.getString("custom_prompts"), TEXTS)))
                .findOne()
                .orElse(AgentSettings.EMPTY);
    }

    private List<ChannelSettings> channels(Handle handle, CompanyId id) {
        return handle.createQuery(
                        "select id, channel_type, is_active, config from company_channels where company_id = :id order by channel_type")
                .bind("id", id.value())
                .map((row, _) -> new ChannelSettings(
                        row.getString("channel_type"),
                        row.getBoolean("is_active"),
                        Json.parse(
                                sealed.text(
                                        id, Sealed.channel(row.getObject("id", UUID.class)), row.getBytes("config")),
                                TEXTS)))
                .list();
    }

    private static List<KnowledgeEntry> knowledge(Handle handle, CompanyId id) {
        return handle.createQuery(
                        "select topic, keywords, answer from knowledge_entries where company_id = :id order by position")
                .bind("id", id.value())
                .map((row, _) -> new KnowledgeEntry(
                        row.getString("topic"),
                        Arrays.asList((String[]) row.getArray("keywords").getArray()),
                        row.getString("answer")))
                .list();
    }

    long create(Company company, CompanyProfile profile) {
        return database.inCompany(company.id(), handle -> {
            handle.createUpdate(
                            "insert into companies (id, name, created_at, subscription_plan) values (:id, :name, :created, :plan)")
                    .bind("id", company.id().value())
                    .bind("name", company.name())
                    .bind("created", company.createdAt())
                    .bind("plan", company.plan())
                    .execute();
            profile(handle, company.id(), profile);
            return raised(handle, company.id());
        });
    }

    long rename(CompanyId id, String name) {
        return database.inCompany(id, handle -> {
            handle.createUpdate("update companies set name = :name where id = :id")
                    .bind("name", name)
                    .bind("id", id.value())
                    .execute();
            return raised(handle, id);
        });
    }

    long saveProfile(CompanyId id, CompanyProfile profile) {
        return database.inCompany(id, handle -> {
            profile(handle, id, profile);
            return raised(handle, id);
        });
    }

    private static void profile(Handle handle, CompanyId id, CompanyProfile profile) {
        handle.createUpdate("""
                        insert into company_profile (company_id, profile) values (:id, :profile::jsonb)
                        on conflict (company_id) do update set profile = excluded.profile""")
                .bind("id", id.value())
                .bind("profile", Json.text(profile))
                .execute();
    }

    long saveCrm(CompanyId id, CrmSettings settings) {
        sealed.hash(id, "");
        return database.inCompany(id, handle -> {
            lock(handle, id);
            UUID row = row(handle, "select id from company_crm_settings where company_id = :id", id, "");
            Secret key = settings.apiKey();
            handle.createUpdate("""
                            insert into company_crm_settings (id, company_id, crm_type, api_key, base_url, additional_settings)
                            values (:row, :id, :type, :key, :url, :additional)
                            on conflict (company_id, id) do update
                            set crm_type = excluded.crm_type, api_key = excluded.api_key, base_url = excluded.base_url,
                                additional_settings = excluded.additional_settings""")
                    .bind("row", row)
                    .bind("id", id.value())
                    .bind("type", settings.type())
                    .bind("key", key == null ? null : sealed.text(id, Sealed.crm("api_key", row), key.reveal()))
                    .bind("url", settings.baseUrl())
                    .bind(
                            "additional",
                            sealed.text(id, Sealed.crm("additional_settings", row), Json.text(settings.additional())))
                    .execute();
            return raised(handle, id);
        });
    }

    long saveAgent(CompanyId id, AgentSettings settings) {
        return database.inCompany(id, handle -> {
            lock(handle, id);
            UUID row = row(handle, "select id from company_agent_settings where company_id = :id", id, "");
            String hours = Json.text(settings.workingHours().text());
            String prompts = Json.text(settings.customPrompts());
            handle.createUpdate("""
                            insert into company_agent_settings (id, company_id, company_description, working_hours, custom_prompts)
                            values (:row, :id, :description, :hours::jsonb, :prompts::jsonb)
                            on conflict (company_id, id) do update
                            set company_description = excluded.company_description, working_hours = excluded.working_hours,
                                custom_prompts = excluded.custom_prompts""")
                    .bind("row", row)
                    .bind("id", id.value())
                    .bind("description", settings.description())
                    .bind("hours", hours)
                    .bind("prompts", prompts)
                    .execute();
            long version = raised(handle, id);
            handle.createUpdate("""
                            insert into prompt_versions (company_id, version, created_at, company_description, working_hours, custom_prompts)
                            values (:id, :version, now(), :description, :hours::jsonb, :prompts::jsonb)""")
                    .bind("id", id.value())
                    .bind("version", version)
                    .bind("description", settings.description())
                    .bind("hours", hours)
                    .bind("prompts", prompts)
                    .execute();
            return version;
        });
    }

    long saveChannel(CompanyId id, ChannelSettings settings) {
        sealed.hash(id, "");
        return database.inCompany(id, handle -> {
            lock(handle, id);
            UUID row = row(
                    handle,
                    "select id from company_channels where company_id = :id and channel_type = :type",
                    id,
                    settings.type());
            handle.createUpdate("""
                            insert into company_channels (id, company_id, channel_type, is_active, config)
                            values (:row, :id, :type, :active, :config)
                            on conflict (company_id, id) do update set is_active = excluded.is_active, config = excluded.config""")
                    .bind("row", row)
                    .bind("id", id.value())
                    .bind("type", settings.type())
                    .bind("active", settings.active())
                    .bind("config", sealed.text(id, Sealed.channel(row), Json.text(settings.config())))
                    .execute();
            return raised(handle, id);
        });
    }

    long saveKnowledge(CompanyId id, List<KnowledgeEntry> entries) {
        return database.inCompany(id, handle -> {
            lock(handle, id);
            handle.createUpdate("delete from knowledge_entries where company_id = :id")
                    .bind("id", id.value())
                    .execute();
            for (int i = 0; i < entries.size(); i++) {
                KnowledgeEntry entry = entries.get(i);
                handle.createUpdate("""
                                insert into knowledge_entries (company_id, position, topic, keywords, answer)
                                values (:id, :position, :topic, :keywords, :answer)""")
                        .bind("id", id.value())
                        .bind("position", i)
                        .bind("topic", entry.topic())
                        .bindArray("keywords", String.class, entry.keywords())
                        .bind("answer", entry.answer())
                        .execute();
            }
            return raised(handle, id);
        });
    }

    /** Savers of one company take turns. */
    private static void lock(Handle handle, CompanyId id) {
        boolean found = handle.createQuery("select true from config_versions where company_id = :id for update")
                .bind("id", id.value())
                .mapTo(Boolean.class)
                .findOne()
                .isPresent();
        if (!found) {
            throw new IllegalArgumentException("there is no such company");
        }
    }

    /** The row's id, which its sealed values are bound to: the one it has, or a new one. */
    private static UUID row(Handle handle, String select, CompanyId id, String type) {
        var query = handle.createQuery(select).bind("id", id.value());
        if (!type.isEmpty()) {
            query.bind("type", type);
        }
        return query.mapTo(UUID.class).findOne().orElseGet(UUID::randomUUID);
    }

    private static long raised(Handle handle, CompanyId id) {
        return handle.createQuery("""
                        insert into config_versions as v (company_id, version, updated_at) values (:id, 1, clock_timestamp())
                        on conflict (company_id) do update set version = v.version + 1, updated_at = excluded.updated_at
                        returning version""").bind("id", id.value()).mapTo(Long.class).one();
    }

    /** Companies that were changed in the last two minutes. */
    List<Change> recentChanges() {
        return database.platform(handle -> handle.createQuery(
                        "select company_id, version from config_versions where updated_at > now() - interval '2 minutes'")
                .map((row, _) ->
                        new Change(new CompanyId(row.getObject("company_id", UUID.class)), row.getLong("version")))
                .list());
    }

    record Change(CompanyId company, long version) {}
}
