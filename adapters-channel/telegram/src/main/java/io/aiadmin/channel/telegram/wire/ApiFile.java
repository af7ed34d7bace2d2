package io.aiadmin.channel.telegram.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** A file that can be fetched for an hour. */
@JsonNaming(SnakeCaseStrategy.class)
public record ApiFile(@Nullable String filePath, long fileSize) {}
