package io.aiadmin.core.dialogue;

import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.spi.crm.CrmConnector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a turn begins with.
 *
 * @param session as it was left by the turn before
 * @param messages in the customer's order; empty when there is only news of a write to be told
 * @param crm the company's account, open as long as the turn lasts; null when none is connected
 */
record TurnInput(
        CompanyConfig company,
        Session session,
        List<IncomingMessage> messages,
        @Nullable CrmConnector crm) {

    TurnInput {
        messages = List.copyOf(messages);
    }
}
