package io.aiadmin.host.operations;

import io.aiadmin.core.conversation.LoggedMessage;
import io.aiadmin.core.conversation.LoggedToolCall;
import io.aiadmin.core.turn.TurnListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;

/** Counts turns, tool calls and how long customers waited. Labels hold kinds, never ids. */
public final class TurnMetrics implements TurnListener {

    private final MeterRegistry metrics;

    public TurnMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public void committed(Committed turn) {
        metrics.counter("ai_admin_turns", "state", turn.state().name()).increment();
        for (LoggedToolCall call : turn.toolCalls()) {
            metrics.timer("ai_admin_tool_calls", "tool", call.name(), "ok", String.valueOf(call.ok()))
                    .record(call.took());
        }
        waited(turn.messages());
    }

    private void waited(List<LoggedMessage> messages) {
        messages.stream()
                .filter(message -> message.author() == LoggedMessage.Author.AGENT)
                .findFirst()
                .flatMap(answer -> messages.stream()
                        .filter(message -> message.author() == LoggedMessage.Author.CUSTOMER)
                        .findFirst()
                        .map(question -> Duration.between(question.at(), answer.at())))
                .filter(wait -> !wait.isNegative())
                .ifPresent(wait -> metrics.timer("ai_admin_answer_wait").record(wait));
    }
}
