package io.aiadmin.core.dialogue;

import io.aiadmin.spi.llm.ModelTurn;
import java.util.ArrayList;
import java.util.List;

/** Keeps the dialogue at a length that a model reads well: whole turns fall out at its beginning. */
final class History {

    private static final int MOST_MESSAGES = 30;
    private static final int MOST_CHARACTERS = 60_000;

    private History() {}

    static List<ModelTurn> trimmed(List<ModelTurn> turns) {
        List<Integer> beginnings = new ArrayList<>();
        for (int index = 0; index < turns.size(); index++) {
            boolean begins = turns.get(index) instanceof ModelTurn.Customer
                    && (index == 0 || !(turns.get(index - 1) instanceof ModelTurn.Customer));
            if (begins) {
                beginnings.add(index);
            }
        }
        int from = 0;
        for (int begin = 0; begin < beginnings.size() - 1; begin++) {
            boolean fits = beginnings.size() - begin <= MOST_MESSAGES
                    && length(turns.subList(from, turns.size())) <= MOST_CHARACTERS;
            if (fits) {
                break;
            }
            from = beginnings.get(begin + 1);
        }
        return List.copyOf(turns.subList(from, turns.size()));
    }

    private static int length(List<ModelTurn> turns) {
        return turns.stream().mapToInt(History::length).sum();
    }

    private static int length(ModelTurn turn) {
        return switch (turn) {
            case ModelTurn.Customer customer -> customer.text().length();
            case ModelTurn.Note note -> note.text().length();
            case ModelTurn.Agent agent ->
                agent.text().length() + agent.calls().toString().length();
            case ModelTurn.Tools tools ->
                tools.results().stream()
                        .mapToInt(result -> result.content().toString().length())
                        .sum();
        };
    }
}
