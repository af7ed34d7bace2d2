package io.aiadmin.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiadmin.spi.InvalidSettingsException;
import io.aiadmin.spi.SettingField;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.channel.ChannelPlugin;
import io.aiadmin.spi.tck.TckContext;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelegramSettingsTest {

    private static final String TOKEN = "6660001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";

    @Test
    void pluginIsFoundByItsType() {
        assertThat(ServiceLoader.load(ChannelPlugin.class))
                .anyMatch(plugin -> plugin.type().equals("telegram"));
    }

    @Test
    void keysAreThoseThatCompaniesHaveStored() {
        assertThat(TelegramSettings.SCHEMA.fields().stream().map(SettingField::key))
                .containsExactly(
                        "bot-token", "mode", "phone-request", "business-owners", "webhook-secret", "api-base-url");
        assertThat(TelegramSettings.SCHEMA.secretKeys()).containsExactly("bot-token", "webhook-secret");
    }

    @Test
    void tokenIsEnough() {
        TelegramSettings settings = read(Map.of("bot-token", TOKEN));

        assertThat(settings.botId()).isEqualTo("6660001");
        assertThat(settings.baseUrl()).isEqualTo(URI.create("https://api.telegram.org"));
        assertThat(settings.polling()).isFalse();
        assertThat(settings.asksForPhone()).isTrue();
        assertThat(settings.businessOwners()).isEmpty();
    }

    @Test
    void everythingIsRead() {
        TelegramSettings settings = read(Map.of(
                "bot-token", TOKEN,
                "mode", "polling",
                "phone-request", "false",
                "business-owners", "@Salon_Romashka, 7770001",
                "webhook-secret", "my-own_Secret",
                "api-base-url", "https://relay.example"));

        assertThat(settings.polling()).isTrue();
        assertThat(settings.asksForPhone()).isFalse();
        assertThat(settings.businessOwners()).containsExactlyInAnyOrder("salon_romashka", "7770001");
        assertThat(settings.webhookSecret().reveal()).isEqualTo("my-own_Secret");
        assertThat(settings.baseUrl()).isEqualTo(URI.create("https://relay.example"));
    }

    @Test
    void secretIsDerivedAlikeEverywhereAndTellsNothingOfTheToken() {
        String secret = read(Map.of("bot-token", TOKEN)).webhookSecret().reveal();

        assertThat(secret)
                .matches("[A-Za-z0-9_-]{32,256}")
                .isEqualTo(read(Map.of("bot-token", TOKEN)).webhookSecret().reveal())
                .isNotEqualTo(
                        read(Map.of("bot-token", TOKEN + "x")).webhookSecret().reveal());
        assertThat(TOKEN).doesNotContain(secret);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bot-token|123:abc/../x",
                "bot-token|a b c",
                "webhook-secret|пароль",
                "mode|both",
                "api-base-url|api.telegram.org"
            })
    void wrongValueIsNamed(String key, String value) {
        Map<String, String> values = new HashMap<>(Map.of("bot-token", TOKEN));
        values.put(key, value);

        assertThatThrownBy(() -> read(values)).isInstanceOfSatisfying(InvalidSettingsException.class, failure -> {
            assertThat(failure.problems())
                    .extracting(InvalidSettingsException.Problem::key)
                    .containsExactly(key);
            assertThat(failure.getMessage()).doesNotContain(value);
        });
    }

    @Test
    void companyCanNotNameAPrivateAddressInProduction() {
        Settings settings = Settings.of(
                TelegramSettings.SCHEMA, Map.of("bot-token", TOKEN, "api-base-url", "http://127.0.0.1:8081"));
        ProductionContext production = new ProductionContext(new TckContext());

        assertThatThrownBy(() -> new TelegramPlugin().open(production, settings))
                .isInstanceOfSatisfying(InvalidSettingsException.class, failure -> {
                    assertThat(failure.problems().getFirst().key()).isEqualTo("api-base-url");
                    assertThat(failure.toString()).doesNotContain(TOKEN);
                });
    }

    private static TelegramSettings read(Map<String, String> values) {
        return TelegramSettings.read(Settings.of(TelegramSettings.SCHEMA, values));
    }
}
