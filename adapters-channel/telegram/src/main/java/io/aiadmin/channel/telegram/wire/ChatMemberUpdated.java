package io.aiadmin.channel.telegram.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** The bot's own place in a chat changed: in a private chat, the customer blocked it or let it in again. */
@JsonNaming(SnakeCaseStrategy.class)
public record ChatMemberUpdated(
        @Nullable Chat chat, long date, @Nullable ChatMember newChatMember) {

    /** @param status {@code kicked}, {@code member} and others */
    public record ChatMember(@Nullable String status) {}
}
