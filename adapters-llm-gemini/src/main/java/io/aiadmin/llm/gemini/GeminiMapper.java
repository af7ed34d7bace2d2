package io.aiadmin.llm.gemini;

import com.google.genai.errors.GenAiIOException;
import com.google.genai.types.AutomaticFunctionCallingConfig;
import com.google.genai.types.Content;
import com.google.genai.types.FunctionCall;
import com.google.genai.types.FunctionCallingConfig;
import com.google.genai.types.FunctionCallingConfigMode;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.FunctionResponse;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.HarmBlockThreshold;
import com.google.genai.types.HarmCategory;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import com.google.genai.types.Part;
import com.google.genai.types.SafetySetting;
import com.google.genai.types.Schema;
import com.google.genai.types.ThinkingConfig;
import com.google.genai.types.Tool;
import com.google.genai.types.ToolConfig;
import com.google.genai.types.Type;
import io.aiadmin.spi.llm.ModelRequest;
import io.aiadmin.spi.llm.ModelTurn;
import io.aiadmin.spi.llm.ProviderState;
import io.aiadmin.spi.llm.ToolCall;
import io.aiadmin.spi.llm.ToolResult;
import io.aiadmin.spi.llm.ToolSchema;
import io.aiadmin.spi.llm.ToolSpec;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From our requests to the SDK's types and back. No clock, no network. */
final class GeminiMapper {

    /** Stands before a dialogue whose kept part begins with an answer: the API wants the customer first. */
    static final String BEGINNING = "(начало переписки не сохранилось)";

    /**
     * One request, one try: what is repeated, and when, is decided by {@link GeminiTurn}. The statuses are emptied, too, since the SDK sleeps a
     * second or two after a last try that may not be repeated.
     */
    static final HttpRetryOptions NO_RETRIES =
            HttpRetryOptions.builder().attempts(1).httpStatusCodes(List.of()).build();

    private static final int MAX_STATE = 64 * 1024;

    /** Dialogues of salons and clinics name parts of the body and procedures all day long. */
    private static final List<SafetySetting> SAFETY = List.of(
            safety(HarmCategory.Known.HARM_CATEGORY_HARASSMENT),
            safety(HarmCategory.Known.HARM_CATEGORY_HATE_SPEECH),
            safety(HarmCategory.Known.HARM_CATEGORY_SEXUALLY_EXPLICIT),
            safety(HarmCategory.Known.HARM_CATEGORY_DANGEROUS_CONTENT));

    private GeminiMapper() {}

    private static SafetySetting safety(HarmCategory.Known category) {
        return SafetySetting.builder()
                .category(category)
                .threshold(HarmBlockThreshold.Known.BLOCK_ONLY_HIGH)
                .build();
    }

    /**
     * What goes with every request of a conversation in the same form, so that the vendor's cache of prefixes holds: the prompt, the tools in
     * their order; a step without tools forbids them and still declares them.
     *
     * @param textOnly whether calls are forbidden
     */
    static GenerateContentConfig config(
            ModelRequest request, Optional<String> thinkingLevel, int maxTokens, boolean textOnly, Duration timeout) {
        GenerateContentConfig.Builder config = GenerateContentConfig.builder()
                .systemInstruction(Content.builder()
                        .role("user")
                        .parts(List.of(text(request.system())))
                        .build())
                .automaticFunctionCalling(
                        AutomaticFunctionCallingConfig.builder().disable(true).build())
                .maxOutputTokens(maxTokens)
                .safetySettings(SAFETY)
                .httpOptions(HttpOptions.builder()
                        .timeout((int) Math.clamp(timeout.toMillis(), 1L, Integer.MAX_VALUE))
                        .retryOptions(NO_RETRIES)
                        .build());
        thinkingLevel.ifPresent(level -> config.thinkingConfig(
                ThinkingConfig.builder().thinkingLevel(level).build()));
        if (!request.tools().isEmpty()) {
            config.tools(List.of(tool(request.tools())));
            config.toolConfig(ToolConfig.builder()
                    .functionCallingConfig(FunctionCallingConfig.builder()
                            .mode(
                                    textOnly
                                            ? FunctionCallingConfigMode.Known.NONE
                                            : FunctionCallingConfigMode.Known.VALIDATED)
                            .build())
                    .build());
        }
        return config.build();
    }

