package io.aiadmin.channel.telegram.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * A spoken message.
 *
 * @param duration in seconds
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Voice(
        @Nullable String fileId, long duration, @Nullable String mimeType, long fileSize) {}
