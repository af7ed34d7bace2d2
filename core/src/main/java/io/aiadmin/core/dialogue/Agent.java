package io.aiadmin.core.dialogue;

import io.aiadmin.core.company.CompanyConfig;
import java.util.List;
import java.util.Optional;

/** Answers customers. Keeps nothing between turns but what stands in the session. Used from many threads. */
public interface Agent {

    /** Blocks for as long as models and CRMs need, at most the turn's time limit. */
    Answer answer(Question question);

    /**
     * Takes in what is said while a person of the company has the word, so that the agent knows of it later. Asks no model and no CRM.
     *
     * @param messages of the customer
     * @param humanWords of the person, in order
     */
    default Session overhear(
            CompanyConfig company, Session session, List<IncomingMessage> messages, List<String> humanWords) {
        return session;
    }

    /**
     * Looks whether something became known that the customer waits for, such as the outcome of a write, though the customer wrote nothing.
     *
     * @return empty when there is no news
     */
    default Optional<Answer> news(CompanyConfig company, Session session) {
        return Optional.empty();
    }
}
