package io.aiadmin.core.dialogue;

import io.aiadmin.core.conversation.BookingCard;
import io.aiadmin.core.conversation.HumanTask;
import io.aiadmin.core.conversation.LoggedToolCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a turn answers.
 *
 * @param replies in order; empty when the agent keeps quiet
 * @param session as it is after the turn; its epoch and its place in the log are set by the worker
 * @param booking what this turn booked, moved or cancelled; null when it wrote nothing
 */
public record Answer(
        List<Reply> replies,
        Session session,
        List<LoggedToolCall> toolCalls,
        List<HumanTask> humanTasks,
        boolean needsHuman,
        @Nullable BookingCard booking) {

    public Answer {
        replies = List.copyOf(replies);
        toolCalls = List.copyOf(toolCalls);
        humanTasks = List.copyOf(humanTasks);
    }
}
