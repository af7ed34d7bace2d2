package io.aiadmin.core.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tool call of the log: what the agent looked up or wrote.
 *
 * @param turn the seq of the first customer message that the turn answered
 * @param arguments personal data replaced by tokens
 * @param result the same; what the model was told
 * @param summary one line for the panel: «Смотрел окна: пт 27 ноября, Анна, женская стрижка: 4 окна»
 */
public record LoggedToolCall(
        long turn,
        String name,
        boolean ok,
        Map<String, @Nullable Object> arguments,
        Map<String, @Nullable Object> result,
        String summary,
        Instant at,
        Duration took) {}
