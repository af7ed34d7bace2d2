package io.aiadmin.channel.telegram.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** A card: of the sender, who pressed a button, or of anybody from an address book. */
@JsonNaming(SnakeCaseStrategy.class)
public record Contact(
        @Nullable String phoneNumber,
        @Nullable String firstName,
        @Nullable String lastName,
        long userId) {}
