package io.aiadmin.core.dialogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tool answers.
 *
 * @param ok false for wrong arguments and a CRM that is away; a refusal that belongs to the business is a result like any other
 * @param content what the model is told
 * @param summary one line for the company's panel
 */
record ToolAnswer(boolean ok, Map<String, @Nullable Object> content, String summary) {

    ToolAnswer {
        content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
    }

    static ToolAnswer of(Map<String, @Nullable Object> content, String summary) {
        return new ToolAnswer(true, content, summary);
    }

    /** @param message told to the model, in English: what is wrong and what is expected */
    static ToolAnswer failed(String code, String message) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("error", code);
        content.put("message", message);
        return new ToolAnswer(false, content, Panel.failed(code));
    }
}
