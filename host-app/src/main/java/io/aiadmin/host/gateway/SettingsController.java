package io.aiadmin.host.gateway;

import io.aiadmin.core.access.Role;
import io.aiadmin.core.company.AgentSettings;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.CompanyDirectory;
import io.aiadmin.core.company.KnowledgeEntry;
import io.aiadmin.core.company.WorkingHours;
import io.aiadmin.host.access.Caller;
import io.aiadmin.host.access.Callers;
import io.aiadmin.host.http.ApiException;
import io.aiadmin.host.http.Json;
import io.aiadmin.host.http.Languages;
import io.aiadmin.host.settings.ChannelDesk;
import io.aiadmin.host.settings.CompanyDesk;
import io.aiadmin.host.settings.CrmDesk;
import io.aiadmin.spi.Finding;
import io.aiadmin.spi.SettingField;
import io.aiadmin.spi.SettingsSchema;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an owner or manager sets: the CRM, the channels, the agent. The panel uses the very same. */
@Controller("/api/v1/companies/{companyId}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SettingsController {

    private final Callers callers;
    private final CompanyDirectory companies;
    private final CrmDesk crms;
    private final ChannelDesk channels;
    private final CompanyDesk desk;

    SettingsController(
            Callers callers, CompanyDirectory companies, CrmDesk crms, ChannelDesk channels, CompanyDesk desk) {
        this.callers = callers;
        this.companies = companies;
        this.crms = crms;
        this.channels = channels;
        this.desk = desk;
    }

    record CrmForm(
            @Nullable String crmType,
            @Nullable String apiKey,
            @Nullable String baseUrl,
            @Nullable Map<String, @Nullable Object> additionalSettings) {}

    record ChannelForm(@Nullable Boolean isActive, @Nullable Map<String, @Nullable Object> config) {}

    record AgentForm(
            @Nullable String companyDescription,
            @Nullable Map<String, @Nullable String> workingHours,
            @Nullable Map<String, String> customPrompts) {}

    record KnowledgeForm(@Nullable List<KnowledgeEntry> entries) {}

    @Get("/crm")
    HttpResponse<byte[]> crm(HttpRequest<?> request, String companyId) {
        CompanyConfig company = company(callers.of(request, companyId, role -> true));
        return Json.ok(shown(crms.shown(company)));
    }

    @Put("/crm")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> saveCrm(HttpRequest<?> request, String companyId, @Body byte[] body) {
        Caller caller = callers.of(request, companyId, Role::maySet);
        CrmForm form = Json.read(body, CrmForm.class);
        String type = form.crmType();
        if (type == null || type.isBlank()) {
            throw ApiException.badField("crm_type", "нужен вид CRM.", "the kind of CRM is needed.");
        }
        Map<String, String> values = texts(form.additionalSettings());
        putIfGiven(values, "api-key", form.apiKey());
        putIfGiven(values, "base-url", form.baseUrl());
        crms.save(company(caller), type, values, caller.actor());
        return Json.ok(shown(crms.shown(company(caller))));
    }

    /** Tries the account that is saved. */
    @Post("/crm/check")
    HttpResponse<byte[]> checkCrm(HttpRequest<?> request, String companyId) {
        Caller caller = callers.of(request, companyId, Role::maySet);
        return Json.ok(findings(crms.check(company(caller)), request));
    }

    @Get("/channels")
    HttpResponse<byte[]> channels(HttpRequest<?> request, String companyId) {
        CompanyConfig company = company(callers.of(request, companyId, role -> true));
        return Json.ok(Map.of(
                "channels",
                company.channels().stream()
                        .map(channel -> shown(channel.type(), channels.shown(company, channel.type())))
                        .toList()));
    }

    @Get("/channels/{type}")
    HttpResponse<byte[]> channel(HttpRequest<?> request, String companyId, String type) {
        CompanyConfig company = company(callers.of(request, companyId, role -> true));
        return Json.ok(shown(type, channels.shown(company, type)));
    }

    @Put("/channels/{type}")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> saveChannel(HttpRequest<?> request, String companyId, String type, @Body byte[] body) {
        Caller caller = callers.of(request, companyId, Role::maySet);
        ChannelForm form = Json.read(body, ChannelForm.class);
        boolean active = Objects.requireNonNullElse(form.isActive(), Boolean.TRUE);
        List<Finding> findings = channels.save(company(caller), type, active, texts(form.config()), caller.actor());
        Map<String, Object> answer = shown(type, channels.shown(company(caller), type));
        answer.putAll(findings(findings, request));
        return Json.ok(answer);
    }

    @Post("/channels/{type}/check")
    HttpResponse<byte[]> checkChannel(HttpRequest<?> request, String companyId, String type) {
        Caller caller = callers.of(request, companyId, Role::maySet);
        return Json.ok(findings(channels.check(company(caller), type), request));
    }

    @Get("/agent")
    HttpResponse<byte[]> agent(HttpRequest<?> request, String companyId) {
        AgentSettings agent =
                company(callers.of(request, companyId, role -> true)).agent();
        return Json.ok(shown(agent));
    }

    @Put("/agent")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> saveAgent(HttpRequest<?> request, String companyId, @Body byte[] body) {
        Caller caller = callers.of(request, companyId, Role::maySet);
        AgentForm form = Json.read(body, AgentForm.class);
        AgentSettings old = company(caller).agent();
        String description = form.companyDescription();
        Map<String, String> prompts = form.customPrompts();
        AgentSettings agent = new AgentSettings(
                description == null ? old.description() : description,
                hours(form.workingHours(), old.workingHours()),
                prompts == null ? old.customPrompts() : prompts);
        desk.saveAgent(caller.company(), agent, caller.actor());
        return Json.ok(shown(agent));
    }

    @Get("/knowledge")
    HttpResponse<byte[]> knowledge(HttpRequest<?> request, String companyId) {
        return Json.ok(Map.of(
                "entries", company(callers.of(request, companyId, role -> true)).knowledge()));
    }

    @Put("/knowledge")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> saveKnowledge(HttpRequest<?> request, String companyId, @Body byte[] body) {
        Caller caller = callers.of(request, companyId, Role::maySet);
        List<KnowledgeEntry> entries = Json.read(body, KnowledgeForm.class).entries();
        if (entries == null) {
            throw ApiException.badField("entries", "нужен список.", "a list is needed.");
        }
        desk.saveKnowledge(caller.company(), entries, caller.actor());
        return Json.ok(Map.of("entries", entries));
    }

    /** The plugins there are and the forms they ask for. */
    @Get("/plugins")
    HttpResponse<byte[]> plugins(HttpRequest<?> request, String companyId) {
        callers.of(request, companyId, role -> true);
        Locale language = Languages.of(request);
        return Json.ok(Map.of(
                "crms",
                crms.kinds().entrySet().stream()
                        .map(kind -> form(
                                kind.getKey(),
                                kind.getValue().title().in(language),
                                kind.getValue().schema(),
                                language))
                        .toList(),
                "channels",
                channels.kinds().entrySet().stream()
                        .map(kind -> form(
                                kind.getKey(),
                                kind.getValue().title().in(language),
                                kind.getValue().schema(),
                                language))
                        .toList()));
    }

    private CompanyConfig company(Caller caller) {
        return companies.find(caller.company()).orElseThrow(ApiException::notFound);
    }

    private static WorkingHours hours(@Nullable Map<String, @Nullable String> form, WorkingHours old) {
        if (form == null) {
            return old;
        }
        Map<String, String> days = new LinkedHashMap<>();
        form.forEach((day, range) -> days.put(day, range == null ? "" : range));
        try {
            return WorkingHours.parse(days);
        } catch (IllegalArgumentException e) {
            throw ApiException.badField(
                    "working_hours",
                    "день «" + e.getMessage() + "»: нужен вид {\"mon\": \"10:00-21:00\"}.",
                    "day “" + e.getMessage() + "”: write {\"mon\": \"10:00-21:00\"}.");
        }
    }

    private static Map<String, Object> shown(CrmDesk.Shown crm) {
        Map<String, Object> shown = new LinkedHashMap<>();
        Map<String, String> rest = new LinkedHashMap<>(crm.values());
        shown.put("crm_type", crm.type());
        shown.put("api_key", rest.remove("api-key"));
        shown.put("base_url", rest.remove("base-url"));
        shown.put("additional_settings", rest);
        return shown;
    }

    private static Map<String, Object> shown(String type, ChannelDesk.Shown channel) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("channel_type", type);
        shown.put("is_active", channel.active());
        shown.put("config", channel.values());
        shown.put("webhook_path", channel.webhookPath());
        return shown;
    }

    private static Map<String, Object> shown(AgentSettings agent) {
        return Map.of(
                "company_description", agent.description(),
                "working_hours", agent.workingHours().text(),
                "custom_prompts", agent.customPrompts());
    }

    private static Map<String, Object> findings(List<Finding> findings, HttpRequest<?> request) {
        Locale language = Languages.of(request);
        return Map.of(
                "findings",
                findings.stream()
                        .map(finding -> Map.of(
                                "ok", finding.ok(), "text", finding.text().in(language)))
                        .toList());
    }

    private static Map<String, Object> form(String type, String title, SettingsSchema schema, Locale language) {
        return Map.of(
                "type",
                type,
                "title",
                title,
                "fields",
                schema.fields().stream().map(field -> field(field, language)).toList());
    }

    private static Map<String, Object> field(SettingField field, Locale language) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("key", field.key());
        shown.put("label", field.label().in(language));
        shown.put("help", field.help().in(language));
        shown.put("kind", field.kind().name().toLowerCase(Locale.ROOT));
        shown.put("secret", field.secret());
        shown.put("required", field.required());
        shown.put("default", field.defaultValue());
        shown.put("choices", field.choices());
        return shown;
    }

    private static Map<String, String> texts(@Nullable Map<String, @Nullable Object> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (values == null) {
            return texts;
        }
        values.forEach((key, value) -> {
            if (value instanceof List<?> lines) {
                texts.put(
                        key.replace('_', '-'),
                        String.join("\n", lines.stream().map(String::valueOf).toList()));
            } else if (value instanceof Map<?, ?>) {
                texts.put(key.replace('_', '-'), Json.text(value));
            } else {
                texts.put(key.replace('_', '-'), value == null ? "" : String.valueOf(value));
            }
        });
        return texts;
    }

    private static void putIfGiven(Map<String, String> values, String key, @Nullable String value) {
        if (value != null) {
            values.put(key, value);
        }
    }
}
