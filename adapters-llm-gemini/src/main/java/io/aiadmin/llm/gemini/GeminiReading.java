package io.aiadmin.llm.gemini;

import com.google.genai.types.Candidate;
import com.google.genai.types.Content;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.GenerateContentResponseUsageMetadata;
import com.google.genai.types.Part;
import io.aiadmin.spi.llm.TokenUsage;
import io.aiadmin.spi.llm.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers an answer out of its chunks, one or many, and says what it is. Reads candidates directly: the SDK's own readers throw for bad ends
 * and warn for good ones. For one thread.
 */
final class GeminiReading {

    /** The vendor's rules stopped the answer; asking again changes nothing. */
    private static final Set<String> STOPPED = Set.of(
            "SAFETY",
            "RECITATION",
            "BLOCKLIST",
            "PROHIBITED_CONTENT",
            "SPII",
            "MODEL_ARMOR",
            "IMAGE_SAFETY",
            "IMAGE_PROHIBITED_CONTENT",
            "IMAGE_RECITATION");

    private static final Set<String> DONE = Set.of("", "STOP", "FINISH_REASON_UNSPECIFIED");

    private final boolean streamed;
    private final List<Part> parts = new ArrayList<>();
    private @Nullable Content whole;
    private String finish = "";
    private String block = "";
    private String model = "";
    private TokenUsage usage = TokenUsage.NONE;

    GeminiReading(boolean streamed) {
        this.streamed = streamed;
    }

    /** What an answer is, each kind treated in its own way. */
    sealed interface Outcome {

        record Answer(String text, List<ToolCall> calls, Content content) implements Outcome {}

        /** Empty, malformed or ended for a reason that a second try may not meet. */
        record Useless(String reason) implements Outcome {}

        /** The limit of tokens was too small; what there is of it is half a sentence or half a call. */
        record Cut() implements Outcome {}

        record Blocked(String reason) implements Outcome {}
    }

    /** @return the visible text of this chunk alone */
    String add(GenerateContentResponse chunk) {
        chunk.modelVersion().ifPresent(version -> model = version);
        chunk.usageMetadata().ifPresent(counted -> usage = usage(counted));
        chunk.promptFeedback()
                .flatMap(feedback -> feedback.blockReason())
                .map(Object::toString)
                .filter(reason -> !reason.equals("BLOCKED_REASON_UNSPECIFIED"))
                .ifPresent(reason -> block = reason);
        List<Candidate> candidates = chunk.candidates().orElse(List.of());
        if (candidates.isEmpty()) {
            return "";
        }
        Candidate first = candidates.getFirst();
        first.finishReason().ifPresent(reason -> finish = reason.toString());
        Optional<Content> content = first.content();
        List<Part> added = content.flatMap(Content::parts).orElse(List.of());
        parts.addAll(added);
        whole = content.orElse(null);
        return GeminiMapper.text(added);
    }

    Outcome outcome() {
        if (!block.isEmpty()) {
            return new Outcome.Blocked("prompt: " + known(block));
        }
        if (STOPPED.contains(finish)) {
            return new Outcome.Blocked("answer: " + finish);
        }
        if (finish.equals("MAX_TOKENS")) {
            return new Outcome.Cut();
        }
        if (!DONE.contains(finish)) {
            return new Outcome.Useless(known(finish));
        }
        if (streamed && finish.isEmpty()) {
            return new Outcome.Useless("a stream without an end");
        }
        Optional<List<ToolCall>> calls = GeminiMapper.calls(parts);
        if (calls.isEmpty()) {
            return new Outcome.Useless("a call without a name");
        }
        String text = GeminiMapper.text(parts);
        if (text.isBlank() && calls.get().isEmpty()) {
            return new Outcome.Useless("empty");
        }
        return new Outcome.Answer(text, calls.get(), content());
    }

    private Content content() {
        Content only = whole;
        return !streamed && only != null
                ? only
                : Content.builder().role("model").parts(parts).build();
    }

    /** A reason goes into messages, so that only words of the API's form pass. */
    private static String known(String reason) {
        return reason.matches("[A-Z_]{1,60}") ? reason : "an unknown reason";
    }

    boolean signatureMissing() {
        return finish.equals("MISSING_THOUGHT_SIGNATURE");
    }

    TokenUsage usage() {
        return usage;
    }

    /** The exact model that answered; "" when the answer does not say. */
    String model() {
        return model;
    }

    private static TokenUsage usage(GenerateContentResponseUsageMetadata counted) {
        return new TokenUsage(
                counted.promptTokenCount().orElse(0)
                        + counted.toolUsePromptTokenCount().orElse(0),
                counted.cachedContentTokenCount().orElse(0),
                counted.candidatesTokenCount().orElse(0)
                        + counted.thoughtsTokenCount().orElse(0));
    }
}
