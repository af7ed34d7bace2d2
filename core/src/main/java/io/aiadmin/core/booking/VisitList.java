package io.aiadmin.core.booking;

import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmException;
import java.util.List;

/** A customer's future visits, or why they are not told. */
public sealed interface VisitList {

    /** Active ones by start; may be empty. */
    record Listed(List<Visit> visits) implements VisitList {
        public Listed {
            visits = List.copyOf(visits);
        }
    }

    /** No phone is known at all. */
    record NoPhone() implements VisitList {}

    /** A phone is known, and nothing proves that it is the customer's own. Whether it has visits is not looked up. */
    record NotProven() implements VisitList {}

    record NotOffered(CrmCapability missing) implements VisitList {}

    record CrmDown(CrmException cause) implements VisitList {}

    /** @param mayChange whether the house rule still lets it be moved or cancelled in the chat */
    record Visit(Booking booking, boolean mayChange) {}
}
