package io.aiadmin.llm.offline;

import io.aiadmin.spi.llm.ToolCall;
import java.util.List;

/**
 * Ends a reading of the turn whose next step depends on tools that have not answered yet. Once they have, the turn is read again from its
 * beginning, and their answers are at hand. It carries no stack trace: it is the way on, not a failure.
 */
final class ToolsNeeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ToolCall> calls;

    ToolsNeeded(List<ToolCall> calls) {
        super("tools needed", null, false, false);
        this.calls = List.copyOf(calls);
    }

    List<ToolCall> calls() {
        return calls;
    }
}
