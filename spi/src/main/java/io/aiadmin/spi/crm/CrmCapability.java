package io.aiadmin.spi.crm;

/**
 * What an account may or may not offer beyond the catalogue, free slots and booking, which every account has. The agent is offered no
 * tool for what is missing, and the connector's method then throws {@link UnsupportedOperationException}.
 */
public enum CrmCapability {
    /** {@link CrmConnector#findClient}. */
    FIND_CLIENT,
    /** {@link CrmConnector#saveClient}. */
    SAVE_CLIENT,
    /** {@link CrmConnector#bookingsOf}. */
    CLIENT_BOOKINGS,
    /** {@link CrmConnector#bookings}: all bookings of a range, for the panel. */
    LIST_BOOKINGS,
    /** {@link CrmConnector#reschedule}. */
    RESCHEDULE,
    /** {@link CrmConnector#cancel}. */
    CANCEL,
    /** {@link CrmConnector#findByKey}: a write whose answer was lost can be looked up. */
    FIND_BY_KEY,
    /** {@link CrmConnector#shifts}: the agent can say why a day has no slots. */
    SHIFTS,
    /** {@link CrmConnector#addNote}. */
    CLIENT_NOTES,
    /** {@link CrmConnector#receive}: the CRM reports changes made inside it. */
    CHANGE_EVENTS,
    /** One booking may hold several services. */
    SEVERAL_SERVICES
}
