package io.aiadmin.channel.telegram.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** One thing that happened; exactly one of its fields is set, or none that is known here. */
@JsonNaming(SnakeCaseStrategy.class)
public record Update(
        long updateId,
        @Nullable Message message,
        @Nullable Message editedMessage,
        @Nullable Message businessMessage,
        @Nullable Message editedBusinessMessage,
        @Nullable CallbackQuery callbackQuery,
        @Nullable ChatMemberUpdated myChatMember) {}
