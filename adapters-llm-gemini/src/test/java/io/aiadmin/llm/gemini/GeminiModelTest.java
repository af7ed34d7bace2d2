package io.aiadmin.llm.gemini;

import static io.aiadmin.llm.gemini.Asking.customer;
import static io.aiadmin.llm.gemini.Asking.model;
import static io.aiadmin.llm.gemini.Asking.request;
import static io.aiadmin.llm.gemini.Asking.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aiadmin.spi.llm.LanguageModel;
import io.aiadmin.spi.llm.ModelException;
import io.aiadmin.spi.llm.ModelReply;
import io.aiadmin.spi.llm.ModelRequest;
import io.aiadmin.spi.llm.ModelRequest.ToolUse;
import io.aiadmin.spi.llm.ModelTurn;
import io.aiadmin.spi.llm.ProviderState;
import io.aiadmin.spi.llm.TokenUsage;
import io.aiadmin.spi.llm.ToolCall;
import io.aiadmin.spi.llm.ToolResult;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("vendor-fake")
class GeminiModelTest {

    private static final String STOPPED = "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Здравствуйте!\"}],"
            + "\"role\":\"model\"},\"finishReason\":\"STOP\"}],\"modelVersion\":\"gemini-3.8-flash\"}";

    private final GeminiServer server = GeminiServer.start();

    @AfterEach
    void stop() {
        server.asked().stream()
                .filter(asked -> asked.method().equals("POST"))
                .forEach(asked ->
                        assertThat(RequestSchema.problems(asked.body())).isEmpty());
        server.close();
    }

    // ---- answers

    @ParameterizedTest
    @CsvSource({
        "text-googleai-unary-success-basic-reply-short.json,Google's headquarters,gemini-2.0-flash",
        "text-googleai-unary-success-thinking-reply-thought-summary.json,Mountain View,gemini-2.5-flash",
        "text-vercel-google-reasoning-gemini3.json,There are **3**,gemini-3-pro-preview",
        "text-vercel-google-text.json,There are **3**,gemini-3-pro-preview",
        "rec-gemini-35-flash-1-response-200.json,4,gemini-3.5-flash",
        "rec-tool-retry-3-response-200.json,Paris,gemini-2.5-pro",
    })
    void textIsReadWithoutThoughts(String sample, String beginning, String model) {
        server.answers(Samples.text(sample));
        ModelReply reply = ask();
        assertThat(reply.text()).startsWith(beginning).doesNotContain("The user wants");
        assertThat(reply.calls()).isEmpty();
        assertThat(reply.model()).isEqualTo(model);
        assertThat(server.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call-googleai-unary-success-thinking-function-call-thought-summary-signature.json",
                "call-vercel-google-tool-call-gemini3.json",
                "call-vercel-google-tool-call.json",
                "call-vertexai-unary-success-function-call-empty-arguments.json",
                "call-vertexai-unary-success-function-call-mixed-content.json",
                "call-vertexai-unary-success-function-call-no-arguments.json",
                "call-vertexai-unary-success-function-call-parallel-calls.json",
                "call-vertexai-unary-success-function-call-with-arguments.json",
                "rec-instructions-tools-1-response-200.json",
                "rec-instructions-tools-2-response-200.json",
                "rec-instructions-tools-3-response-200.json",
                "rec-instructions-tools-4-response-200.json",
                "rec-mode-any-no-args-1-response-200.json",
                "rec-mode-any-no-args-2-response-200.json",
                "rec-tool-retry-1-response-200.json",
                "rec-tool-retry-2-response-200.json",
                "rec-validated-1-response-200.json",
                "rec-validated-2-response-200.json",
                "text-vercel-google-text.json",
                "rec-gemini-35-flash-1-response-200.json",
            })
    void whatTheModelMadeGoesBackAsItCame(String sample) {
        JsonNode content = Samples.json(sample).at("/candidates/0/content");
        server.answers(Samples.text(sample)).answers(STOPPED);
        LanguageModel model = model(server);
        ModelReply reply = model.generate(request(customer("?")));
        List<ModelTurn> turns = new ArrayList<>(List.of(customer("?"), turn(reply)));
        turns.add(reply.calls().isEmpty() ? customer("!") : results(reply.calls()));
        model.generate(request(turns.toArray(ModelTurn[]::new)));

        JsonNode sent = server.asked().get(1).body().path("contents");
        assertThat(sent).hasSize(3);
        assertThat(sent.get(1)).isEqualTo(content);
        int number = 0;
        for (JsonNode part : content.path("parts")) {
            if (part.has("functionCall")) {
                ToolCall call = reply.calls().get(number);
                JsonNode response = sent.get(2).path("parts").get(number).path("functionResponse");
                assertThat(call.name()).isEqualTo(part.at("/functionCall/name").asText());
                assertThat(response.path("name").asText()).isEqualTo(call.name());
                assertThat(response.path("response").path("n").asInt()).isEqualTo(number);
                assertThat(response.has("id")).isFalse();
                number++;
            }
        }
        assertThat(reply.calls()).hasSize(number);
    }

