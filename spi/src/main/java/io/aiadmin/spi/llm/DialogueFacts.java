package io.aiadmin.spi.llm;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the system prompt states about this very turn, once more in a form that a program reads. A language model may leave it aside.
 *
 * @param now in the zone of the company's branch
 * @param language in which the customer is answered
 * @param customerName null when unknown
 * @param identity what is known of the customer's phone
 * @param proposals what waits for the customer's yes, newest last
 * @param company the company's own facts: name, address, hours, answers to frequent questions
 */
public record DialogueFacts(
        ZonedDateTime now,
        Locale language,
        @Nullable String customerName,
        Identity identity,
        List<PendingProposal> proposals,
        CompanyFacts company) {

    public DialogueFacts {
        proposals = List.copyOf(proposals);
    }

    public ZoneId zone() {
        return now.getZone();
    }

    /** How sure the customer's phone is. */
    public enum Identity {
        /** No phone is known. */
        ANONYMOUS,
        /** A phone was typed: good for a new booking, never for seeing or changing existing ones. */
        CLAIMED,
        /** The channel or a code has proven the phone. */
        PROVEN
    }

    /**
     * A proposal that the customer has been, or is about to be, asked about.
     *
     * @param kind what the yes will do
     * @param summary the words in which code describes it
     */
    public record PendingProposal(String id, Kind kind, String summary) {
        /** What a yes will do. */
        public enum Kind {
            BOOK,
            MOVE,
            CANCEL
        }
    }

    /**
     * @param hours opening hours by day, from Monday; «10:00–21:00», or null when closed
     * @param answers the company's answers to frequent questions
     */
    public record CompanyFacts(
            String name,
            @Nullable String description,
            @Nullable String address,
            @Nullable String phone,
            List<@Nullable String> hours,
            List<Answer> answers) {

        public CompanyFacts {
            hours = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(hours));
            answers = List.copyOf(answers);
        }

        /** One entry of the company's knowledge: a topic such as {@code parking}, questions or keywords, and the answer. */
        public record Answer(String topic, List<String> keywords, String text) {
            public Answer {
                keywords = List.copyOf(keywords);
            }
        }
    }
}
