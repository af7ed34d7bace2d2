package io.aiadmin.llm.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.genai.errors.ApiException;
import io.aiadmin.spi.llm.ModelException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the SDK throws, in the words of the SPI. The one place that knows statuses. */
final class GeminiErrors {

    private GeminiErrors() {}

    /** What may help. */
    enum Remedy {
        /** The same request once more, soon. */
        REPEAT,
        /** The same request without the signatures that the API no longer takes. */
        WITHOUT_SIGNATURES,
        /** Nothing that could be done here. */
        NONE
    }

    record Failure(
            Remedy remedy,
            ModelException exception,
            @Nullable GeminiRefusal refusal) {}

    static Failure of(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof GeminiRefusal refusal) {
                return refused(refusal);
            }
            if (cause instanceof ApiException api) {
                // an error that came as an event of a stream
                return refused(GeminiRefusal.inStream(api.code(), api.status(), String.valueOf(api.message())));
            }
            if (cause instanceof JsonProcessingException) {
                return new Failure(Remedy.REPEAT, new ModelException.BadAnswer("gemini: the answer is no JSON"), null);
            }
            if (cause instanceof IOException) {
                return unreachable(cause);
            }
        }
        return new Failure(
                Remedy.REPEAT,
                new ModelException.BadAnswer(
                        "gemini: the answer can't be read (" + thrown.getClass().getSimpleName() + ")"),
                null);
    }

    private static Failure unreachable(Throwable cause) {
        boolean interrupted = Thread.currentThread().isInterrupted();
        return new Failure(
                interrupted ? Remedy.NONE : Remedy.REPEAT,
                new ModelException.Unavailable(
                        "gemini: no answer (" + cause.getClass().getSimpleName() + ")", Duration.ZERO, cause),
                null);
    }

    private static Failure refused(GeminiRefusal refusal) {
        String what = "gemini: " + refusal.code() + (refusal.status().isEmpty() ? "" : " " + refusal.status());
        int code = refusal.code();
        if (code == 429) {
            return failure(Remedy.NONE, new ModelException.Unavailable(what, refusal.retryDelay(), null), refusal);
        }
        if (code >= 500 || code == 408 || code == 499) {
            return failure(Remedy.REPEAT, new ModelException.Unavailable(what, refusal.retryDelay(), null), refusal);
        }
        Remedy remedy = code == 400 && refusal.says("thought_signature") ? Remedy.WITHOUT_SIGNATURES : Remedy.NONE;
        String why = refusal.reason().isEmpty() ? refusal.excerpt() : refusal.reason();
        return failure(
                remedy, new ModelException.Misconfigured(why.isEmpty() ? what : what + ": " + why, null), refusal);
    }

    private static Failure failure(Remedy remedy, ModelException exception, GeminiRefusal refusal) {
        return new Failure(remedy, exception, refusal);
    }
}
