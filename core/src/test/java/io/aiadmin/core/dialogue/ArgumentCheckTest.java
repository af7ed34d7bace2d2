package io.aiadmin.core.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.spi.llm.ToolSchema;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentCheckTest {

    private static final ToolSchema.Structure SCHEMA = new ToolSchema.Structure(
            null,
            Map.of(
                    "name", new ToolSchema.Text("", 5, List.of()),
                    "size", new ToolSchema.Text("", 5, List.of("big", "small")),
                    "count", new ToolSchema.Whole("", 1, 10),
                    "loud", new ToolSchema.Flag(""),
                    "ids", new ToolSchema.ListOf("", new ToolSchema.Text("", 3, List.of()), 1, 2),
                    "inner", new ToolSchema.Structure(null, Map.of("x", new ToolSchema.Flag("")), Set.of("x"))),
            Set.of("name"));

    @Test
    void fittingArgumentsPass() {
        assertThat(problem(Map.of(
                        "name",
                        "Анна",
                        "size",
                        "big",
                        "count",
                        10L,
                        "loud",
                        true,
                        "ids",
                        List.of("a"),
                        "inner",
                        Map.of("x", false))))
                .isEmpty();
        assertThat(problem(Map.of("name", "Анна", "count", 3.0))).isEmpty();
    }

    @Test
    void nullIsLeftOut() {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("name", "Анна");
        arguments.put("count", null);
        assertThat(problem(arguments)).isEmpty();
        arguments.put("name", null);
        assertThat(problem(arguments)).contains("missing argument name");
    }

    @Test
    void whatDoesNotFitIsNamedWithWhatIsExpected() {
        assertThat(problem(Map.of("name", "Анна", "x", 1)))
                .contains("unknown argument x")
                .contains("expected");
        assertThat(problem(Map.of())).contains("missing argument name").contains("at most 5");
        assertThat(problem(Map.of("name", "Анастасия"))).contains("at most 5");
        assertThat(problem(Map.of("name", 5L))).contains("wrong argument name");
        assertThat(problem(Map.of("name", "a", "size", "huge"))).contains("one of [big, small]");
        assertThat(problem(Map.of("name", "a", "count", 11L))).contains("from 1 to 10");
        assertThat(problem(Map.of("name", "a", "count", 1.5))).contains("whole number");
        assertThat(problem(Map.of("name", "a", "loud", "yes"))).contains("true or false");
        assertThat(problem(Map.of("name", "a", "ids", List.of()))).contains("1 to 2 items");
        assertThat(problem(Map.of("name", "a", "ids", List.of("a", "b", "c")))).contains("1 to 2 items");
        assertThat(problem(Map.of("name", "a", "ids", List.of("abcd")))).contains("ids[]");
        assertThat(problem(Map.of("name", "a", "ids", Arrays.asList("a", null))))
                .contains("ids[]");
        assertThat(problem(Map.of("name", "a", "inner", Map.of()))).contains("missing argument inner.x");
    }

    private static String problem(Map<String, Object> arguments) {
        return ArgumentCheck.problem(SCHEMA, arguments).orElse("");
    }
}