    private static Tool tool(List<ToolSpec> specs) {
        List<FunctionDeclaration> declarations = new ArrayList<>();
        for (ToolSpec spec : specs) {
            FunctionDeclaration.Builder declaration =
                    FunctionDeclaration.builder().name(spec.name()).description(spec.description());
            // an object without properties is refused; a function without parameters is not
            if (!spec.parameters().properties().isEmpty()) {
                declaration.parameters(schema(spec.parameters()));
            }
            declarations.add(declaration.build());
        }
        return Tool.builder().functionDeclarations(declarations).build();
    }

    /** The longest text is left out: bounds on text make grammars that the API refuses as too large, and the core checks arguments anyway. */
    static Schema schema(ToolSchema schema) {
        Schema.Builder mapped = switch (schema) {
            case ToolSchema.Text text -> {
                Schema.Builder string = Schema.builder().type(Type.Known.STRING);
                if (!text.choices().isEmpty()) {
                    string.format("enum").enum_(text.choices());
                }
                yield string;
            }
            case ToolSchema.Whole whole ->
                Schema.builder()
                        .type(Type.Known.INTEGER)
                        .minimum((double) whole.minimum())
                        .maximum((double) whole.maximum());
            case ToolSchema.Flag _ -> Schema.builder().type(Type.Known.BOOLEAN);
            case ToolSchema.ListOf list ->
                Schema.builder()
                        .type(Type.Known.ARRAY)
                        .items(schema(list.items()))
                        .minItems((long) list.minItems())
                        .maxItems((long) list.maxItems());
            case ToolSchema.Structure structure -> structure(structure);
        };
        if (!schema.description().isEmpty()) {
            mapped.description(schema.description());
        }
        return mapped.build();
    }

