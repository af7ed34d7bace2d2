package io.aiadmin.llm.offline;

import io.aiadmin.language.Asked;

/** What the agent asked last: answers are read in its light. */
enum Ask {
    NOTHING,
    SERVICE,
    WHICH_SERVICE,
    WHICH_STAFF,
    DAY,
    WHEN,
    OFFER,
    CONFIRM,
    CONTACTS,
    WHICH_BOOKING,
    WISH;

    Asked time() {
        return switch (this) {
            case DAY -> Asked.DAY;
            case WHEN, OFFER, CONFIRM -> Asked.TIME;
            case NOTHING, SERVICE, WHICH_SERVICE, WHICH_STAFF, CONTACTS, WHICH_BOOKING, WISH -> Asked.NOTHING;
        };
    }
}
