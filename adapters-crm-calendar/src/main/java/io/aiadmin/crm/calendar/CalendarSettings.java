package io.aiadmin.crm.calendar;

import io.aiadmin.spi.InvalidSettingsException;
import io.aiadmin.spi.LocalText;
import io.aiadmin.spi.SettingField;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.SettingsSchema;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What the owner may set beside the book itself.
 *
 * @param slotStep in place of the step that the book states
 * @param leadTime how long before a visit it can still be booked
 * @param zone in place of the company's zone that the book states; branches with a zone of their own keep it
 */
record CalendarSettings(Optional<Duration> slotStep, Duration leadTime, Optional<ZoneId> zone) {

    static final SettingsSchema SCHEMA = SettingsSchema.of(
            SettingField.optional(
                    "slot-step",
                    SettingField.Kind.DURATION,
                    new LocalText("Шаг записи", "Step between starts"),
                    new LocalText(
                            "Через сколько предлагать время: 15m — это 10:00, 10:15, 10:30. Пусто — как в журнале.",
                            "How far apart times are offered: 15m gives 10:00, 10:15, 10:30. Empty: as the book says."),
                    null),
            SettingField.optional(
                    "lead-time",
                    SettingField.Kind.DURATION,
                    new LocalText("За сколько до визита можно записаться", "Shortest notice"),
                    new LocalText(
                            "Ближе этого срока время не предлагается: 2h — не раньше чем через два часа.",
                            "Nothing sooner than this is offered: 2h means in two hours at the earliest."),
                    "0m"),
            SettingField.optional(
                    "zone",
                    SettingField.Kind.TEXT,
                    new LocalText("Часовой пояс", "Time zone"),
                    new LocalText(
                            "Например Europe/Samara. Пусто — как в журнале.",
                            "Such as Europe/Samara. Empty: as the book says."),
                    null));

    private static final Duration SHORTEST_STEP = Duration.ofMinutes(1);
    private static final Duration LONGEST_STEP = Duration.ofDays(1);

    /** @throws InvalidSettingsException the step or the zone makes no sense */
    static CalendarSettings of(Settings settings) {
        return new CalendarSettings(
                settings.find("slot-step").map(_ -> step(settings.duration("slot-step"))),
                settings.duration("lead-time"),
                settings.find("zone").map(CalendarSettings::zone));
    }

    private static Duration step(Duration step) {
        if (step.compareTo(SHORTEST_STEP) < 0
                || step.compareTo(LONGEST_STEP) > 0
                || !step.equals(Duration.ofMinutes(step.toMinutes()))) {
            throw invalid(
                    "slot-step",
                    "«Шаг записи»: целые минуты, от 1m до 1d",
                    "“Step between starts” takes whole minutes, from 1m to 1d");
        }
        return step;
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException _) {
            throw invalid(
                    "zone",
                    "«Часовой пояс»: нет такого пояса, нужен, например, Europe/Moscow",
                    "“Time zone”: there is no such zone; Europe/Moscow is one");
        }
    }

    private static InvalidSettingsException invalid(String key, String russian, String english) {
        return new InvalidSettingsException(
                List.of(new InvalidSettingsException.Problem(key, new LocalText(russian, english))));
    }
}