    private static Schema.Builder structure(ToolSchema.Structure structure) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        structure.properties().forEach((name, property) -> properties.put(name, schema(property)));
        Schema.Builder object = Schema.builder()
                .type(Type.Known.OBJECT)
                .properties(properties)
                .propertyOrdering(List.copyOf(properties.keySet()));
        if (!structure.required().isEmpty()) {
            object.required(List.copyOf(structure.required()));
        }
        return object;
    }

    /**
     * The dialogue, each turn a content of its own; nothing that the model made is moved, merged or split.
     *
     * @param trustStates false treats all of the model's turns as somebody else's: the way out when the API refuses their signatures
     */
    static List<Content> contents(List<ModelTurn> turns, boolean trustStates) {
        List<Content> contents = new ArrayList<>();
        boolean idsAreTheirs = false;
        for (ModelTurn turn : turns) {
            switch (turn) {
                case ModelTurn.Customer customer -> contents.add(user(text(customer.text())));
                case ModelTurn.Note note -> contents.add(user(text(note.text())));
                case ModelTurn.Agent agent -> {
                    Optional<Content> own = trustStates ? own(agent) : Optional.empty();
                    idsAreTheirs = own.isPresent();
                    Optional<Content> content = own.isPresent() ? own : foreign(agent);
                    content.ifPresent(contents::add);
                }
                case ModelTurn.Tools tools -> {
                    if (!tools.results().isEmpty()) {
                        contents.add(results(tools, idsAreTheirs));
                    }
                }
            }
        }
        if (!contents.isEmpty() && contents.getFirst().role().orElse("").equals("model")) {
            contents.addFirst(user(text(BEGINNING)));
        }
        return contents;
    }

    private static Content user(Part... parts) {
        return Content.builder().role("user").parts(List.of(parts)).build();
    }

    private static Part text(String text) {
        return Part.builder().text(text).build();
    }

    /** The model's own content, unless the turn was changed after it: its words replaced, or its calls never carried out. */
    private static Optional<Content> own(ModelTurn.Agent agent) {
        ProviderState state = agent.state();
        if (state == null || !state.provider().equals(GeminiPlugin.TYPE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Content.fromJson(state.content())).filter(content -> says(content, agent));
        } catch (GenAiIOException _) {
            return Optional.empty();
        }
    }

    private static boolean says(Content content, ModelTurn.Agent agent) {
        List<Part> parts = content.parts().orElse(List.of());
        return !parts.isEmpty()
                && text(parts).equals(agent.text())
                && names(calls(parts).orElse(List.of())).equals(names(agent.calls()));
    }

    private static List<String> names(List<ToolCall> calls) {
        return calls.stream().map(ToolCall::name).toList();
    }

    /** A turn that another provider, or a person, made: the first of its calls carries the signature that means «not yours». */
    private static Optional<Content> foreign(ModelTurn.Agent agent) {
        List<Part> parts = new ArrayList<>();
        if (!agent.text().isBlank()) {
            parts.add(text(agent.text()));
        }
        boolean signed = false;
        for (ToolCall call : agent.calls()) {
            Part.Builder part = Part.builder()
                    .functionCall(FunctionCall.builder()
                            .name(call.name())
                            .args(call.arguments())
                            .build());
            if (!signed) {
                part.thoughtSignature(GeminiHttp.DummySignature.bytes());
                signed = true;
            }
            parts.add(part.build());
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(Content.builder().role("model").parts(parts).build());
    }

    /** All results of a step in one content, in the order of the calls; ids go back only where the model gave them. */
    private static Content results(ModelTurn.Tools tools, boolean idsAreTheirs) {
        List<Part> parts = new ArrayList<>();
        for (ToolResult result : tools.results()) {
            FunctionResponse.Builder response =
                    FunctionResponse.builder().name(result.name()).response(result.content());
            String id = result.callId();
            if (idsAreTheirs && id != null && !id.isEmpty()) {
                response.id(id);
            }
            parts.add(Part.builder().functionResponse(response.build()).build());
        }
        return Content.builder().role("user").parts(parts).build();
    }

    /** The visible text: what the model thought aloud is left out. */
    static String text(List<Part> parts) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (!part.thought().orElse(false)) {
                part.text().ifPresent(text::append);
            }
        }
        return text.toString();
    }

    /** @return empty when one of the calls has no name */
    static Optional<List<ToolCall>> calls(List<Part> parts) {
        List<ToolCall> calls = new ArrayList<>();
        for (Part part : parts) {
            FunctionCall call = part.functionCall().orElse(null);
            if (call == null) {
                continue;
            }
            String name = call.name().orElse("");
            if (name.isBlank()) {
                return Optional.empty();
            }
            String id = call.id().filter(given -> !given.isEmpty()).orElse(null);
            calls.add(toolCall(id, name, arguments(call.args().orElse(Map.of()))));
        }
        return Optional.of(calls);
    }

    // a record's compiled constructor does not tell that the values of its map may be null
    @SuppressWarnings("NullAway")
    private static ToolCall toolCall(@Nullable String id, String name, Map<String, @Nullable Object> arguments) {
        return new ToolCall(id, name, arguments);
    }

    private static Map<String, @Nullable Object> arguments(Map<?, ?> given) {
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        given.forEach((name, value) -> arguments.put(String.valueOf(name), plain(value)));
        return arguments;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Integer whole -> whole.longValue();
            case Long whole -> whole;
            case BigInteger whole -> whole.bitLength() < 64 ? (Object) whole.longValue() : (Object) whole.doubleValue();
            case Number number -> number.doubleValue();
            case Map<?, ?> map -> arguments(map);
            case List<?> list -> plainItems(list);
            case Boolean flag -> flag;
            default -> value.toString();
        };
    }

    private static List<@Nullable Object> plainItems(List<?> items) {
        List<@Nullable Object> plain = new ArrayList<>();
        items.forEach(item -> plain.add(plain(item)));
        return plain;
    }

    /** The content as it came, to be sent again in its place; null when it is larger than a state may be. */
    static @Nullable ProviderState state(Content content) {
        Content whole = content.role().isPresent()
                ? content
                : content.toBuilder().role("model").build();
        String json = whole.toJson();
        return json.length() > MAX_STATE ? null : new ProviderState(GeminiPlugin.TYPE, json);
    }
}