    @Test
    void argumentsArePlainValues() {
        server.answers(answer("""
                {"functionCall":{"id":"lpndqlku","name":"find_slots","args":{"a":"текст","b":1,"c":1.5,"d":true,
                "e":null,"f":[1,[2]],"g":{"h":{"i":12345678901}},"j":1e400}}}"""));
        ToolCall call = ask().calls().getFirst();
        assertThat(call.id()).isEqualTo("lpndqlku");
        assertThat(call.arguments())
                .containsEntry("a", "текст")
                .containsEntry("b", 1L)
                .containsEntry("c", 1.5)
                .containsEntry("d", true)
                .containsEntry("e", null)
                .containsEntry("f", List.of(1L, List.of(2L)))
                .containsEntry("g", Map.of("h", Map.of("i", 12345678901L)));
    }

    @Test
    void idsOfTheModelAreEchoedInOrderAndInOneContent() {
        server.answers(answer("""
                        {"functionCall":{"id":"one","name":"find_slots","args":{}},"thoughtSignature":"AQID"},
                        {"functionCall":{"id":"two","name":"list_services","args":{}}}""")).answers(STOPPED);
        LanguageModel model = model(server);
        ModelReply reply = model.generate(request(customer("?")));
        model.generate(request(
                customer("?"),
                turn(reply),
                new ModelTurn.Tools(List.of(
                        new ToolResult("one", "find_slots", false, Map.of("error", "crm_unavailable")),
                        new ToolResult("two", "list_services", true, Map.of("services", List.of()))))));
        JsonNode contents = server.asked().get(1).body().path("contents");
        assertThat(contents).hasSize(3);
        assertThat(contents.at("/2/role").asText()).isEqualTo("user");
        assertThat(contents.at("/2/parts/0/functionResponse/id").asText()).isEqualTo("one");
        assertThat(contents.at("/2/parts/0/functionResponse/response/error").asText())
                .isEqualTo("crm_unavailable");
        assertThat(contents.at("/2/parts/1/functionResponse/id").asText()).isEqualTo("two");
    }

    @Test
    void tokensAreCountedWithThoughtsAndCacheAndOverRepeats() {
        String usage = ",\"usageMetadata\":{\"promptTokenCount\":100,\"cachedContentTokenCount\":60,"
                + "\"candidatesTokenCount\":7,\"thoughtsTokenCount\":11,\"totalTokenCount\":118}}";
        String empty = "{\"candidates\":[{\"content\":{\"role\":\"model\"},\"finishReason\":\"STOP\"}]";
        server.answers(empty + usage).answers(STOPPED.substring(0, STOPPED.length() - 1) + usage);
        assertThat(ask().usage()).isEqualTo(new TokenUsage(200, 120, 36));
    }

    // ---- requests

    @Test
    void requestSaysAllThatItShould() {
        server.answers(STOPPED);
        model(server, "thinking-level", "medium").generate(request(customer("Здравствуйте")));
        GeminiServer.Asked asked = server.asked().getFirst();
        assertThat(asked.path()).isEqualTo("/v1beta/models/gemini-3.8-flash:generateContent");
        assertThat(asked.headers().getFirst("x-goog-api-key")).isEqualTo(Asking.KEY);
        JsonNode body = asked.body();
        assertThat(body.at("/systemInstruction/parts/0/text").asText()).isEqualTo("Ты администратор салона.");
        assertThat(body.at("/generationConfig/maxOutputTokens").asInt()).isEqualTo(2000);
        assertThat(body.at("/generationConfig/thinkingConfig/thinkingLevel").asText())
                .isEqualTo("MEDIUM");
        assertThat(body.path("generationConfig").has("temperature")).isFalse();
        assertThat(body.at("/toolConfig/functionCallingConfig/mode").asText()).isEqualTo("VALIDATED");
        assertThat(body.path("safetySettings"))
                .hasSize(4)
                .allMatch(setting -> setting.path("threshold").asText().equals("BLOCK_ONLY_HIGH"));
        JsonNode declarations = body.at("/tools/0/functionDeclarations");
        assertThat(declarations.at("/0/name").asText()).isEqualTo("list_services");
        assertThat(declarations.get(0).has("parameters")).isFalse();
        assertThat(declarations.at("/1/parameters")).isEqualTo(Samples.parse("""
                {"type":"OBJECT","description":"what to look for","required":["from","service_ids"],
                 "propertyOrdering":["service_ids","from","limit","evening","order"],
                 "properties":{
                   "service_ids":{"type":"ARRAY","description":"which services","minItems":1,"maxItems":5,
                                  "items":{"type":"STRING","description":"an id"}},
                   "from":{"type":"STRING","description":"local date and time"},
                   "limit":{"type":"INTEGER","description":"how many","minimum":1.0,"maximum":60.0},
                   "evening":{"type":"BOOLEAN","description":"only after 18:00"},
                   "order":{"type":"STRING","description":"order","format":"enum","enum":["early","late"]}}}"""));
    }

