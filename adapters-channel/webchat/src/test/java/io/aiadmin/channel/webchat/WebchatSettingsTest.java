package io.aiadmin.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiadmin.spi.InvalidSettingsException;
import io.aiadmin.spi.SettingField;
import io.aiadmin.spi.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebchatSettingsTest {

    @Test
    void keysAreThoseThatCompaniesHaveStored() {
        assertThat(WebchatSettings.SCHEMA.fields().stream().map(SettingField::key))
                .containsExactly(
                        "title",
                        "greeting",
                        "start-buttons",
                        "colour",
                        "language",
                        "hours",
                        "allowed-origins",
                        "launcher-side",
                        "policy-link",
                        "widget-secret");
        assertThat(WebchatSettings.SCHEMA.secretKeys()).containsExactly("widget-secret");
    }

    @Test
    void everythingHasADefault() {
        WebchatSettings settings = read(Map.of());

        assertThat(settings.title()).isNull();
        assertThat(settings.greeting()).isNull();
        assertThat(settings.colour()).isEqualTo("#5B4BDB");
        assertThat(settings.language()).isEqualTo("ru");
        assertThat(settings.origins()).isEmpty();
        assertThat(settings.policy()).isNull();
        assertThat(settings.secret()).isEmpty();
        assertThat(settings.starters()).isEmpty();
        assertThat(settings.left()).isFalse();
    }

    @Test
    void everythingIsRead() {
        WebchatSettings settings = read(Map.of(
                "title", "Студия «Лён»",
                "greeting", "Здравствуйте!",
                "start-buttons", "Хочу записаться\n\n Сколько стоит? ",
                "colour", "#0a7d5c",
                "language", "en",
                "hours", "10:00–21:00",
                "allowed-origins", "https://salon.ru, https://*.salon.ru\nhttps://салон.рф",
                "launcher-side", "left",
                "policy-link", "https://salon.ru/privacy",
                "widget-secret", "0123456789abcdef0123456789abcdef"));

        assertThat(settings.starters()).containsExactly("Хочу записаться", "Сколько стоит?");
        assertThat(settings.colour()).isEqualTo("#0A7D5C");
        assertThat(settings.origins().stream().map(AllowedOrigin::source))
                .containsExactly("https://salon.ru", "https://*.salon.ru", "https://xn--80awgdm.xn--p1ai");
        assertThat(settings.left()).isTrue();
        assertThat(settings.secret()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colour|red",
                "colour|#12345",
                "colour|#12345g;x",
                "allowed-origins|salon.ru",
                "allowed-origins|http://salon.ru",
                "allowed-origins|https://*.ru",
                "allowed-origins|https://salon.ru/page",
                "allowed-origins|https://salon.ru;script-src",
                "widget-secret|short",
                "language|de"
            })
    void wrongValueIsNamed(String key, String value) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOfSatisfying(
                        InvalidSettingsException.class,
                        failure -> assertThat(failure.problems())
                                .extracting(InvalidSettingsException.Problem::key)
                                .contains(key));
    }

    @ParameterizedTest
    @CsvSource({
        "https://salon.ru, https://salon.ru, true",
        "https://salon.ru, https://SALON.ru, true",
        "https://salon.ru:443, https://salon.ru, true",
        "https://salon.ru, https://www.salon.ru, false",
        "https://salon.ru, http://salon.ru, false",
        "https://salon.ru, https://salon.ru:8443, false",
        "https://salon.ru, https://salon.ru.evil.example, false",
        "https://*.salon.ru, https://www.salon.ru, true",
        "https://*.salon.ru, https://a.b.salon.ru, true",
        "https://*.salon.ru, https://salon.ru, false",
        "https://*.salon.ru, https://evilsalon.ru, false",
        "https://*.salon.ru, https://*.salon.ru, false",
        "http://localhost:3000, http://localhost:3000, true"
    })
    void originMatchesExactlyOrByItsWildcard(String allowed, String origin, boolean matches) {
        assertThat(AllowedOrigin.read(allowed).orElseThrow().matches(origin)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "", "https://", "javascript:alert(1)", "https://user@salon.ru", "https://[::1]"})
    void whatIsNoOriginMatchesNothing(String origin) {
        assertThat(AllowedOrigin.read("https://*.salon.ru").orElseThrow().matches(origin))
                .isFalse();
    }

    private static WebchatSettings read(Map<String, String> values) {
        return WebchatSettings.read(Settings.of(WebchatSettings.SCHEMA, values));
    }
}
