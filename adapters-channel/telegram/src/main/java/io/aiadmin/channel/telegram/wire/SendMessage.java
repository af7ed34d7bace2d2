package io.aiadmin.channel.telegram.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text to be sent, plain: no markup is ever parsed. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SendMessage(
        @Nullable String businessConnectionId,
        long chatId,
        String text,
        @Nullable ReplyMarkup replyMarkup) {

    public SendMessage in(long otherChat) {
        return new SendMessage(businessConnectionId, otherChat, text, replyMarkup);
    }

    /** What stands under the text, or in place of the keyboard. */
    public sealed interface ReplyMarkup {}

    /** Buttons under the text. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Inline(List<List<InlineButton>> inlineKeyboard) implements ReplyMarkup {}

    /** Buttons in place of the letters. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Keyboard(List<List<Key>> keyboard, boolean resizeKeyboard, boolean oneTimeKeyboard)
            implements ReplyMarkup {}

    /** A key that shares the customer's own number. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Key(String text, boolean requestContact) {}

    /** The letters again. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Remove(boolean removeKeyboard) implements ReplyMarkup {}
}