    @Test
    void autoLeavesTheThinkingToTheModel() {
        server.answers(STOPPED);
        model(server, "thinking-level", "auto", "model", "gemini-2.5-flash").generate(request(customer("?")));
        assertThat(server.asked().getFirst().body().path("generationConfig").has("thinkingConfig"))
                .isFalse();
    }

    @Test
    void forbiddenToolsAreStillDeclaredSoThatThePrefixStays() {
        server.answers(STOPPED);
        LanguageModel model = model(server);
        model.generate(request(customer("?")));
        model.generate(request(List.of(customer("?")), Asking.TOOLS, ToolUse.FORBIDDEN, Duration.ofSeconds(5)));
        JsonNode allowed = server.asked().get(0).body();
        JsonNode forbidden = server.asked().get(1).body();
        assertThat(forbidden.at("/toolConfig/functionCallingConfig/mode").asText())
                .isEqualTo("NONE");
        assertThat(forbidden.path("tools")).isEqualTo(allowed.path("tools"));
        assertThat(forbidden.path("systemInstruction")).isEqualTo(allowed.path("systemInstruction"));
    }

    @Test
    void requestWithoutToolsHasNone() {
        server.answers(STOPPED);
        model(server).generate(request(List.of(customer("?")), List.of(), ToolUse.ALLOWED, Duration.ofSeconds(5)));
        JsonNode body = server.asked().getFirst().body();
        assertThat(body.has("tools")).isFalse();
        assertThat(body.has("toolConfig")).isFalse();
    }

    @Test
    void turnsOfOthersAreReplayedWithTheDocumentedSignatureAndWithoutTheirIds() {
        server.answers(STOPPED);
        ToolCall first = new ToolCall("off-1", "find_slots", Map.of("from", "2026-11-27T00:00"));
        ToolCall second = new ToolCall("off-2", "list_services", Map.of());
        model(server)
                .generate(request(
                        customer("Есть время?"),
                        new ModelTurn.Agent("Смотрю.", List.of(first, second), new ProviderState("offline", "{}")),
                        results(List.of(first, second)),
                        new ModelTurn.Agent("Есть в 15:00.", List.of(), null),
                        new ModelTurn.Note("администратор Анна ответила: подойдёт"),
                        customer("Да")));
        GeminiServer.Asked asked = server.asked().getFirst();
        assertThat(asked.body().path("contents")).isEqualTo(Samples.parse("""
                [{"role":"user","parts":[{"text":"Есть время?"}]},
                 {"role":"model","parts":[{"text":"Смотрю."},
                   {"functionCall":{"name":"find_slots","args":{"from":"2026-11-27T00:00"}},
                    "thoughtSignature":"skip_thought_signature_validator"},
                   {"functionCall":{"name":"list_services","args":{}}}]},
                 {"role":"user","parts":[
                   {"functionResponse":{"name":"find_slots","response":{"n":0}}},
                   {"functionResponse":{"name":"list_services","response":{"n":1}}}]},
                 {"role":"model","parts":[{"text":"Есть в 15:00."}]},
                 {"role":"user","parts":[{"text":"администратор Анна ответила: подойдёт"}]},
                 {"role":"user","parts":[{"text":"Да"}]}]"""));
    }

