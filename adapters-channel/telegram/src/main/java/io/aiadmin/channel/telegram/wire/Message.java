package io.aiadmin.channel.telegram.wire;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message.
 *
 * @param date seconds since 1970; 0 for a message that can't be seen any more
 * @param forwardOrigin set when it was forwarded
 * @param isFromOffline whether the account's automatic greeting wrote it
 * @param others every other field, by which the kind of its content is known
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Message(
        long messageId,
        @Nullable User from,
        @Nullable Chat chat,
        long date,
        long editDate,
        @Nullable String businessConnectionId,
        @Nullable User senderBusinessBot,
        boolean isFromOffline,
        @Nullable JsonNode forwardOrigin,
        @Nullable String text,
        @Nullable String caption,
        @Nullable Contact contact,
        @Nullable Voice voice,
        @Nullable InlineKeyboard replyMarkup,
        @JsonAnySetter Map<String, JsonNode> others) {

    public Message {
        others = others == null ? Map.of() : Map.copyOf(others);
    }

    /** The keyboard under a message of the bot. */
    public record InlineKeyboard(
            @Nullable @com.fasterxml.jackson.annotation.JsonProperty("inline_keyboard")
            List<List<InlineButton>> rows) {}
}
