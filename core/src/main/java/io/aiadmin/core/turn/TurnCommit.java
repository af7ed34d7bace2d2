package io.aiadmin.core.turn;

import io.aiadmin.core.conversation.HumanTask;
import io.aiadmin.core.conversation.LoggedMessage;
import io.aiadmin.core.conversation.LoggedToolCall;
import io.aiadmin.core.dialogue.Session;
import io.aiadmin.spi.channel.OutboundMessage;
import java.util.List;

/**
 * All that a turn leaves behind, written in one transaction or not at all.
 *
 * @param handled seqs of the inbox events that this turn has dealt with
 * @param messages to append to the log; their seqs follow the work's {@code lastSeq}
 * @param outbound to deliver, in order; empty for channels that are answered in the same call
 * @param needsHuman whether the conversation shows up among those that wait for a person
 */
public record TurnCommit(
        TurnWork work,
        Session session,
        List<Long> handled,
        List<LoggedMessage> messages,
        List<LoggedToolCall> toolCalls,
        List<OutboundMessage> outbound,
        List<HumanTask> humanTasks,
        boolean needsHuman) {

    public TurnCommit {
        handled = List.copyOf(handled);
        messages = List.copyOf(messages);
        toolCalls = List.copyOf(toolCalls);
        outbound = List.copyOf(outbound);
        humanTasks = List.copyOf(humanTasks);
    }
}
