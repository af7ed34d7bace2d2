package io.aiadmin.core.dialogue;

import io.aiadmin.core.company.CompanyConfig;
import java.util.List;

/**
 * What a turn has to answer.
 *
 * @param messages of the customer since the last answer, in order; at least one
 */
public record Question(CompanyConfig company, Session session, List<IncomingMessage> messages) {

    public Question {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("nothing was asked");
        }
    }
}
