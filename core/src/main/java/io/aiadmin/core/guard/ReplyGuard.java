package io.aiadmin.core.guard;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what the model wants to say and objects to all that is not established: the last belt before the customer. Keeps nothing; used from
 * many threads.
 */
public final class ReplyGuard {

    private static final List<ReplyCheck> CHECKS = List.of(
            new LeakCheck(),
            new CodeCheck(),
            new ClaimCheck(),
            new TimeCheck(),
            new PriceCheck(),
            new DiscountCheck(),
            new LinkCheck(),
            new ContactCheck(),
            new PersonCheck());

    /** @return every objection; empty when the reply may be sent */
    public List<Violation> check(String reply, Evidence evidence) {
        if (reply.isBlank()) {
            return List.of(new Violation(Violation.Kind.EMPTY, ""));
        }
        ReplyText text = ReplyText.of(reply);
        List<Violation> found = new ArrayList<>();
        CHECKS.forEach(check -> found.addAll(check.find(text, evidence)));
        return List.copyOf(found);
    }

    /** Whether the reply names this very moment, its day and its time. */
    public boolean names(String reply, LocalDateTime moment, LocalDateTime now) {
        return Moments.in(ReplyText.of(reply), now).stream()
                .anyMatch(named -> named.isAt(moment) && (named.date() != null || named.day() != null));
    }

    /** Whether the reply names a time that this moment may be meant by, with or without its day. */
    public boolean mentions(String reply, LocalDateTime moment, LocalDateTime now) {
        return Moments.in(ReplyText.of(reply), now).stream().anyMatch(named -> named.isAt(moment));
    }
}
