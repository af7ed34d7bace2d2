package io.aiadmin.llm.offline;

import java.time.LocalDateTime;
import java.util.List;

/**
 * A proposal that the customer was asked about.
 *
 * @param services ids
 * @param start of the visit as proposed; of a cancellation, of the visit to be cancelled
 */
record Pending(
        String id,
        Kind kind,
        List<String> services,
        String staffId,
        LocalDateTime start,
        LocalDateTime end,
        String summary) {

    enum Kind {
        BOOK,
        MOVE,
        CANCEL
    }

    Pending {
        services = List.copyOf(services);
    }
}
