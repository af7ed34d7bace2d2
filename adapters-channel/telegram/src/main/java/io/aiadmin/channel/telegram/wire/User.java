package io.aiadmin.channel.telegram.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** A person or a bot. */
@JsonNaming(SnakeCaseStrategy.class)
public record User(
        long id,
        boolean isBot,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String username,
        @Nullable String languageCode,
        boolean canConnectToBusiness) {}
