package io.aiadmin.core.turn;

import io.aiadmin.core.conversation.BookingCard;
import io.aiadmin.core.conversation.LoggedMessage;
import io.aiadmin.core.conversation.LoggedToolCall;
import io.aiadmin.core.dialogue.DialogueState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hears of turns once they are committed. Must be quick and must not throw. */
public interface TurnListener {

    void committed(Committed turn);

    /**
     * A turn that is done.
     *
     * @param externalIds of the customer's messages that it answered
     * @param messages that it added to the log, the customer's among them
     */
    record Committed(
            ConversationRef conversation,
            List<String> externalIds,
            List<LoggedMessage> messages,
            List<LoggedToolCall> toolCalls,
            DialogueState state,
            @Nullable BookingCard booking) {

        public Committed {
            externalIds = List.copyOf(externalIds);
            messages = List.copyOf(messages);
            toolCalls = List.copyOf(toolCalls);
        }
    }
}