    @Test
    void dialogueThatBeginsWithTheModelGetsABeginning() {
        server.answers(STOPPED);
        model(server)
                .generate(request(
                        new ModelTurn.Agent("Напоминаем о визите завтра в 15:00.", List.of(), null),
                        customer("Приду")));
        JsonNode contents = server.asked().getFirst().body().path("contents");
        assertThat(contents.at("/0/role").asText()).isEqualTo("user");
        assertThat(contents.at("/1/role").asText()).isEqualTo("model");
        assertThat(contents).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{}", "[1]", "{\"parts\":5}"})
    void brokenStateIsReplacedByThePlainTurn(String content) {
        server.answers(STOPPED);
        model(server)
                .generate(request(
                        customer("?"),
                        new ModelTurn.Agent("Здравствуйте!", List.of(), new ProviderState("gemini", content)),
                        customer("!")));
        assertThat(server.asked()
                        .getFirst()
                        .body()
                        .at("/contents/1/parts/0/text")
                        .asText())
                .isEqualTo("Здравствуйте!");
    }

    @Test
    void turnThatWasChangedIsToldAsItIsNow() {
        server.answers(Samples.text("call-vertexai-unary-success-function-call-mixed-content.json"))
                .answers(STOPPED);
        LanguageModel model = model(server);
        ModelReply reply = model.generate(request(customer("?")));
        model.generate(request(
                customer("?"),
                new ModelTurn.Agent("Другие слова", reply.calls(), reply.state()),
                results(reply.calls())));
        model.generate(
                request(customer("?"), new ModelTurn.Agent(reply.text(), List.of(), reply.state()), customer("!")));
        JsonNode amended = server.asked().get(1).body().at("/contents/1/parts");
        assertThat(amended).hasSize(3);
        assertThat(amended.at("/0/text").asText()).isEqualTo("Другие слова");
        JsonNode withoutCalls = server.asked().get(2).body().at("/contents/1/parts");
        assertThat(withoutCalls).hasSize(1);
        assertThat(withoutCalls.at("/0/text").asText()).isEqualTo(reply.text());
    }

    @Test
    void overlongStateIsLeftOut() {
        server.answers(answer("{\"text\":\"" + "я".repeat(70_000) + "\"}"));
        assertThat(ask().state()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"rec-instructions-tools,4", "rec-tool-retry,3", "rec-mode-any-no-args,2", "rec-validated,2"})
    void ourRequestsTellTheSameDialogueAsTheRecordedOnes(String name, int steps) {
        JsonNode recorded = Samples.json(name + "-" + steps + "-request.json").path("body");
        List<ModelTurn> turns = new ArrayList<>();
        turns.add(customer(recorded.at("/contents/0/parts/0/text").asText()));
        LanguageModel model = model(server);
        for (int step = 1; step < steps; step++) {
            server.answers(Samples.text(name + "-" + step + "-response-200.json"));
            ModelReply reply = model.generate(request(turns.toArray(ModelTurn[]::new)));
            turns.add(turn(reply));
            List<ToolResult> results = new ArrayList<>();
            for (JsonNode part : recorded.path("contents").get(2 * step).path("parts")) {
                JsonNode response = part.path("functionResponse");
                Map<String, Object> content = new HashMap<>();
                response.path("response")
                        .properties()
                        .forEach(entry ->
                                content.put(entry.getKey(), entry.getValue().asText()));
                results.add(new ToolResult(null, response.path("name").asText(), true, content));
            }
            turns.add(new ModelTurn.Tools(results));
        }
        server.answers(STOPPED);
        model.generate(request(turns.toArray(ModelTurn[]::new)));
        assertThat(comparable(server.asked().get(steps - 1).body().path("contents")))
                .isEqualTo(comparable(recorded.path("contents")));
    }

    /** The recording client invents ids, which we never send, and writes signatures in the URL-safe alphabet. */
    private static JsonNode comparable(JsonNode contents) {
        JsonNode copy = contents.deepCopy();
        for (JsonNode content : copy) {
            for (JsonNode part : content.path("parts")) {
                for (String kind : List.of("functionCall", "functionResponse")) {
                    if (part.path(kind) instanceof ObjectNode object) {
                        object.remove("id");
                    }
                }
                if (part.has("thoughtSignature") && part instanceof ObjectNode object) {
                    object.put(
                            "thoughtSignature",
                            part.path("thoughtSignature")
                                    .asText()
                                    .replace('-', '+')
                                    .replace('_', '/'));
                }
            }
        }
        return copy;
    }

