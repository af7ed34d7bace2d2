package io.aiadmin.llm.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiadmin.spi.InvalidSettingsException;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.llm.LanguageModelPlugin;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiPluginTest {

    @Test
    void serviceLoaderFindsIt() {
        assertThat(ServiceLoader.load(LanguageModelPlugin.class))
                .extracting(LanguageModelPlugin::type)
                .contains("gemini");
    }

    @Test
    void keyIsTheOneSecretAndTheOnlyDuty() {
        assertThat(GeminiSettings.SCHEMA.secretKeys()).containsExactly("api-key");
        GeminiSettings settings = settings(Map.of("api-key", "AIza-x"));
        assertThat(settings.model()).isEqualTo("gemini-3.8-flash");
        assertThat(settings.baseUrl()).isEqualTo("https://generativelanguage.googleapis.com");
        assertThat(settings.thinkingLevel()).contains("LOW");
        assertThat(settings.attemptTimeout()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void everyKeyIsRead() {
        GeminiSettings settings = settings(Map.of(
                "api-key", "k",
                "model", "models/gemini-3.5-flash-lite",
                "base-url", "https://gateway.example/gemini/",
                "thinking-level", "auto",
                "attempt-timeout", "8s"));
        assertThat(settings.model()).isEqualTo("models/gemini-3.5-flash-lite");
        assertThat(settings.baseUrl()).isEqualTo("https://gateway.example/gemini");
        assertThat(settings.thinkingLevel()).isEmpty();
        assertThat(settings.attemptTimeout()).isEqualTo(Duration.ofSeconds(8));
    }

    @ParameterizedTest
    @CsvSource({
        "api-key,ключ с буквами",
        "api-key,two words",
        "model,../../v1/files",
        "model,джемини",
        "attempt-timeout,1ms",
        "attempt-timeout,1d",
        "thinking-level,enormous",
        "base-url,generativelanguage",
    })
    void uselessValuesAreRefusedWithoutQuotingTheKey(String key, String value) {
        Map<String, String> values = key.equals("api-key") ? Map.of(key, value) : Map.of("api-key", "k", key, value);
        assertThatThrownBy(() -> settings(values))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(key)
                .hasMessageNotContaining(value);
    }

    private static GeminiSettings settings(Map<String, String> values) {
        return GeminiSettings.of(Settings.of(new GeminiPlugin().settings(), values));
    }
}
