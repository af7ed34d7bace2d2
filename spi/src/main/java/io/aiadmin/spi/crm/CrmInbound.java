package io.aiadmin.spi.crm;

import io.aiadmin.spi.WebhookAnswer;
import java.util.List;

/** What a CRM's webhook meant, and what the CRM is answered. */
public record CrmInbound(List<CrmEvent> events, WebhookAnswer answer) {

    public CrmInbound {
        events = List.copyOf(events);
    }
}
