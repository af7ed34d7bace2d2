package io.aiadmin.channel.webchat;

import io.aiadmin.spi.channel.ReplyButton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of the conversation as the page shows it. Its text form holds nothing of what was written.
 *
 * @param seq its place in the conversation, from 1; the page orders by it and asks for what comes after
 * @param externalId of a customer's message; lets the page recognise its own
 */
public record ChatMessage(
        long seq,
        From from,
        String text,
        List<ReplyButton> buttons,
        Instant at,
        @Nullable String externalId,
        @Nullable Card booking,
        boolean asksForContact) {

    /** Who wrote it. */
    public enum From {
        CUSTOMER,
        AGENT,
        /** A person of the company. */
        HUMAN,
        /** A line of the system: a pause, a hand-over. */
        SYSTEM
    }

    /**
     * A booking under the message that reports it.
     *
     * @param start with the offset of the branch's zone
     * @param price «2 500 ₽», null where none is known
     * @param status {@code active}, {@code moved} or {@code cancelled}
     */
    public record Card(
            String id,
            String service,
            @Nullable String staff,
            OffsetDateTime start,
            int minutes,
            @Nullable String price,
            String status) {}

    public ChatMessage {
        buttons = List.copyOf(buttons);
    }

    @Override
    public String toString() {
        return "ChatMessage[" + seq + ", " + from + "]";
    }
}
