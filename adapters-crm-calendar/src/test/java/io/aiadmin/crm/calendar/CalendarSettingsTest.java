package io.aiadmin.crm.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiadmin.spi.DocumentWrite;
import io.aiadmin.spi.InvalidSettingsException;
import io.aiadmin.spi.PluginStore;
import io.aiadmin.spi.SettingField;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.StoredDocument;
import io.aiadmin.spi.crm.CrmPlugin;
import io.aiadmin.spi.tck.TckContext;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarSettingsTest {

    private final CalendarPlugin plugin = new CalendarPlugin();

    @Test
    void pluginIsFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(CrmPlugin.class)).anyMatch(CalendarPlugin.class::isInstance);
        assertThat(plugin.type()).isEqualTo("calendar");
    }

    @Test
    void nothingNeedsToBeSet() {
        CalendarSettings settings = CalendarSettings.of(Settings.of(plugin.settings(), Map.of()));

        assertThat(settings).isEqualTo(new CalendarSettings(Optional.empty(), Duration.ZERO, Optional.empty()));
        assertThat(plugin.settings().secretKeys()).isEmpty();
    }

    @Test
    void everyKeyIsRead() {
        assertThat(plugin.settings().fields())
                .extracting(SettingField::key)
                .containsExactly("slot-step", "lead-time", "zone");

        CalendarSettings settings = CalendarSettings.of(Settings.of(
                plugin.settings(), Map.of("slot-step", "20m", "lead-time", "2h", "zone", "Asia/Kamchatka")));

        assertThat(settings)
                .isEqualTo(new CalendarSettings(
                        Optional.of(Duration.ofMinutes(20)),
                        Duration.ofHours(2),
                        Optional.of(ZoneId.of("Asia/Kamchatka"))));
    }

    @ParameterizedTest
    @CsvSource({"slot-step, 30s", "slot-step, 90s", "slot-step, 2d", "slot-step, 0m", "zone, Moscow/Europe", "zone, три"
    })
    void senselessValueIsAProblemOfItsField(String key, String value) {
        Settings settings = Settings.of(plugin.settings(), Map.of(key, value));

        assertThatThrownBy(() -> plugin.open(new TckContext(), settings))
                .isInstanceOfSatisfying(
                        InvalidSettingsException.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(InvalidSettingsException.Problem::key)
                                .containsExactly(key));
    }

    @Test
    void openingCallsNothing() {
        plugin.open(new TckContext().withStore(new FailingStore()), Settings.of(plugin.settings(), Map.of()))
                .close();
    }

    /** Fails at any call. */
    private static final class FailingStore implements PluginStore {

        @Override
        public Optional<StoredDocument> find(String key) {
            throw new AssertionError("called");
        }

        @Override
        public List<StoredDocument> findAll(Collection<String> keys) {
            throw new AssertionError("called");
        }

        @Override
        public List<StoredDocument> list(String prefix, String after, int limit) {
            throw new AssertionError("called");
        }

        @Override
        public boolean commit(List<DocumentWrite> writes) {
            throw new AssertionError("called");
        }
    }
}
