package io.aiadmin.core.dialogue;

import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.CompanyProfile;
import io.aiadmin.core.guard.Violation;
import io.aiadmin.core.wording.Wording;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.llm.DialogueFacts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes the system prompt: resource files by language and state, the company's facts and wishes, and this moment's facts. What stays the same
 * from turn to turn stands first, so that vendors can cache it. Keeps nothing; used from many threads.
 */
public final class PromptManager {

    private static final int DAYS_AHEAD = 14;
    private static final int LONGEST_WISH = 4000;
    private static final int LONGEST_ANSWER = 600;
    private static final int SHORTEST_SECRET = 60;

    String system(PromptInput input) {
        Locale language = input.facts().language();
        StringJoiner prompt = new StringJoiner("\n\n");
        prompt.add(PromptFiles.filled(
                language,
                "base",
                Map.of(
                        "company",
                        name(input.company()),
                        "canary",
                        canary(input.company().id()))));
        prompt.add(PromptFiles.text(language, "tools"));
        prompt.add(company(input.company(), input.facts(), language));
        String wishes = wishes(input.company(), input.state(), language);
        if (!wishes.isEmpty()) {
            prompt.add(PromptFiles.filled(language, "custom", Map.of("custom", wishes)));
        }
        prompt.add(PromptFiles.text(language, "state-" + input.state().name().toLowerCase(Locale.ROOT)));
        prompt.add(moment(input, language));
        return prompt.toString();
    }

    /** Asks the model for another reply in place of one that was objected to. */
    String rewrite(Locale language, List<Violation> violations) {
        StringJoiner reasons = new StringJoiner(" ");
        violations.stream()
                .map(violation -> PromptFiles.word(
                        language, "reasons", violation.kind().name(), CleanText.line(violation.found(), 200)))
                .distinct()
                .limit(6)
                .forEach(reasons::add);
        return PromptFiles.filled(language, "rewrite", Map.of("reasons", reasons.toString()));
    }

    /** What never stands in a reply: the canary and long lines of the prompt's fixed part. */
    Set<String> secrets(Locale language, CompanyId company) {
        Set<String> secrets = new TreeSet<>();
        secrets.add(canary(company));
        for (String file : List.of("base", "tools")) {
            for (String sentence : PromptFiles.raw(language, file).split("[.\\n]", -1)) {
                String line = sentence.replaceAll("^[\\s\\d#-]+", "").strip();
                if (line.length() >= SHORTEST_SECRET && !line.contains("{{")) {
                    secrets.add(line);
                }
            }
        }
        return secrets;
    }

    private static String company(CompanyConfig company, DialogueFacts facts, Locale language) {
        DialogueFacts.CompanyFacts known = facts.company();
        String unknown = PromptFiles.text(language, "unknown");
        StringJoiner answers = new StringJoiner("\n");
        known.answers()
                .forEach(answer -> answers.add(PromptFiles.word(
                        language,
                        "words",
                        "answer.line",
                        answer.topic(),
                        CleanText.line(answer.text(), LONGEST_ANSWER))));
        String description = known.description();
        String address = known.address();
        String phone = known.phone();
        return PromptFiles.filled(
                language,
                "company",
                Map.of(
                        "company", name(company),
                        "description",
                                description == null || description.isBlank()
                                        ? unknown
                                        : CleanText.lines(description, LONGEST_WISH),
                        "address", address == null ? unknown : CleanText.line(address, 300),
                        "phone", phone == null ? unknown : phone,
                        "hours", hours(known, language),
                        "notice", notice(company.profile(), language),
                        "answers", answers.length() == 0 ? PromptFiles.text(language, "nothing") : answers.toString()));
    }

    private static String hours(DialogueFacts.CompanyFacts company, Locale language) {
        if (company.hours().stream().allMatch(hours -> hours == null)) {
            return PromptFiles.text(language, "unknown");
        }
        StringJoiner lines = new StringJoiner("\n");
        for (DayOfWeek day : DayOfWeek.values()) {
            String open = company.hours().get(day.getValue() - 1);
            lines.add(PromptFiles.word(
                    language,
                    "words",
                    "hours.line",
                    day.getDisplayName(TextStyle.FULL, language),
                    open == null ? PromptFiles.text(language, "closed") : open));
        }
        return lines.toString();
    }

