package io.aiadmin.core.plugin;

import io.aiadmin.spi.LocalText;
import io.aiadmin.spi.SettingField;
import io.aiadmin.spi.SettingsSchema;
import io.aiadmin.spi.channel.ChannelPlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Settings that every channel has, whatever its plugin asks for. They stand in the same config and never reach the plugin. */
public final class CommonChannelSettings {

    /** After how much silence short messages in a row are answered together; {@code 0ms} answers each at once. */
    public static final String QUIET = "gathering-quiet";

    /** After how long they are answered at the latest. */
    public static final String CAP = "gathering-cap";

    /** How long the agent keeps quiet after a person of the company has answered in the messenger. */
    public static final String HUMAN_PAUSE = "human-pause";

    private static final List<SettingField> FIELDS = List.of(
            SettingField.optional(
                    QUIET,
                    SettingField.Kind.DURATION,
                    new LocalText("Пауза перед ответом", "Pause before answering"),
                    new LocalText(
                            "Сколько ждать тишины, чтобы ответить на несколько коротких сообщений сразу.",
                            "How long to wait for silence, to answer several short messages at once."),
                    "2500ms"),
            SettingField.optional(
                    CAP,
                    SettingField.Kind.DURATION,
                    new LocalText("Самая долгая пауза", "Longest pause"),
                    new LocalText(
                            "Ответить не позже, даже если клиент ещё пишет.",
                            "Answer by then, even while the customer is still writing."),
                    "12s"),
            SettingField.optional(
                    HUMAN_PAUSE,
                    SettingField.Kind.DURATION,
                    new LocalText("Молчать после ответа человека", "Quiet after a person answered"),
                    new LocalText(
                            "Сколько агент не отвечает после того, как сотрудник сам написал клиенту.",
                            "How long the agent does not answer after a person of yours wrote to the customer."),
                    "30m"));

    private CommonChannelSettings() {}

    /** The plugin's own fields, then the common ones. */
    public static SettingsSchema schema(ChannelPlugin plugin) {
        List<SettingField> fields = new ArrayList<>(plugin.settings().fields());
        fields.addAll(FIELDS);
        return new SettingsSchema(fields);
    }

    /** The common fields alone. */
    public static SettingsSchema schema() {
        return new SettingsSchema(FIELDS);
    }

    /** The values that are the plugin's own. */
    static Map<String, String> pluginsOwn(Map<String, String> config) {
        Map<String, String> own = new TreeMap<>(config);
        FIELDS.forEach(field -> own.remove(field.key()));
        return own;
    }

    /** The values that are common. */
    public static Map<String, String> common(Map<String, String> config) {
        Map<String, String> common = new TreeMap<>(config);
        common.keySet().retainAll(List.of(QUIET, CAP, HUMAN_PAUSE));
        return common;
    }
}
