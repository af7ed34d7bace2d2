package io.aiadmin.core.guard;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/**
 * What is established, so that a reply may say it. Times are local to the branch.
 *
 * @param now when the reply is made
 * @param free starts and ends that slot searches of this conversation returned
 * @param searched whether free times were looked up in this turn
 * @param proposed starts and ends of proposals
 * @param visits of this customer, as tools showed or wrote them
 * @param deeds writes that were completed in this turn
 * @param houseTimes opening hours and the times in the company's own texts
 * @param saidTimes times that the customer named
 * @param prices of the catalogue, of tool results and of the company's own texts
 * @param saidPrices amounts that the customer named; good for refusing them only
 * @param companyText all that the company says of itself, in one text
 * @param contacts phones (E.164) and e-mails (lower case) that may be named
 * @param secrets the canary, the names of tools, and long lines of the prompt
 */
public record Evidence(
        LocalDateTime now,
        Set<LocalDateTime> free,
        boolean searched,
        Set<LocalDateTime> proposed,
        List<Visit> visits,
        Set<Deed> deeds,
        Set<LocalTime> houseTimes,
        Set<LocalTime> saidTimes,
        Set<BigDecimal> prices,
        Set<BigDecimal> saidPrices,
        String companyText,
        Set<String> contacts,
        Set<String> secrets) {

    public Evidence {
        free = Set.copyOf(free);
        proposed = Set.copyOf(proposed);
        visits = List.copyOf(visits);
        deeds = Set.copyOf(deeds);
        houseTimes = Set.copyOf(houseTimes);
        saidTimes = Set.copyOf(saidTimes);
        prices = Set.copyOf(prices);
        saidPrices = Set.copyOf(saidPrices);
        contacts = Set.copyOf(contacts);
        secrets = Set.copyOf(secrets);
    }

    /** A write that was completed. */
    public enum Deed {
        BOOKED,
        MOVED,
        CANCELLED
    }

    /** A visit of this customer as it stands, or stood when it was cancelled. */
    public record Visit(LocalDateTime start, LocalDateTime end, Standing standing) {

        /** What became of it. */
        public enum Standing {
            ACTIVE,
            MOVED,
            CANCELLED
        }
    }
}
