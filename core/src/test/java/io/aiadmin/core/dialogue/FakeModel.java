package io.aiadmin.core.dialogue;

import io.aiadmin.spi.Finding;
import io.aiadmin.spi.llm.LanguageModel;
import io.aiadmin.spi.llm.ModelException;
import io.aiadmin.spi.llm.ModelReply;
import io.aiadmin.spi.llm.ModelRequest;
import io.aiadmin.spi.llm.ModelTurn;
import io.aiadmin.spi.llm.TokenUsage;
import io.aiadmin.spi.llm.ToolCall;
import io.aiadmin.spi.llm.ToolResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A model that says and calls what it was told, in order, and remembers what it was asked. */
final class FakeModel implements LanguageModel {

    private final Deque<Function<ModelRequest, ModelReply>> script = new ArrayDeque<>();
    private final List<ModelRequest> requests = new ArrayList<>();

    FakeModel says(String text) {
        script.add(request -> reply(text));
        return this;
    }

    /** Says what it makes of the results of its last calls. */
    FakeModel says(Function<ModelRequest, String> text) {
        script.add(request -> reply(text.apply(request)));
        return this;
    }

    FakeModel calls(ToolCall... calls) {
        script.add(request -> new ModelReply("", Arrays.asList(calls), null, new TokenUsage(10, 0, 5), "fake"));
        return this;
    }

    FakeModel fails(ModelException failure) {
        script.add(request -> {
            throw failure;
        });
        return this;
    }

    static ToolCall call(String name, Map<String, Object> arguments) {
        return new ToolCall(null, name, arguments);
    }

    /** The answers to its last calls. */
    static List<ToolResult> results(ModelRequest request) {
        return request.turns().reversed().stream()
                .filter(turn -> turn instanceof ModelTurn.Tools)
                .map(turn -> ((ModelTurn.Tools) turn).results())
                .findFirst()
                .orElse(List.of());
    }

    List<ModelRequest> requests() {
        return requests;
    }

    ModelRequest lastRequest() {
        return requests.getLast();
    }

    boolean finished() {
        return script.isEmpty();
    }

    @Override
    public List<Finding> check() {
        return List.of();
    }

    @Override
    public synchronized ModelReply generate(ModelRequest request) {
        requests.add(request);
        Function<ModelRequest, ModelReply> next = script.poll();
        if (next == null) {
            throw new ModelException.BadAnswer("nothing to say");
        }
        return next.apply(request);
    }

    @Override
    public void close() {}

    private static ModelReply reply(String text) {
        return new ModelReply(text, List.of(), null, new TokenUsage(10, 0, 5), "fake");
    }
}