    private static String notice(CompanyProfile profile, Locale language) {
        Duration notice = profile.cancelNotice();
        return notice.toMinutes() % 60 == 0
                ? PromptFiles.word(language, "words", "notice.hours", notice.toHours())
                : PromptFiles.word(language, "words", "notice.minutes", notice.toMinutes());
    }

    private static String wishes(CompanyConfig company, DialogueState state, Locale language) {
        String now = state.name().toLowerCase(Locale.ROOT);
        StringJoiner wishes = new StringJoiner("\n");
        new TreeMap<>(company.agent().customPrompts()).forEach((name, text) -> {
            boolean general = Set.of("tone", "greeting", "rules").contains(name);
            if ((general || name.equals(now)) && !text.isBlank()) {
                wishes.add(PromptFiles.filled(
                        language, "custom-part", Map.of("name", name, "text", CleanText.lines(text, LONGEST_WISH))));
            }
        });
        return wishes.toString();
    }

    private static String moment(PromptInput input, Locale language) {
        DialogueFacts facts = input.facts();
        ZonedDateTime now = facts.now();
        Wording wording = Wording.in(language);
        String customer = facts.customerName();
        return PromptFiles.filled(
                language,
                "facts",
                Map.of(
                        "weekday", now.getDayOfWeek().getDisplayName(TextStyle.FULL, language),
                        "date", now.toLocalDate().toString(),
                        "time", wording.time(now.toLocalTime()),
                        "zone", now.getZone().getId(),
                        "dates", dates(now.toLocalDate(), wording, language),
                        "name", customer == null ? PromptFiles.text(language, "unknown") : CleanText.name(customer),
                        "identity", identity(input, language),
                        "understood", UnderstoodTimes.describe(input.understood(), language),
                        "proposals", proposals(facts, language),
                        "visits", visits(input, language)));
    }

    private static String dates(LocalDate today, Wording wording, Locale language) {
        StringJoiner lines = new StringJoiner("\n");
        for (int ahead = 0; ahead < DAYS_AHEAD; ahead++) {
            LocalDate day = today.plusDays(ahead);
            String words = wording.dayInFull(day);
            String near = switch (ahead) {
                case 0 -> "today";
                case 1 -> "tomorrow";
                case 2 -> "aftertomorrow";
                default -> "";
            };
            String named = near.isEmpty() ? words : words + " (" + PromptFiles.word(language, "words", near) + ")";
            lines.add(PromptFiles.word(language, "words", "date.line", day, named));
        }
        return lines.toString();
    }

    private static String identity(PromptInput input, Locale language) {
        String token = input.phoneToken();
        return switch (input.facts().identity()) {
            case ANONYMOUS -> PromptFiles.text(language, "identity-anonymous");
            case CLAIMED ->
                PromptFiles.filled(language, "identity-claimed", Map.of("phone", token == null ? "" : token));
            case PROVEN -> PromptFiles.filled(language, "identity-proven", Map.of("phone", token == null ? "" : token));
        };
    }

    private static String proposals(DialogueFacts facts, Locale language) {
        StringJoiner list = new StringJoiner("; ");
        facts.proposals()
                .forEach(proposal -> list.add(PromptFiles.word(
                        language,
                        "words",
                        "proposal",
                        proposal.id(),
                        PromptFiles.word(
                                language, "words", "proposal." + proposal.kind().name()),
                        proposal.summary())));
        return list.length() == 0 ? PromptFiles.text(language, "nothing") : list.toString();
    }

    private static String visits(PromptInput input, Locale language) {
        Wording wording = Wording.in(language);
        StringJoiner list = new StringJoiner("; ");
        input.visits()
                .forEach(visit -> list.add(PromptFiles.word(
                        language, "words", "visit." + visit.status(), VisitCards.words(visit, wording))));
        return list.length() == 0 ? PromptFiles.text(language, "nothing") : list.toString();
    }

    private static String name(CompanyConfig company) {
        return CleanText.line(company.company().name(), 200);
    }

    /** The same for a company on every replica and after every start, so that prompts stay cached and dialogues replay. */
    private static String canary(CompanyId company) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(("canary:" + company).getBytes(StandardCharsets.UTF_8));
            return "ref-" + HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
