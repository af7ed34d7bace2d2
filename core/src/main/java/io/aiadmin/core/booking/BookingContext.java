package io.aiadmin.core.booking;

import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.core.conversation.CustomerIdentity;
import io.aiadmin.spi.crm.CrmConnector;
import java.util.Locale;

/**
 * Whom the desk works for: one customer of one company.
 *
 * @param crm the company's account, open as long as the call lasts
 * @param language of the summaries
 */
public record BookingContext(
        CompanyConfig company,
        CrmConnector crm,
        ConversationId conversation,
        CustomerIdentity customer,
        Locale language) {

    @Override
    public String toString() {
        return "BookingContext[" + company.id() + ", " + conversation + "]";
    }
}