    // ---- bad ends

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blocked-googleai-unary-failure-finish-reason-safety.json",
                "blocked-vertexai-unary-failure-finish-reason-safety-no-content.json",
                "blocked-vertexai-unary-failure-prompt-blocked-safety-with-message.json",
                "rec-safety-settings-1-response-200.json",
            })
    void blockedIsSaidAtOnce(String sample) {
        server.answers(Samples.text(sample));
        assertThatThrownBy(this::ask).isInstanceOf(ModelException.Blocked.class).hasMessageContaining("SAFETY");
        assertThat(server.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROHIBITED_CONTENT", "SPII", "BLOCKLIST", "RECITATION"})
    void otherStopsAreBlockedToo(String reason) {
        server.answers("{\"candidates\":[{\"finishReason\":\"" + reason + "\"}]}");
        assertThatThrownBy(this::ask).isInstanceOf(ModelException.Blocked.class).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "empty-googleai-unary-failure-with-message-no-content.json",
                "empty-vertexai-unary-failure-empty-content.json",
                "blocked-vertexai-unary-failure-unknown-enum-finish-reason.json",
            })
    void uselessAnswersAreAskedForAgainThenWithoutToolsThenGivenUp(String sample) {
        server.answers(Samples.text(sample));
        assertThatThrownBy(this::ask).isInstanceOf(ModelException.BadAnswer.class);
        assertThat(modes()).containsExactly("VALIDATED", "VALIDATED", "VALIDATED", "NONE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MALFORMED_FUNCTION_CALL",
                "UNEXPECTED_TOOL_CALL",
                "MALFORMED_RESPONSE",
                "TOO_MANY_TOOL_CALLS",
                "OTHER",
                "LANGUAGE",
                "SOMETHING_NEW",
                "something \\n odd",
            })
    void callsOfABadEndAreNeverTaken(String reason) {
        server.answers("{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"name\":\"find_slots\"}}]},"
                        + "\"finishReason\":\"" + reason + "\"}]}")
                .answers(STOPPED);
        ModelReply reply = ask();
        assertThat(reply.calls()).isEmpty();
        assertThat(reply.text()).isEqualTo("Здравствуйте!");
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void callWhereNoneIsAllowedIsUseless() {
        server.answers(Samples.text("call-vercel-google-tool-call.json"));
        ModelRequest textOnly =
                request(List.of(customer("?")), Asking.TOOLS, ToolUse.FORBIDDEN, Duration.ofSeconds(20));
        assertThatThrownBy(() -> model(server).generate(textOnly)).isInstanceOf(ModelException.BadAnswer.class);
        assertThat(modes()).containsExactly("NONE", "NONE", "NONE");
    }

    @Test
    void cutAnswerIsAskedForOnceMoreWithTwiceTheRoom() {
        server.answers(Samples.text("rec-max-tokens-empty-1-response-200.json")).answers(STOPPED);
        assertThat(ask().text()).isEqualTo("Здравствуйте!");
        assertThat(server.asked()
                        .get(1)
                        .body()
                        .at("/generationConfig/maxOutputTokens")
                        .asInt())
                .isEqualTo(4000);
    }

    @Test
    void halfASentenceIsNeverAnAnswer() {
        server.answers("{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Вы записаны на\"}]},"
                + "\"finishReason\":\"MAX_TOKENS\"}]}");
        assertThatThrownBy(this::ask)
                .isInstanceOf(ModelException.BadAnswer.class)
                .hasMessageNotContaining("записаны");
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void refusedSignaturesAreLeftOutOnce() {
        String missing = "{\"error\":{\"code\":400,\"message\":\"Function call is missing a thought_signature in"
                + " functionCall parts. This is required for tools to work correctly\","
                + "\"status\":\"INVALID_ARGUMENT\"}}";
        server.answers(Samples.text("call-vercel-google-tool-call.json"))
                .refuses(400, missing)
                .answers(STOPPED);
        LanguageModel model = model(server);
        ModelReply reply = model.generate(request(customer("?")));
        ModelRequest next = request(customer("?"), turn(reply), results(reply.calls()));
        assertThat(model.generate(next).text()).isEqualTo("Здравствуйте!");
        assertThat(server.asked()
                        .get(2)
                        .body()
                        .at("/contents/1/parts/0/thoughtSignature")
                        .asText())
                .isEqualTo("skip_thought_signature_validator");
        server.refuses(400, missing);
        assertThatThrownBy(() -> model.generate(next)).isInstanceOf(ModelException.Misconfigured.class);
        assertThat(server.asked()).hasSize(5);
    }

    // ---- errors

    @ParameterizedTest
    @CsvSource({
        "400,error-googleai-unary-failure-api-key.json,API_KEY_INVALID",
        "403,error-googleai-unary-failure-generativelanguage-api-not-enabled.json,SERVICE_DISABLED",
        "404,error-googleai-unary-failure-unknown-model.json,NOT_FOUND",
        "403,error-vertexai-unary-failure-iam-permission-denied.json,IAM_PERMISSION_DENIED",
    })
    void wrongSettingsAreSaidAtOnceAndWithoutTheKey(int status, String sample, String word) {
        server.refuses(status, Samples.text(sample));
        ModelException.Misconfigured failure = catchThrowableOfType(ModelException.Misconfigured.class, this::ask);
        assertThat(failure).hasMessageContaining(word).hasMessageNotContaining("key1234");
        assertThat(failure).hasNoCause();
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void regionIsAMatterOfSettings() {
        server.refuses(
                400,
                "{\"error\":{\"code\":400,\"message\":\"User location is not supported for the API use.\","
                        + "\"status\":\"FAILED_PRECONDITION\"}}");
        assertThatThrownBy(this::ask)
                .isInstanceOf(ModelException.Misconfigured.class)
                .hasMessageContaining("FAILED_PRECONDITION");
    }

    @ParameterizedTest
    @CsvSource({
        "error-vercel-google-429-retry-info.json,34400",
        "error-vertexai-unary-failure-quota-exceeded.json,0",
    })
    void limitTellsWhenToComeBack(String sample, long millis) {
        server.refuses(429, Samples.text(sample));
        long started = System.nanoTime();
        ModelException.Unavailable failure = catchThrowableOfType(ModelException.Unavailable.class, this::ask);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofMillis(millis));
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMillis(900));
        assertThat(server.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408, 499})
    void passingTroubleIsRepeatedOnceAndTheSdkRepeatsNothing(int status) {
        server.refuses(status, "{\"error\":{\"code\":" + status + ",\"message\":\"x\",\"status\":\"UNAVAILABLE\"}}");
        long started = System.nanoTime();
        assertThatThrownBy(this::ask).isInstanceOf(ModelException.Unavailable.class);
        assertThat(server.asked()).hasSize(2);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMillis(1500));
    }

    @Test
    void repeatThatSucceedsIsTheAnswer() {
        server.refuses(503, "<html>overloaded</html>").answers(STOPPED);
        assertThat(ask().text()).isEqualTo("Здравствуйте!");
    }

    @Test
    void gatewaysHtmlIsABadAnswer() {
        server.plays(exchange -> GeminiServer.send(exchange, 200, "text/html", "<html>secret page</html>"));
        assertThatThrownBy(this::ask)
                .isInstanceOf(ModelException.BadAnswer.class)
                .hasMessageNotContaining("secret");
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void redirectIsNotFollowed() {
        try (GeminiServer trap = GeminiServer.start()) {
            server.plays(exchange -> {
                exchange.getResponseHeaders().set("Location", trap.address());
                GeminiServer.send(exchange, 302, "text/plain", "");
            });
            assertThatThrownBy(this::ask).isInstanceOf(ModelException.Misconfigured.class);
            assertThat(trap.asked()).isEmpty();
        }
    }

    @Test
    void silenceEndsWithTheRequestsTime() {
        server.hangs();
        long started = System.nanoTime();
        assertThatThrownBy(() -> model(server).generate(request(Duration.ofMillis(700), customer("?"))))
                .isInstanceOf(ModelException.Unavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isBetween(Duration.ofMillis(600), Duration.ofSeconds(3));
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void slowAnswerIsAskedForOnceMore() {
        server.hangs().answers(STOPPED);
        LanguageModel model = model(server, "attempt-timeout", "300ms");
        assertThat(model.generate(request(Duration.ofSeconds(10), customer("?")))
                        .text())
                .isEqualTo("Здравствуйте!");
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void unreachableServerIsUnavailable() {
        String gone;
        try (GeminiServer other = GeminiServer.start()) {
            gone = other.address();
        }
        assertThatThrownBy(() -> model(gone).generate(request(customer("?"))))
                .isInstanceOf(ModelException.Unavailable.class);
    }

    @Test
    void interruptedCallEndsAndKeepsTheInterrupt() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        server.plays(exchange -> {
            reached.countDown();
            exchange.getHttpContext();
        });
        List<Object> seen = new ArrayList<>();
        Thread caller = Thread.ofVirtual().start(() -> {
            seen.add(catchThrowableOfType(ModelException.class, this::ask));
            seen.add(Thread.currentThread().isInterrupted());
        });
        reached.await();
        caller.interrupt();
        assertThat(caller.join(Duration.ofSeconds(5))).isTrue();
        assertThat(seen.get(0)).isInstanceOf(ModelException.Unavailable.class);
        assertThat(seen.get(1)).isEqualTo(true);
        assertThat(server.asked()).hasSize(1);
    }

    // ---- streams

    @Test
    void streamedTextComesInPieces() {
        server.streams(Samples.text("empty-googleai-streaming-success-finish-message.sse.txt"));
        List<String> pieces = new ArrayList<>();
        ModelReply reply = stream(pieces);
        assertThat(pieces).containsExactly("Hello", " world!");
        assertThat(reply.text()).isEqualTo("Hello world!");
        assertThat(reply.model()).isEqualTo("gemini-2.0-flash");
        assertThat(server.asked().getFirst().path()).endsWith(":streamGenerateContent");
        assertThat(server.asked().getFirst().query()).isEqualTo("alt=sse");
    }

    @Test
    void lastChunkWithoutPartsEndsTheStream() {
        server.streams(Samples.text("empty-googleai-streaming-success-no-content-parts.sse.txt"));
        List<String> pieces = new ArrayList<>();
        ModelReply reply = stream(pieces);
        assertThat(String.join("", pieces)).isEqualTo(reply.text()).endsWith("cloudy sky.\n\n");
        assertThat(reply.usage()).isEqualTo(new TokenUsage(34, 0, 1370));
    }

    @ParameterizedTest
    @CsvSource({
        "call-googleai-streaming-success-thinking-function-call-thought-summary-signature.sse.txt,now",
        "call-vercel-google-tool-call-gemini3.chunks.txt,weather",
    })
    void streamedCallKeepsItsSignature(String sample, String name) {
        String events = Samples.events(sample);
        server.streams(events).answers(STOPPED);
        List<String> pieces = new ArrayList<>();
        ModelReply reply = stream(pieces);
        assertThat(pieces).isEmpty();
        assertThat(reply.calls()).extracting(ToolCall::name).containsExactly(name);
        model(server).generate(request(customer("?"), turn(reply), results(reply.calls())));
        JsonNode parts = server.asked().get(1).body().at("/contents/1/parts");
        List<JsonNode> came = new ArrayList<>();
        events.lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> Samples.parse(line.substring(6)))
                .forEach(chunk -> chunk.at("/candidates/0/content/parts").forEach(came::add));
        assertThat(parts).containsExactlyElementsOf(came);
    }

    @Test
    void promptMayBeBlockedInAStream() {
        server.streams(Samples.text("blocked-googleai-streaming-failure-prompt-blocked-safety.sse.txt"));
        assertThatThrownBy(() -> stream(new ArrayList<>())).isInstanceOf(ModelException.Blocked.class);
    }

    @Test
    void errorInTheMiddleMakesThePiecesVoid() {
        server.streams(Samples.text("error-vertexai-streaming-failure-error-mid-stream.sse.txt"));
        List<String> pieces = new ArrayList<>();
        assertThatThrownBy(() -> stream(pieces))
                .isInstanceOf(ModelException.Unavailable.class)
                .hasMessageContaining("499");
        assertThat(pieces).containsExactly("First ", "Second ");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void errorMayComeAsAnEvent() {
        String first = "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Да\"}]}}]}\r\n\r\n";
        server.streams(first + "data: {\"error\":{\"code\":503,\"message\":\"x\",\"status\":\"UNAVAILABLE\"}}\r\n\r\n");
        assertThatThrownBy(() -> stream(new ArrayList<>()))
                .isInstanceOf(ModelException.Unavailable.class)
                .hasMessageContaining("503");
    }

    @Test
    void streamThatBreaksOffIsUnavailable() {
        server.breaksOff("data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Вы записаны\"}]}}]}\r\n\r\n");
        assertThatThrownBy(() -> stream(new ArrayList<>())).isInstanceOf(ModelException.Unavailable.class);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void pieceIsHandedOverBeforeTheNextOneComes() {
        CountDownLatch handed = new CountDownLatch(1);
        server.plays(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody()
                    .write("data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"one\"}]}}]}\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            try {
                assertThat(handed.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            exchange.getResponseBody().write(("data: " + STOPPED + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        ModelReply reply = model(server).stream(request(customer("?")), _ -> handed.countDown());
        assertThat(reply.text()).isEqualTo("oneЗдравствуйте!");
    }

    @Test
    void streamWithoutAnEndIsNoAnswer() {
        server.streams("data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Вы записаны\"}]}}]}\r\n\r\n");
        assertThatThrownBy(() -> stream(new ArrayList<>())).isInstanceOf(ModelException.BadAnswer.class);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void streamThatFailsBeforeItsFirstWordIsRepeated() {
        server.refuses(503, "{}").streams(Samples.text("empty-googleai-streaming-success-finish-message.sse.txt"));
        assertThat(stream(new ArrayList<>()).text()).isEqualTo("Hello world!");
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void listenersOwnFailurePassesThrough() {
        server.streams(Samples.text("empty-googleai-streaming-success-finish-message.sse.txt"));
        assertThatThrownBy(() -> model(server).stream(request(customer("?")), _ -> {
                    throw new IllegalStateException("listener");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("listener");
    }

    // ---- many

    @Test
    void callsAreNotThrottledToAFewAHost() throws Exception {
        int calls = 200;
        CountDownLatch all = new CountDownLatch(calls);
        server.plays(exchange -> {
            all.countDown();
            try {
                if (!all.await(30, TimeUnit.SECONDS)) {
                    GeminiServer.send(exchange, 500, "text/plain", "not all came at once");
                    return;
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            GeminiServer.send(exchange, 200, "application/json", STOPPED);
        });
        LanguageModel one = model(server);
        LanguageModel two = model(server, "api-key", "another-key");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ModelReply>> replies = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                LanguageModel model = i % 2 == 0 ? one : two;
                replies.add(threads.submit(() -> model.generate(request(Duration.ofSeconds(60), customer("?")))));
            }
            for (Future<ModelReply> reply : replies) {
                assertThat(reply.get().text()).isEqualTo("Здравствуйте!");
            }
        }
        assertThat(server.asked()).hasSize(calls);
        assertThat(server.asked().stream()
                        .filter(asked ->
                                asked.headers().getFirst("x-goog-api-key").equals("another-key"))
                        .count())
                .isEqualTo(calls / 2);
    }

    @Test
    void closingOneModelLeavesTheOthersTheirConnections() {
        server.answers(STOPPED);
        LanguageModel other = model(server);
        try (LanguageModel closed = model(server)) {
            closed.generate(request(customer("?")));
        }
        assertThat(other.generate(request(customer("?"))).text()).isEqualTo("Здравствуйте!");
    }

    @Test
    void manyModelsTakeNoThreadsOfTheirOwn() {
        server.answers(STOPPED);
        ask();
        int before = Thread.getAllStackTraces().size();
        List<LanguageModel> models = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            models.add(model(server, "api-key", "key-" + i));
            models.getLast().generate(request(customer("?")));
        }
        assertThat(Thread.getAllStackTraces().size()).isLessThan(before + 10);
        models.forEach(LanguageModel::close);
    }

    @Test
    void environmentLeaksIntoNothing() throws Exception {
        server.answers(STOPPED);
        try (GeminiServer trap = GeminiServer.start()) {
            ProcessBuilder builder = new ProcessBuilder(
                    System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                    "-cp",
                    System.getProperty("java.class.path"),
                    EnvironmentProbe.class.getName(),
                    server.address());
            builder.environment()
                    .putAll(Map.of(
                            "GOOGLE_API_KEY", "leaked",
                            "GEMINI_API_KEY", "leaked",
                            "GOOGLE_GENAI_USE_VERTEXAI", "true",
                            "GOOGLE_GENAI_USE_ENTERPRISE", "true",
                            "GOOGLE_CLOUD_PROJECT", "leaked",
                            "GOOGLE_CLOUD_LOCATION", "leaked",
                            "GOOGLE_GEMINI_BASE_URL", trap.address(),
                            "GOOGLE_VERTEX_BASE_URL", trap.address()));
            Process process = builder.redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(output).contains("answered: Здравствуйте!");
            assertThat(trap.asked()).isEmpty();
            GeminiServer.Asked asked = server.asked().getFirst();
            assertThat(asked.path()).isEqualTo("/v1beta/models/gemini-3.8-flash:generateContent");
            assertThat(asked.headers().get("x-goog-api-key")).containsExactly(Asking.KEY);
            assertThat(asked.headers().containsKey("Authorization")).isFalse();
        }
    }

    private ModelReply ask() {
        return model(server).generate(request(customer("Здравствуйте")));
    }

    private ModelReply stream(List<String> pieces) {
        return model(server).stream(request(customer("?")), pieces::add);
    }

    private List<String> modes() {
        return server.asked().stream()
                .map(asked -> asked.body()
                        .at("/toolConfig/functionCallingConfig/mode")
                        .asText())
                .toList();
    }

    private static String answer(String parts) {
        return "{\"candidates\":[{\"content\":{\"parts\":[" + parts
                + "],\"role\":\"model\"},\"finishReason\":\"STOP\"}]}";
    }

    private static ModelTurn.Tools results(List<ToolCall> calls) {
        List<ToolResult> results = new ArrayList<>();
        for (ToolCall call : calls) {
            results.add(new ToolResult(call.id(), call.name(), true, Map.of("n", (long) results.size())));
        }
        return new ModelTurn.Tools(results);
    }
}
