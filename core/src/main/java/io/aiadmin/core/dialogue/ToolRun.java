package io.aiadmin.core.dialogue;

import io.aiadmin.spi.llm.ToolCall;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A tool call that was made in this turn. */
record ToolRun(ToolCall call, ToolAnswer answer, Instant at, Duration took) {

    String name() {
        return call.name();
    }

    /** The {@code outcome} of the result; null when it has none. */
    @Nullable
    String outcome() {
        return answer.content().get("outcome") instanceof String outcome ? outcome : null;
    }
}
