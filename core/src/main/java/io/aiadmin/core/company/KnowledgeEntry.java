package io.aiadmin.core.company;

import java.util.List;

/**
 * An answer that the company gives to a frequent question.
 *
 * @param topic a short name, unique in the company: {@code parking}
 * @param keywords words of the question beyond the topic; may be empty
 */
public record KnowledgeEntry(String topic, List<String> keywords, String answer) {

    public KnowledgeEntry {
        keywords = List.copyOf(keywords);
        if (topic.isBlank() || answer.isBlank()) {
            throw new IllegalArgumentException("an entry has a topic and an answer");
        }
    }
}
