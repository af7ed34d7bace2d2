package io.aiadmin.llm.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.spi.Finding;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("vendor-fake")
class GeminiCheckTest {

    private static final String MODEL = "{\"name\":\"models/gemini-3.8-flash\",\"displayName\":\"Gemini 3.8 Flash\"}";

    private final GeminiServer server = GeminiServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void goodKeyAndModelAreTwoGoodFindings() {
        server.answers(MODEL).answers(yes("gemini-3.8-flash"));
        List<Finding> findings = Asking.model(server).check();
        assertThat(findings).hasSize(2).allMatch(Finding::ok);
        assertThat(server.asked().get(0).method()).isEqualTo("GET");
        assertThat(server.asked().get(0).path()).isEqualTo("/v1beta/models/gemini-3.8-flash");
        assertThat(RequestSchema.problems(server.asked().get(1).body())).isEmpty();
    }

    @Test
    void anotherModelThatAnswersIsNamed() {
        server.answers(MODEL).answers(yes("gemini-3.9-flash"));
        assertThat(Asking.model(server).check().getLast().text().russian()).contains("gemini-3.9-flash");
    }

    @ParameterizedTest
    @CsvSource({
        "400,error-googleai-unary-failure-api-key.json,Ключ API не подходит,not valid",
        "403,error-googleai-unary-failure-generativelanguage-api-not-enabled.json,не включён Gemini API,is off",
        "403,error-vertexai-unary-failure-iam-permission-denied.json,нет прав,no right",
        "404,error-googleai-unary-failure-unknown-model.json,Модели gemini-3.8-flash нет,no model",
        "429,error-vercel-google-429-retry-info.json,Исчерпан лимит,used up",
    })
    void troubleIsToldInPlainWords(int status, String sample, String russian, String english) {
        server.refuses(status, Samples.text(sample));
        List<Finding> findings = Asking.model(server).check();
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().ok()).isFalse();
        assertThat(findings.getFirst().text().russian()).contains(russian).doesNotContain("key1234");
        assertThat(findings.getFirst().text().english()).contains(english);
    }

    @Test
    void regionAndThinkingLevelAreFoundByTheFirstAnswer() {
        server.answers(MODEL)
                .refuses(400, error("User location is not supported for the API use.", "FAILED_PRECONDITION"));
        assertThat(Asking.model(server).check()).extracting(Finding::ok).containsExactly(true, false);
        server.answers(MODEL)
                .refuses(400, error("Thinking level MINIMAL is not supported for this model.", "INVALID_ARGUMENT"));
        assertThat(Asking.model(server, "thinking-level", "minimal")
                        .check()
                        .getLast()
                        .text()
                        .russian())
                .contains("глубина размышления");
    }

    @Test
    void deadAddressIsAFinding() {
        server.close();
        List<Finding> findings = Asking.model(server).check();
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().text().russian()).contains("не отвечает");
    }

    private static String error(String message, String status) {
        return "{\"error\":{\"code\":400,\"message\":\"" + message + "\",\"status\":\"" + status + "\"}}";
    }

    private static String yes(String model) {
        return "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Да\"}],\"role\":\"model\"},"
                + "\"finishReason\":\"STOP\"}],\"modelVersion\":\"" + model + "\"}";
    }
}
