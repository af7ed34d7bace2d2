package io.aiadmin.core.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.core.booking.SalonCrm.Fault;
import io.aiadmin.core.conversation.HumanTask;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.IdempotencyKey;
import io.aiadmin.spi.crm.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever customers do and whatever the CRM does to its answers: what the customers were told is what stands. */
class DeskProperties {

    /** One thing that one customer does, and what happens to its write. */
    record Act(Kind kind, int customer, int day, int hour, boolean olga, Fault fault) {
        enum Kind {
            BOOK,
            MOVE,
            CANCEL,
            CONFIRM_AGAIN,
            WAIT
        }
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        Arbitrary<Act.Kind> kind = Arbitraries.frequency(
                Tuple.of(5, Act.Kind.BOOK),
                Tuple.of(3, Act.Kind.MOVE),
                Tuple.of(2, Act.Kind.CANCEL),
                Tuple.of(2, Act.Kind.CONFIRM_AGAIN),
                Tuple.of(2, Act.Kind.WAIT));
        Arbitrary<Fault> fault = Arbitraries.frequency(
                Tuple.of(6, Fault.NONE),
                Tuple.of(3, Fault.LOST_AFTER),
                Tuple.of(2, Fault.LOST_BEFORE),
                Tuple.of(1, Fault.CRASH_AFTER),
                Tuple.of(1, Fault.REFUSED),
                Tuple.of(1, Fault.DOWN));
        return Combinators.combine(
                        kind,
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(25, 27),
                        Arbitraries.integers().between(10, 13),
                        Arbitraries.of(true, false),
                        fault)
                .as(Act::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatCustomersWereToldIsWhatStands(
            @ForAll("acts") List<Act> acts, @ForAll boolean keys, @ForAll boolean reschedules, @ForAll boolean late) {
        Desk desk = new Desk();
        if (!keys) {
            desk.crm.without(CrmCapability.FIND_BY_KEY);
        }
        if (!reschedules) {
            desk.crm.without(CrmCapability.RESCHEDULE);
        }
        if (late) {
            desk.crm.showingLate(Duration.ofSeconds(20));
        }
        Customers customers = new Customers(desk);
        for (Act act : acts) {
            customers.take(act);
            assertNoOverlaps(desk);
        }
        desk.crm.failing(_ -> Fault.NONE);
        for (int minute = 0; minute < 15; minute++) {
            desk.clock.advance(Duration.ofSeconds(61));
            customers.hear(desk.resolveDue());
        }
        assertNoOverlaps(desk);
        assertThat(open(desk)).as("still in doubt").isEmpty();
        if (desk.tasks().stream().noneMatch(task -> task.kind() == HumanTask.Kind.UNRESOLVED_WRITE)) {
            assertThat(stands(desk)).isEqualTo(customers.told);
        }
    }

    private static List<LedgerEntry> open(Desk desk) {
        return desk.storage.ledger().due(Instant.MAX, 1000);
    }

    private static Map<BookingId, Instant> stands(Desk desk) {
        Map<BookingId, Instant> stands = new HashMap<>();
        desk.crm
                .active()
                .forEach(booking -> stands.put(booking.id(), booking.time().from()));
        return stands;
    }

    private static void assertNoOverlaps(Desk desk) {
        List<Booking> active = desk.crm.active();
        for (Booking one : active) {
            for (Booking other : active) {
                assertThat(!one.id().equals(other.id())
                                && one.staff().equals(other.staff())
                                && one.time().overlaps(other.time()))
                        .as("%s over %s", one.id(), other.id())
                        .isFalse();
            }
        }
    }

    /** Three customers who say yes to whatever they are offered, and remember what they were told. */
    private static final class Customers {
        private final Desk desk;
        private final List<BookingContext> contexts = new ArrayList<>();
        private final Map<Integer, Proposal> last = new HashMap<>();
        private final Map<BookingId, Instant> told = new HashMap<>();

        Customers(Desk desk) {
            this.desk = desk;
            for (int n = 0; n < 3; n++) {
                BookingContext context = desk.proven();
                Phone phone = new Phone("+7916000000" + n);
                contexts.add(desk.context(context.conversation(), phone, null));
            }
        }

        void take(Act act) {
            desk.clock.advance(Duration.ofSeconds(1));
            desk.crm.failingNext(act.fault());
            BookingContext context = contexts.get(act.customer());
            // as a turn does before anything else
            hear(desk.desk.resolveOpen(context, desk.clock.instant()));
            String start = "2026-11-%02dT%02d:00".formatted(act.day(), act.hour());
            StaffId staff = act.olga() ? SalonCrm.OLGA : SalonCrm.ANNA;
            switch (act.kind()) {
                case BOOK ->
                    say(act, desk.desk.proposeBooking(context, desk.wish(List.of(SalonCrm.CUT), staff, start)));
                case MOVE ->
                    own(act).ifPresent(id -> say(
                            act,
                            desk.desk.proposeMove(context, new MoveWish(desk.nextId(), 1, id, Desk.at(start), staff))));
                case CANCEL ->
                    own(act).ifPresent(id -> say(act, desk.desk.proposeCancellation(context, desk.nextId(), 1, id)));
                case CONFIRM_AGAIN ->
                    Optional.ofNullable(last.get(act.customer())).ifPresent(proposal -> confirm(act, proposal));
                case WAIT -> {
                    desk.clock.advance(Duration.ofSeconds(30));
                    hear(desk.resolveDue());
                }
            }
        }

        private Optional<BookingId> own(Act act) {
            return desk.desk.visits(contexts.get(act.customer())) instanceof VisitList.Listed listed
                    ? listed.visits().stream()
                            .map(visit -> visit.booking().id())
                            .findFirst()
                    : Optional.empty();
        }

        private void say(Act act, ProposeResult result) {
            if (result instanceof ProposeResult.Proposed proposed) {
                last.put(act.customer(), proposed.proposal());
                confirm(act, proposed.proposal());
            }
        }

        private void confirm(Act act, Proposal proposal) {
            ConfirmResult result = desk.confirm(contexts.get(act.customer()), proposal);
            if (result instanceof ConfirmResult.Moved) {
                told.remove(proposal.booking());
            }
            hear(result);
        }

        void hear(List<Resolved> news) {
            for (Resolved resolved : news) {
                if (resolved.result() instanceof ConfirmResult.Moved) {
                    replaced(resolved.entry()).ifPresent(told::remove);
                }
                hear(resolved.result());
            }
        }

        private void hear(ConfirmResult result) {
            switch (result) {
                case ConfirmResult.Booked booked ->
                    told.put(booked.booking().id(), booked.booking().time().from());
                case ConfirmResult.Moved moved ->
                    told.put(moved.booking().id(), moved.booking().time().from());
                case ConfirmResult.Cancelled cancelled -> told.remove(cancelled.booking());
                default -> {}
            }
        }

        /** A visit that was moved by booking anew has another number then. */
        private Optional<BookingId> replaced(LedgerEntry created) {
            String key = created.key().value();
            return key.endsWith("-new")
                    ? desk.storage
                            .ledger()
                            .find(created.company(), new IdempotencyKey(key.replace("-new", "-old")))
                            .map(old -> ((CrmWrite.Cancel) old.write()).booking())
                    : Optional.empty();
        }
    }
}
