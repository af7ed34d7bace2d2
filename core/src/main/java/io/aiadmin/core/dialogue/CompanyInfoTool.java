package io.aiadmin.core.dialogue;

import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.KnowledgeEntry;
import io.aiadmin.language.Words;
import io.aiadmin.spi.llm.ToolSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code company_info}: what the company says of itself. */
final class CompanyInfoTool implements Tool {

    private static final int TOPIC = 100;
    private static final int DESCRIPTION = 4000;
    private static final int ANSWER = 1000;

    @Override
    public String name() {
        return "company_info";
    }

    @Override
    public ToolSchema.Structure parameters(Locale language) {
        return Parameters.of(this, language).text("topic", TOPIC).build();
    }

    @Override
    public boolean needsCrm() {
        return false;
    }

    @Override
    public ToolAnswer call(Turn turn, ToolArguments arguments) {
        CompanyConfig company = turn.company();
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("name", company.company().name());
        String description = CleanText.lines(company.agent().description(), DESCRIPTION);
        ToolData.put(content, "description", description.isEmpty() ? null : description);
        ToolData.put(content, "address", company.profile().address());
        ToolData.put(content, "phone", company.profile().phone());
        content.put("hours", company.agent().workingHours().text());
        content.put("answers", answers(company, arguments.text("topic").orElse("")));
        content.put("notice_hours", company.profile().cancelNotice().toHours());
        return ToolAnswer.of(content, Panel.line("company_info"));
    }

    /** Those of the topic; all of them when none matches, since topics are the model's guess. */
    private static List<Map<String, @Nullable Object>> answers(CompanyConfig company, String topic) {
        String wanted = Words.normalise(topic);
        List<KnowledgeEntry> matching = company.knowledge().stream()
                .filter(entry -> !wanted.isEmpty() && isAbout(entry, wanted))
                .toList();
        return (matching.isEmpty() ? company.knowledge() : matching)
                .stream().map(CompanyInfoTool::data).toList();
    }

    private static boolean isAbout(KnowledgeEntry entry, String wanted) {
        return Words.normalise(entry.topic()).contains(wanted)
                || entry.keywords().stream().map(Words::normalise).anyMatch(wanted::contains);
    }

    private static Map<String, @Nullable Object> data(KnowledgeEntry entry) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("topic", entry.topic());
        data.put("keywords", entry.keywords());
        data.put("text", CleanText.lines(entry.answer(), ANSWER));
        return data;
    }
}
