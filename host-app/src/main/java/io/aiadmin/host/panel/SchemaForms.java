package io.aiadmin.host.panel;

import io.aiadmin.core.company.CrmSettings;
import io.aiadmin.core.plugin.CommonChannelSettings;
import io.aiadmin.host.http.ApiException;
import io.aiadmin.host.settings.ChannelDesk;
import io.aiadmin.host.settings.CrmDesk;
import io.aiadmin.host.settings.Kind;
import io.aiadmin.spi.Finding;
import io.aiadmin.spi.InvalidSettingsException;
import io.aiadmin.spi.SettingField;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Draws the forms of CRMs and channels from what their plugins declare. */
@Singleton
final class SchemaForms {

    /** Before the keys of a plugin's settings in a form. */
    static final String PREFIX = "f-";

    private final CrmDesk crms;
    private final ChannelDesk channels;

    SchemaForms(CrmDesk crms, ChannelDesk channels) {
        this.crms = crms;
        this.channels = channels;
    }

    /** What a form says beside its stored values. */
    record Outcome(Map<String, String> typed, Map<String, String> errors, List<Finding> findings, String problem) {

        static final Outcome NONE = new Outcome(Map.of(), Map.of(), List.of(), "");

        static Outcome of(List<Finding> findings, Map<String, String> typed) {
            return new Outcome(typed, Map.of(), findings, "");
        }

        static Outcome invalid(Texts t, InvalidSettingsException e, Map<String, String> typed) {
            Map<String, String> errors = new LinkedHashMap<>();
            e.problems()
                    .forEach(problem ->
                            errors.putIfAbsent(problem.key(), problem.text().in(t.locale())));
            return new Outcome(typed, errors, List.of(), t.of("form.check-fields"));
        }
    }

    ConnectionView crm(Visit visit, String type, Outcome outcome) {
        Kind kind = Optional.ofNullable(crms.kinds().get(type)).orElseThrow(ApiException::notFound);
        CrmDesk.Shown shown = crms.shown(visit.company());
        boolean connected = type.equals(shown.type());
        CrmSettings other = visit.company().crm();
        String title = kind.title().in(visit.t().locale());
        return new ConnectionView(
                title,
                letter(title),
                "/panel/connections/crm/" + type,
                false,
                connected,
                "",
                connected || other == null ? "" : crmTitle(visit.t(), other.type()),
                fields(visit.t(), kind, connected ? shown.values() : Map.of(), outcome, false),
                List.of(),
                findings(visit.t(), outcome.findings()),
                outcome.problem());
    }

    ConnectionView channel(Visit visit, String type, Outcome outcome) {
        Kind kind = Optional.ofNullable(channels.kinds().get(type)).orElseThrow(ApiException::notFound);
        ChannelDesk.Shown shown = channels.shown(visit.company(), type);
        String title = kind.title().in(visit.t().locale());
        return new ConnectionView(
                title,
                letter(title),
                "/panel/connections/channel/" + type,
                true,
                shown.active(),
                shown.webhookPath(),
                "",
                fields(visit.t(), kind, shown.values(), outcome, false),
                fields(visit.t(), kind, shown.values(), outcome, true),
                findings(visit.t(), outcome.findings()),
                outcome.problem());
    }

    List<ConnectionsView.Tile> crmTiles(Visit visit) {
        CrmSettings crm = visit.company().crm();
        return crms.kinds().entrySet().stream()
                .map(kind -> {
                    String title = kind.getValue().title().in(visit.t().locale());
                    return new ConnectionsView.Tile(
                            kind.getKey(),
                            title,
                            letter(title),
                            crm != null && crm.type().equals(kind.getKey()) ? "on" : "new",
                            "/panel/connections/crm/" + kind.getKey());
                })
                .toList();
    }

    String crmTitle(Texts t, String type) {
        Kind kind = crms.kinds().get(type);
        return kind == null ? type : kind.title().in(t.locale());
    }

    static String letter(String title) {
        return title.substring(0, title.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    static List<ConnectionView.FindingView> findings(Texts t, List<Finding> findings) {
        return findings.stream()
                .map(finding -> new ConnectionView.FindingView(
                        finding.ok(), finding.text().in(t.locale())))
                .toList();
    }

    /** @param rare the fields that every channel has, which hardly anybody changes */
    private static List<FieldView> fields(
            Texts t, Kind kind, Map<String, String> stored, Outcome outcome, boolean rare) {
        List<FieldView> fields = new ArrayList<>();
        for (SettingField field : kind.schema().fields()) {
            if (CommonChannelSettings.schema().field(field.key()).isPresent() == rare) {
                fields.add(field(t, field, stored, outcome));
            }
        }
        return fields;
    }

    private static FieldView field(Texts t, SettingField field, Map<String, String> stored, Outcome outcome) {
        String usual = Optional.ofNullable(field.defaultValue()).orElse("");
        String value = Optional.ofNullable(outcome.typed().get(field.key()))
                .or(() -> Optional.ofNullable(stored.get(field.key())))
                .orElse(
                        field.kind() == SettingField.Kind.CHOICE || field.kind() == SettingField.Kind.FLAG
                                ? usual
                                : "");
        return new FieldView(
                field.key(),
                field.label().in(t.locale()),
                field.help().in(t.locale()),
                field.kind().name().toLowerCase(Locale.ROOT),
                field.required(),
                value,
                usual,
                field.choices(),
                outcome.errors().getOrDefault(field.key(), ""));
    }
}
