package io.aiadmin.llm.offline;

import io.aiadmin.spi.llm.ModelTurn;
import io.aiadmin.spi.llm.ProviderState;
import io.aiadmin.spi.llm.ToolCall;
import io.aiadmin.spi.llm.ToolResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The turns of a request, cut into what is remembered and what is to be answered.
 *
 * @param memory as the last answer of this dialogue left it; empty when there was none or it is lost
 * @param before messages that came after that memory was written and were answered without it, oldest first
 * @param message what is to be answered now, one line for each message of the customer
 * @param answers what tools answered in this turn, by call
 */
record Transcript(Optional<Memory> memory, List<String> before, String message, Map<String, Answered> answers) {

    static Transcript of(List<ModelTurn> turns) {
        int begin = beginOfTurn(turns);
        Optional<Memory> memory = Optional.empty();
        List<String> before = new ArrayList<>();
        StringBuilder said = new StringBuilder();
        for (ModelTurn turn : turns.subList(0, begin)) {
            switch (turn) {
                case ModelTurn.Customer customer -> line(said, customer.text());
                case ModelTurn.Agent agent -> {
                    Optional<Memory> kept = memory(agent.state());
                    if (kept.isPresent()) {
                        memory = kept;
                        before.clear();
                        said.setLength(0);
                    } else if (agent.calls().isEmpty() && !said.isEmpty()) {
                        before.add(said.toString());
                        said.setLength(0);
                    }
                }
                case ModelTurn.Tools tools -> {}
                case ModelTurn.Note note -> {}
            }
        }
        for (ModelTurn turn : turns.subList(begin, turns.size())) {
            if (turn instanceof ModelTurn.Customer customer) {
                line(said, customer.text());
            }
        }
        return new Transcript(memory, before, said.toString(), answers(turns.subList(begin, turns.size())));
    }

    /** Behind the last answer that was followed by a message of the customer. */
    private static int beginOfTurn(List<ModelTurn> turns) {
        int last = turns.size() - 1;
        while (last >= 0 && !(turns.get(last) instanceof ModelTurn.Customer)) {
            last--;
        }
        for (int at = last; at >= 0; at--) {
            if (turns.get(at) instanceof ModelTurn.Agent agent && agent.calls().isEmpty()) {
                return at + 1;
            }
        }
        return 0;
    }

    private static Map<String, Answered> answers(List<ModelTurn> turns) {
        Map<String, Answered> answers = new LinkedHashMap<>();
        List<ToolCall> asked = List.of();
        for (ModelTurn turn : turns) {
            if (turn instanceof ModelTurn.Agent agent) {
                asked = agent.calls();
            } else if (turn instanceof ModelTurn.Tools tools) {
                List<ToolResult> results = tools.results();
                for (int at = 0; at < Math.min(asked.size(), results.size()); at++) {
                    answers.put(key(asked.get(at)), new Answered(asked.get(at), results.get(at)));
                }
            }
        }
        return answers;
    }

    /** Two calls with the same key are the same call. */
    static String key(ToolCall call) {
        return call.name() + new TreeMap<>(call.arguments());
    }

    private static Optional<Memory> memory(@Nullable ProviderState state) {
        return state != null && state.provider().equals(OfflinePlugin.TYPE)
                ? MemoryText.read(state.content())
                : Optional.empty();
    }

    private static void line(StringBuilder said, String text) {
        if (!said.isEmpty()) {
            said.append('\n');
        }
        said.append(text);
    }

    /** A call of this turn with its result. */
    record Answered(ToolCall call, ToolResult result) {}
}
