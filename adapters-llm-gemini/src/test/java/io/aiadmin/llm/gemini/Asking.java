package io.aiadmin.llm.gemini;

import io.aiadmin.spi.Settings;
import io.aiadmin.spi.llm.DialogueFacts;
import io.aiadmin.spi.llm.LanguageModel;
import io.aiadmin.spi.llm.ModelReply;
import io.aiadmin.spi.llm.ModelRequest;
import io.aiadmin.spi.llm.ModelRequest.ToolUse;
import io.aiadmin.spi.llm.ModelTurn;
import io.aiadmin.spi.llm.ToolSchema;
import io.aiadmin.spi.llm.ToolSpec;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Requests as the core makes them. */
final class Asking {

    static final String KEY = "AIza-test-key-0123456789";

    private static final DialogueFacts FACTS = new DialogueFacts(
            ZonedDateTime.parse("2026-11-22T12:00:00+03:00[Europe/Moscow]"),
            Locale.of("ru"),
            null,
            DialogueFacts.Identity.ANONYMOUS,
            List.of(),
            new DialogueFacts.CompanyFacts(
                    "Салон", null, null, null, Collections.nCopies(7, "10:00–21:00"), List.of()));

    static final List<ToolSpec> TOOLS = List.of(
            new ToolSpec(
                    "list_services", "Services of the company", new ToolSchema.Structure(null, Map.of(), Set.of())),
            new ToolSpec("find_slots", "Free times", slots()));

    private Asking() {}

    private static ToolSchema.Structure slots() {
        Map<String, ToolSchema> properties = new LinkedHashMap<>();
        properties.put(
                "service_ids",
                new ToolSchema.ListOf("which services", new ToolSchema.Text("an id", 64, List.of()), 1, 5));
        properties.put("from", new ToolSchema.Text("local date and time", 32, List.of()));
        properties.put("limit", new ToolSchema.Whole("how many", 1, 60));
        properties.put("evening", new ToolSchema.Flag("only after 18:00"));
        properties.put("order", new ToolSchema.Text("order", 16, List.of("early", "late")));
        return new ToolSchema.Structure("what to look for", properties, Set.of("service_ids", "from"));
    }

    static LanguageModel model(GeminiServer server, String... more) {
        return model(server.address(), more);
    }

    static LanguageModel model(String address, String... more) {
        Map<String, String> values = new HashMap<>();
        values.put("api-key", KEY);
        values.put("base-url", address);
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        GeminiPlugin plugin = new GeminiPlugin();
        return plugin.open(Settings.of(plugin.settings(), values));
    }

    static ModelRequest request(ModelTurn... turns) {
        return request(Arrays.asList(turns), TOOLS, ToolUse.ALLOWED, Duration.ofSeconds(20));
    }

    static ModelRequest request(Duration timeout, ModelTurn... turns) {
        return request(Arrays.asList(turns), TOOLS, ToolUse.ALLOWED, timeout);
    }

    static ModelRequest request(List<ModelTurn> turns, List<ToolSpec> tools, ToolUse use, Duration timeout) {
        return new ModelRequest(
                "Ты администратор салона.", turns, tools, use, new ModelRequest.Limits(2000, timeout), FACTS);
    }

    static ModelTurn.Customer customer(String text) {
        return new ModelTurn.Customer(text);
    }

    static ModelTurn.Agent turn(ModelReply reply) {
        return new ModelTurn.Agent(reply.text(), reply.calls(), reply.state());
    }
}
