package io.aiadmin.core.dialogue;

import io.aiadmin.spi.Phone;
import io.aiadmin.spi.llm.ToolSchema;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code remember_customer}: notes a name or a phone that the customer gave. A number noted so proves nothing. */
final class RememberCustomerTool implements Tool {

    private static final int NAME = 100;
    private static final int PHONE = 40;

    @Override
    public String name() {
        return "remember_customer";
    }

    @Override
    public ToolSchema.Structure parameters(Locale language) {
        return Parameters.of(this, language)
                .text("name", NAME)
                .text("phone", PHONE)
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
        arguments
                .text("name")
                .map(CleanText::name)
                .filter(name -> !name.isEmpty())
                .ifPresent(name -> turn.identify(turn.identity().named(name)));
        arguments.text("phone").ifPresent(text -> {
            Phone phone = SpokenPhone.read(turn, "phone", text);
            if (!phone.equals(turn.provenPhone())) {
                turn.identify(turn.identity().claiming(phone));
            }
        });
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("outcome", "remembered");
        content.put("identity", Facts.identity(turn).name().toLowerCase(Locale.ROOT));
        return ToolAnswer.of(content, Panel.line("remember_customer"));
    }
}
