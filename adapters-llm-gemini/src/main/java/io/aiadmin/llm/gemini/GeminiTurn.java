package io.aiadmin.llm.gemini;

import com.google.genai.Models;
import com.google.genai.ResponseStream;
import com.google.genai.types.Content;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import io.aiadmin.llm.gemini.GeminiErrors.Failure;
import io.aiadmin.llm.gemini.GeminiReading.Outcome;
import io.aiadmin.spi.llm.ModelException;
import io.aiadmin.spi.llm.ModelReply;
import io.aiadmin.spi.llm.ModelRequest;
import io.aiadmin.spi.llm.TokenUsage;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request with all of its repeats, inside its time: the same again for what passes, twice for an answer of no use and then once without
 * tools, once with a doubled limit for one that was cut. For one thread and one use.
 */
final class GeminiTurn {

    private static final Logger LOG = LoggerFactory.getLogger(GeminiTurn.class);

    private static final int MOST_TOKENS = 65_536;
    private static final int USELESS_ANSWERS = 2;
    /** With less time left than this no repeat is begun. */
    private static final Duration LEAST_TIME = Duration.ofMillis(500);

    private final Models models;
    private final GeminiSettings settings;
    private final ModelRequest request;
    private final @Nullable Consumer<String> onText;
    private final long end;

    private int maxTokens;
    private boolean textOnly;
    private boolean trustStates = true;
    private boolean repeated;
    private boolean doubled;
    private boolean handedOver;
    private int useless;
    private TokenUsage usage = TokenUsage.NONE;

    GeminiTurn(Models models, GeminiSettings settings, ModelRequest request, @Nullable Consumer<String> onText) {
        this.models = models;
        this.settings = settings;
        this.request = request;
        this.onText = onText;
        this.end = System.nanoTime() + request.limits().timeout().toNanos();
        this.maxTokens = request.limits().maxOutputTokens();
        this.textOnly = request.toolUse() == ModelRequest.ToolUse.FORBIDDEN;
    }

    ModelReply answer() {
        while (true) {
            Optional<ModelReply> reply = attempt();
            if (reply.isPresent()) {
                return reply.get();
            }
        }
    }

    /** @return empty when another attempt is due */
    private Optional<ModelReply> attempt() {
        GeminiReading reading;
        long started = System.nanoTime();
        try {
            reading = ask();
        } catch (SdkFailure e) {
            log(e.failure.exception().getMessage(), started, TokenUsage.NONE);
            remedy(e.failure);
            return Optional.empty();
        }
        usage = usage.plus(reading.usage());
        Outcome outcome = reading.outcome();
        log(outcome.getClass().getSimpleName(), started, reading.usage());
        return switch (outcome) {
            case Outcome.Answer answer
            when textOnly && !answer.calls().isEmpty() -> again(reading, "a call where none is allowed");
            case Outcome.Answer answer -> Optional.of(reply(answer, reading.model()));
            case Outcome.Useless bad -> again(reading, bad.reason());
            case Outcome.Cut _ -> longer();
            case Outcome.Blocked blocked -> throw new ModelException.Blocked("gemini: " + blocked.reason());
        };
    }

    private ModelReply reply(Outcome.Answer answer, String model) {
        return new ModelReply(
                answer.text(),
                answer.calls(),
                GeminiMapper.state(answer.content()),
                usage,
                model.isEmpty() ? settings.model() : model);
    }

    private GeminiReading ask() {
        Duration left = left();
        if (left.isZero()) {
            throw new ModelException.Unavailable("gemini: the time is over", Duration.ZERO, null);
        }
        Consumer<String> listener = onText;
        Duration wait =
                listener != null || left.compareTo(settings.attemptTimeout()) < 0 ? left : settings.attemptTimeout();
        List<Content> contents = GeminiMapper.contents(request.turns(), trustStates);
        GenerateContentConfig config =
                GeminiMapper.config(request, settings.thinkingLevel(), maxTokens, textOnly, wait);
        return listener == null ? whole(contents, config) : streamed(contents, config, listener);
    }

    private GeminiReading whole(List<Content> contents, GenerateContentConfig config) {
        GeminiReading reading = new GeminiReading(false);
        reading.add(sdk(() -> models.generateContent(settings.model(), contents, config)));
        return reading;
    }

    private GeminiReading streamed(List<Content> contents, GenerateContentConfig config, Consumer<String> listener) {
        GeminiReading reading = new GeminiReading(true);
        try (ResponseStream<GenerateContentResponse> chunks =
                sdk(() -> models.generateContentStream(settings.model(), contents, config))) {
            Iterator<GenerateContentResponse> iterator = sdk(chunks::iterator);
            while (sdk(iterator::hasNext)) {
                String piece = reading.add(sdk(iterator::next));
                if (!piece.isEmpty()) {
                    handedOver = true;
                    listener.accept(piece);
                }
            }
        }
        return reading;
    }

    /** Tells what the SDK throws apart from what the listener throws. */
    private static <T> T sdk(Supplier<T> step) {
        try {
            return step.get();
        } catch (RuntimeException e) {
            throw new SdkFailure(GeminiErrors.of(e));
        }
    }

    private void remedy(Failure failure) {
        switch (failure.remedy()) {
            case REPEAT -> {
                if (repeated || !timeForMore()) {
                    throw failure.exception();
                }
                repeated = true;
                shortPause();
            }
            case WITHOUT_SIGNATURES -> {
                if (!trustStates || !timeForMore()) {
                    throw failure.exception();
                }
                distrustStates();
            }
            case NONE -> throw failure.exception();
        }
    }

    private void distrustStates() {
        LOG.error("gemini: signatures kept with the conversation were refused; it goes on without them");
        trustStates = false;
    }

    private Optional<ModelReply> again(GeminiReading reading, String reason) {
        if (!timeForMore()) {
            throw new ModelException.BadAnswer("gemini: " + reason);
        }
        if (reading.signatureMissing() && trustStates) {
            distrustStates();
            return Optional.empty();
        }
        useless++;
        if (useless <= USELESS_ANSWERS) {
            return Optional.empty();
        }
        if (useless == USELESS_ANSWERS + 1 && !textOnly && !request.tools().isEmpty()) {
            textOnly = true;
            return Optional.empty();
        }
        throw new ModelException.BadAnswer("gemini: " + reason);
    }

    private Optional<ModelReply> longer() {
        if (doubled || maxTokens >= MOST_TOKENS || !timeForMore()) {
            throw new ModelException.BadAnswer("gemini: cut at " + maxTokens + " tokens");
        }
        doubled = true;
        maxTokens = Math.min(MOST_TOKENS, 2 * maxTokens);
        return Optional.empty();
    }

    /** Text that was handed over can't be taken back by a repeat. */
    private boolean timeForMore() {
        return !handedOver && left().compareTo(LEAST_TIME) >= 0;
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private static void shortPause() {
        long until = System.nanoTime()
                + TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(100, 300));
        for (long left = until - System.nanoTime();
                left > 0 && !Thread.currentThread().isInterrupted();
                left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void log(@Nullable String outcome, long started, TokenUsage used) {
        LOG.debug(
                "gemini call: model={} outcome={} millis={} input={} cached={} output={}",
                settings.model(),
                outcome,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started),
                used.input(),
                used.cached(),
                used.output());
    }

    private static final class SdkFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Failure failure;

        SdkFailure(Failure failure) {
            super(failure.exception());
            this.failure = failure;
        }
    }
}
