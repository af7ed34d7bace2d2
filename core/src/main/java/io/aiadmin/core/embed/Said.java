package io.aiadmin.core.embed;

import io.aiadmin.core.conversation.BookingCard;
import io.aiadmin.core.conversation.LoggedMessage;
import io.aiadmin.core.conversation.LoggedToolCall;
import io.aiadmin.core.dialogue.DialogueState;
import io.aiadmin.core.turn.TurnListener;
import io.aiadmin.spi.channel.ReplyButton;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the receptionist said in one turn.
 *
 * @param messages in order; empty when a person of the company has the word
 * @param state of the dialogue after the turn
 * @param booking what this turn booked, moved or cancelled; null when it wrote nothing
 * @param tools what was looked up or written, in order
 */
public record Said(
        List<LoggedMessage> messages,
        DialogueState state,
        @Nullable BookingCard booking,
        List<LoggedToolCall> tools) {

    public Said {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    static Said of(TurnListener.Committed turn) {
        List<LoggedMessage> ours = turn.messages().stream()
                .filter(message -> message.author() == LoggedMessage.Author.AGENT)
                .toList();
        return new Said(ours, turn.state(), turn.booking(), turn.toolCalls());
    }

    /** All messages, apart by a blank line. */
    public String text() {
        return messages.stream().map(LoggedMessage::text).collect(Collectors.joining("\n\n"));
    }

    /** Ready answers that go with the last message. */
    public List<ReplyButton> buttons() {
        return messages.isEmpty() ? List.of() : messages.getLast().buttons();
    }
}
