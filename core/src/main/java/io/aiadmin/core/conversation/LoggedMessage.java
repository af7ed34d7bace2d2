package io.aiadmin.core.conversation;

import io.aiadmin.spi.channel.ReplyButton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of the log.
 *
 * @param seq its place in the conversation, from 1 without gaps
 * @param externalId the channel's id of a customer's message; null for ours
 * @param booking a booking that this message reports, as a card; null for all others
 */
public record LoggedMessage(
        long seq,
        Author author,
        String text,
        List<ReplyButton> buttons,
        Instant at,
        @Nullable String externalId,
        @Nullable BookingCard booking,
        boolean asksForContact) {

    /** Who wrote it. */
    public enum Author {
        CUSTOMER,
        AGENT,
        /** A person of the company. */
        HUMAN,
        /** A line that the system adds: a pause, a hand-over. */
        SYSTEM
    }

    public LoggedMessage {
        buttons = List.copyOf(buttons);
    }

    @Override
    public String toString() {
        return "LoggedMessage[" + seq + ", " + author + "]";
    }
}
