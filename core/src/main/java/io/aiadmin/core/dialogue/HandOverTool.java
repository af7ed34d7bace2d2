package io.aiadmin.core.dialogue;

import io.aiadmin.core.conversation.HumanTask;
import io.aiadmin.spi.llm.ToolSchema;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code hand_over}: calls a person of the company. */
final class HandOverTool implements Tool {

    private static final int REASON = 200;
    private static final int SUMMARY = 500;

    @Override
    public String name() {
        return "hand_over";
    }

    @Override
    public ToolSchema.Structure parameters(Locale language) {
        return Parameters.of(this, language)
                .text("reason", REASON)
                .text("summary", SUMMARY)
                .require("reason")
                .build();
    }

    @Override
    public boolean needsCrm() {
        return false;
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public ToolAnswer call(Turn turn, ToolArguments arguments) {
        String reason = CleanText.line(arguments.required("reason"), REASON);
        String said = arguments
                .text("summary")
                .map(text -> reason + ". " + CleanText.line(text, SUMMARY))
                .orElse(reason);
        if (!turn.handedOver()) {
            turn.callHuman(HumanTask.Kind.HAND_OVER, Panel.WORDING.text("task.hand_over", said));
        }
        turn.handOver();
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("outcome", "handed_over");
        ToolData.put(content, "company_phone", turn.company().profile().phone());
        content.put("expected", turn.wording().text("expected"));
        return ToolAnswer.of(content, Panel.line("hand_over", reason));
    }
}
