package io.aiadmin.host.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aiadmin.core.company.AgentSettings;
import io.aiadmin.core.company.CompanyProfile;
import io.aiadmin.core.company.KnowledgeEntry;
import io.aiadmin.core.company.WorkingHours;
import io.aiadmin.spi.CompanyId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The demo company's content, read from the resources. */
final class DemoSalon {

    static final CompanyId COMPANY = CompanyId.of("00000000-0000-0000-0000-000000000001");

    private final String text;
    private final JsonNode company;

    DemoSalon() {
        try (InputStream stream = DemoSalon.class.getResourceAsStream("/demo/demo-salon.json")) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks the demo salon");
            }
            this.text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            this.company = new JsonMapper().readTree(text).path("company");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole file, in the form that the calendar reads. */
    String calendar() {
        return text;
    }

    String name() {
        return company.path("name").asText();
    }

    CompanyProfile profile() {
        return new CompanyProfile(
                ZoneId.of(company.path("timezone").asText()),
                Locale.of("ru"),
                company.path("address").asText(),
                company.path("phone").asText(),
                Duration.ofHours(3),
                3,
                Map.of(),
                List.of(),
                null);
    }

    AgentSettings agent() {
        Map<String, String> hours = new LinkedHashMap<>();
        company.path("working_hours")
                .properties()
                .forEach(day -> hours.put(day.getKey(), day.getValue().asText()));
        return new AgentSettings(company.path("description").asText(), WorkingHours.parse(hours), Map.of());
    }

    List<KnowledgeEntry> knowledge() {
        List<KnowledgeEntry> entries = new ArrayList<>();
        for (JsonNode entry : company.path("faq")) {
            entries.add(new KnowledgeEntry(
                    entry.path("topic").asText(),
                    List.of(),
                    entry.path("answer").asText()));
        }
        return entries;
    }
}
