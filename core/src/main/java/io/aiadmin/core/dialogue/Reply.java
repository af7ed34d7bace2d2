package io.aiadmin.core.dialogue;

import io.aiadmin.core.conversation.BookingCard;
import io.aiadmin.spi.channel.ReplyButton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message to the customer, before it has a place in the log.
 *
 * @param booking a booking that it reports, as a card; null for all others
 * @param asksForContact whether the customer should be offered to share the own number
 */
public record Reply(
        String text, List<ReplyButton> buttons, @Nullable BookingCard booking, boolean asksForContact) {

    public Reply {
        buttons = List.copyOf(buttons);
        if (text.isBlank()) {
            throw new IllegalArgumentException("an empty reply");
        }
    }

    public static Reply of(String text) {
        return new Reply(text, List.of(), null, false);
    }

    @Override
    public String toString() {
        return "Reply of " + text.length() + " characters";
    }
}
