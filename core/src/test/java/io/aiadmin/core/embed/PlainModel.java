package io.aiadmin.core.embed;

import io.aiadmin.spi.Finding;
import io.aiadmin.spi.llm.DialogueFacts;
import io.aiadmin.spi.llm.LanguageModel;
import io.aiadmin.spi.llm.ModelReply;
import io.aiadmin.spi.llm.ModelRequest;
import io.aiadmin.spi.llm.ModelTurn;
import io.aiadmin.spi.llm.TokenUsage;
import io.aiadmin.spi.llm.ToolCall;
import io.aiadmin.spi.llm.ToolResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** A model that knows three things: a wish to be cut, a yes, and what tools answer. */
final class PlainModel implements LanguageModel {

    final AtomicBoolean closed = new AtomicBoolean();

    @Override
    public List<Finding> check() {
        return List.of();
    }

    @Override
    public ModelReply generate(ModelRequest request) {
        return switch (request.turns().getLast()) {
            case ModelTurn.Tools tools -> say(words(tools.results().getLast()));
            case ModelTurn.Customer customer -> answer(customer.text().toLowerCase(Locale.ROOT), request.facts());
            case ModelTurn.Agent _, ModelTurn.Note _ -> say("Слушаю вас.");
        };
    }

    private static ModelReply answer(String text, DialogueFacts facts) {
        if (text.contains("стри")) {
            return call(
                    "propose_booking",
                    Map.of("service_ids", List.of("s01"), "staff_id", "m1", "start", "2026-11-27T15:00"));
        }
        if (text.startsWith("да") && !facts.proposals().isEmpty()) {
            return call(
                    "confirm_booking",
                    Map.of("proposal_id", facts.proposals().getLast().id()));
        }
        return say("Чем помочь?");
    }

    private static String words(ToolResult result) {
        return switch (String.valueOf(result.content().get("outcome"))) {
            case "proposed" -> "Записываю: " + result.content().get("summary") + ". Всё верно?";
            case "booked" -> "Вы записаны.";
            case "unknown_outcome" -> "Система записи ещё не ответила, я проверяю.";
            default -> "Не получилось: " + result.content().get("outcome");
        };
    }

    private static ModelReply say(String text) {
        return new ModelReply(text, List.of(), null, TokenUsage.NONE, "plain");
    }

    private static ModelReply call(String name, Map<String, Object> arguments) {
        return new ModelReply("", List.of(new ToolCall(null, name, arguments)), null, TokenUsage.NONE, "plain");
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
