package io.aiadmin.storage.jdbi;

import io.aiadmin.core.conversation.BookingCard;
import io.aiadmin.core.conversation.LoggedMessage;
import io.aiadmin.spi.channel.ReplyButton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sealed part of a message of the log. */
record StoredMessage(
        String text,
        List<ReplyButton> buttons,
        @Nullable String externalId,
        @Nullable BookingCard booking,
        boolean asksForContact) {

    static StoredMessage of(LoggedMessage message) {
        return new StoredMessage(
                message.text(), message.buttons(), message.externalId(), message.booking(), message.asksForContact());
    }

    LoggedMessage logged(long seq, LoggedMessage.Author author, Instant at) {
        return new LoggedMessage(seq, author, text, buttons, at, externalId, booking, asksForContact);
    }
}
