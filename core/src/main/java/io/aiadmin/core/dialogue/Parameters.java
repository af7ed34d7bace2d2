package io.aiadmin.core.dialogue;

import io.aiadmin.spi.llm.ToolSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Builds a tool's schema, with descriptions from the prompts' {@code tools.properties}. */
final class Parameters {

    /** Longest id that a tool takes. */
    static final int ID = 120;

    /** Longest local time. */
    static final int TIME = 32;

    private final Locale language;
    private final String tool;
    private final Map<String, ToolSchema> properties = new LinkedHashMap<>();
    private final Set<String> required = new TreeSet<>();

    private Parameters(Locale language, String tool) {
        this.language = language;
        this.tool = tool;
    }

    static Parameters of(Tool tool, Locale language) {
        return new Parameters(language, tool.name());
    }

    Parameters text(String name, int longest) {
        properties.put(name, new ToolSchema.Text(described(name), longest, List.of()));
        return this;
    }

    Parameters whole(String name, long minimum, long maximum) {
        properties.put(name, new ToolSchema.Whole(described(name), minimum, maximum));
        return this;
    }

    Parameters ids(String name, int least, int most) {
        ToolSchema items = new ToolSchema.Text(described(name + ".item"), ID, List.of());
        properties.put(name, new ToolSchema.ListOf(described(name), items, least, most));
        return this;
    }

    Parameters require(String... names) {
        required.addAll(List.of(names));
        return this;
    }

    ToolSchema.Structure build() {
        return new ToolSchema.Structure(null, properties, required);
    }

    private String described(String name) {
        return PromptFiles.word(language, "tools", tool + "." + name);
    }
}
