package io.aiadmin.host.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aiadmin.host.HostUnderTest;
import io.aiadmin.host.HostUnderTest.Answer;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class SettingsApiTest {

    private static final String DEMO = "/api/v1/companies/" + HostUnderTest.DEMO;

    private final HostUnderTest host = HostUnderTest.shared();

    @Test
    void crmIsTriedStepByStep() {
        Answer checked = host.post(DEMO + "/crm/check", Map.of());

        assertThat(checked.status()).isEqualTo(200);
        assertThat(checked.body().path("findings")).isNotEmpty();
        for (JsonNode finding : checked.body().path("findings")) {
            assertThat(finding.path("ok").asBoolean())
                    .as(finding.path("text").asText())
                    .isTrue();
        }
    }

    @Test
    void secretsComeBackMaskedAndStayWhenSentBackSo() {
        String token = "123456789:AAEhBP0av28ABCDEFGHIJKLMNOPQRSTUVWX";
        Map<String, Object> config = Map.of("bot_token", token, "api_base_url", "http://127.0.0.1:1");
        Answer saved = host.put(DEMO + "/channels/telegram", Map.of("is_active", false, "config", config));

        assertThat(saved.status()).isEqualTo(200);
        String masked = saved.body().path("config").path("bot-token").asText();
        assertThat(masked).isEqualTo("••••UVWX");

        Answer again = host.put(
                DEMO + "/channels/telegram", Map.of("is_active", false, "config", Map.of("bot_token", masked)));
        assertThat(again.body().path("config").path("bot-token").asText()).isEqualTo("••••UVWX");
        assertThat(host.get(DEMO + "/channels/telegram").body().toString()).doesNotContain(token);
    }

    @Test
    void settingsThatDoNotFitAreNamed() {
        Answer answer = host.put(DEMO + "/channels/webchat", Map.of("config", Map.of("no_such_key", "1")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("fields").has("no-such-key")).isTrue();
        assertThat(host.put(DEMO + "/crm", Map.of("crm_type", "nonsense")).status())
                .isEqualTo(400);
        assertThat(host.put(DEMO + "/agent", Map.of("working_hours", Map.of("mon", "all day")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void agentSettingsAreKept() {
        Answer before = host.get(DEMO + "/agent");
        Answer saved = host.put(DEMO + "/agent", Map.of("custom_prompts", Map.of("tone", "Спокойно и коротко")));

        assertThat(saved.body().path("custom_prompts").path("tone").asText()).isEqualTo("Спокойно и коротко");
        assertThat(saved.body().path("working_hours")).isEqualTo(before.body().path("working_hours"));
        assertThat(host.get(DEMO + "/agent").body()).isEqualTo(saved.body());
        host.put(DEMO + "/agent", Map.of("custom_prompts", Map.of()));
    }

    @Test
    void formsAreDrawnFromThePluginsSchemas() {
        JsonNode plugins = host.get(DEMO + "/plugins").body();

        assertThat(plugins.path("crms").findValuesAsText("type")).contains("calendar");
        assertThat(plugins.path("channels").findValuesAsText("type")).contains("telegram", "webchat");
    }

    @Test
    void newCompanySeesNothingOfAnother() {
        Answer signedUp = host.send(host.request("/api/v1/companies")
                .POST(HostUnderTest.json(Map.of(
                        "company_name", "Барбершоп «Борода»",
                        "name", "Олег",
                        "email", UUID.randomUUID() + "@example.org",
                        "password", "a long enough password"))));
        assertThat(signedUp.status()).isEqualTo(201);
        String own = "/api/v1/companies/" + signedUp.body().path("id").asText();
        String cookie = signedUp.response()
                .headers()
                .firstValue("set-cookie")
                .orElseThrow()
                .split(";", -1)[0];

        assertThat(status(own + "/crm", cookie)).isEqualTo(200);
        for (String place : new String[] {"/crm", "/agent", "/channels", "/knowledge", "/tokens", "/plugins"}) {
            assertThat(status(DEMO + place, cookie)).as(place).isEqualTo(404);
        }
        assertThat(host.send(host.request(own + "/agent")
                                .header("Cookie", cookie)
                                .PUT(HostUnderTest.json(Map.of())))
                        .status())
                .as("no cross-site token")
                .isEqualTo(403);
        assertThat(host.get(own + "/crm").status())
                .as("the demo company's token")
                .isEqualTo(404);
    }

    @Test
    void logInSaysNoMoreThanNeeded() {
        Answer wrongPassword = logIn("demo@example.org", "not the password");
        Answer unknown = logIn("nobody@example.org", "not the password");

        assertThat(wrongPassword.status()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(wrongPassword.body());
        assertThat(logIn("demo@example.org", "demo-password").status()).isEqualTo(200);
    }

    @Test
    void tokenIsShownOnceAndWorksUntilRevoked() {
        Answer created = host.post(DEMO + "/tokens", Map.of("title", "Сайт"));
        String token = created.body().path("token").asText();

        assertThat(created.status()).isEqualTo(201);
        assertThat(catalogWith(token)).isEqualTo(200);
        assertThat(host.get(DEMO + "/tokens").body().toString()).doesNotContain(token);
        Answer revoked = host.send(
                host.demo(DEMO + "/tokens/" + created.body().path("id").asText())
                        .DELETE());
        assertThat(revoked.status()).isEqualTo(200);
        assertThat(catalogWith(token)).isEqualTo(401);
    }

    private int catalogWith(String token) {
        return host.send(host.request("/api/v1/catalog").header("Authorization", "Bearer " + token))
                .status();
    }

    private Answer logIn(String email, String password) {
        HttpRequest.Builder request = host.request("/api/v1/login");
        return host.send(request.POST(HostUnderTest.json(Map.of("email", email, "password", password))));
    }

    private int status(String path, String cookie) {
        return host.send(host.request(path).header("Cookie", cookie)).status();
    }
}
