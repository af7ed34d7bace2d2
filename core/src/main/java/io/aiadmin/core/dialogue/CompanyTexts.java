package io.aiadmin.core.dialogue;

import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.KnowledgeEntry;
import io.aiadmin.core.company.WorkingHours;
import io.aiadmin.core.guard.Masking;
import io.aiadmin.spi.llm.DialogueFacts;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What a company says of itself, as the agent, its guards and its tools need it. */
final class CompanyTexts {

    private CompanyTexts() {}

    /** All of it in one text. */
    static String all(CompanyConfig company) {
        StringJoiner text = new StringJoiner("\n");
        text.add(company.company().name());
        text.add(company.agent().description());
        add(text, company.profile().address());
        add(text, company.profile().phone());
        add(text, company.profile().privacyLink());
        company.agent().customPrompts().values().forEach(text::add);
        for (KnowledgeEntry entry : company.knowledge()) {
            text.add(entry.topic()).add(entry.answer());
        }
        return text.toString();
    }

    /** Its phones and e-mails, which need no hiding. */
    static Set<String> openContacts(CompanyConfig company) {
        return Masking.sensitive(all(company));
    }

    @SuppressWarnings("NullAway") // the record takes null for a closed day; its class file does not say so
    static DialogueFacts.CompanyFacts facts(CompanyConfig company) {
        List<@Nullable String> hours = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            hours.add(company.agent()
                    .workingHours()
                    .on(day)
                    .map(opening -> opening.from() + "–" + opening.until())
                    .orElse(null));
        }
        return new DialogueFacts.CompanyFacts(
                company.company().name(),
                company.agent().description(),
                company.profile().address(),
                company.profile().phone(),
                hours,
                company.knowledge().stream()
                        .map(entry ->
                                new DialogueFacts.CompanyFacts.Answer(entry.topic(), entry.keywords(), entry.answer()))
                        .toList());
    }

    /** Whether anything is known of the hours. */
    static boolean hoursKnown(CompanyConfig company) {
        return !company.agent().workingHours().equals(WorkingHours.UNKNOWN);
    }

    private static void add(StringJoiner text, @Nullable String part) {
        if (part != null) {
            text.add(part);
        }
    }
}
