package io.aiadmin.channel.telegram.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** A business account that the bot answers for. */
@JsonNaming(SnakeCaseStrategy.class)
public record BusinessConnection(@Nullable User user, boolean isEnabled) {}
