package io.aiadmin.spi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.BookingOrder;
import io.aiadmin.spi.crm.BookingStatus;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.IdempotencyKey;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.StaffId;
import io.aiadmin.spi.tck.TckThreads.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Writing: at most once, never over another, and nothing where it fails. */
public abstract class CrmBookingTck extends CrmTck {

    private static final int RACERS = 100;

    // booking

    @Test
    void bookingIsStoredAsOrdered() {
        Booking booking = book("order-1", 1, TckSalon.COLOURING, TckSalon.ANNA, salon.at(4, "11:00"));

        assertThat(booking.time()).isEqualTo(salon.between(4, "11:00", "13:00"));
        assertThat(booking.status()).isEqualTo(BookingStatus.ACTIVE);
        assertThat(booking.services())
                .containsExactly(service(TckSalon.COLOURING).id());
        assertThat(booking.staff()).isEqualTo(staff(TckSalon.ANNA));
        assertThat(crm.booking(booking.id())).hasValueSatisfying(stored -> {
            assertThat(stored.time()).isEqualTo(booking.time());
            assertThat(stored.status()).isEqualTo(BookingStatus.ACTIVE);
            assertThat(stored.staff()).isEqualTo(booking.staff());
            assertThat(stored.services()).isEqualTo(booking.services());
        });
    }

    @Test
    void bookedTimeIsNoLongerFree() {
        book("taken-1", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));

        assertThat(startsOf(slots(TckSalon.HAIRCUT, TckSalon.ANNA, salon.day(4))))
                .contains(salon.at(4, "10:00"), salon.at(4, "12:00"))
                .doesNotContain(salon.at(4, "10:15"), salon.at(4, "11:00"), salon.at(4, "11:45"));
    }

    @Test
    void takenSlotIsRefusedAndNothingIsWritten() {
        book("first", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));

        assertThatThrownBy(() -> book("late", 2, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00")))
                .isInstanceOf(CrmException.SlotTaken.class);

        assertActive(1, salon.at(4, "11:00"));
        assertNothingWritten("late", 2);
    }

    @Test
    void overlappingVisitIsRefused() {
        book("middle", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "12:00"));

        for (String start : List.of("11:15", "11:30", "12:15", "12:45")) {
            assertThatThrownBy(() -> book(
                            "over-" + start.replace(":", ""), 2, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, start)))
                    .as("at %s", start)
                    .isInstanceOf(CrmException.SlotTaken.class);
        }
        assertThatThrownBy(() -> book("around", 2, TckSalon.COLOURING, TckSalon.ANNA, salon.at(4, "11:30")))
                .isInstanceOf(CrmException.SlotTaken.class);
    }

    @Test
    void visitsThatTouchAreBothBooked() {
        book("touch-1", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));
        book("touch-2", 2, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "12:00"));
        book("touch-3", 3, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "10:00"));

        assertActive(1, salon.at(4, "11:00"));
        assertActive(2, salon.at(4, "12:00"));
        assertActive(3, salon.at(4, "10:00"));
    }

    @Test
    void bookedTimeOfTheSalonIsRefused() {
        assertThatThrownBy(() -> book("own-1", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(1, "12:00")))
                .isInstanceOf(CrmException.SlotTaken.class);
        assertThatThrownBy(() -> book("own-2", 1, TckSalon.SHAVE, TckSalon.BORIS, salon.at(1, "15:00")))
                .as("a visit without a client's card")
                .isInstanceOf(CrmException.SlotTaken.class);
    }

    @Test
    void pastStartIsRefused() {
        harness.clock().setTo(salon.at(1, "16:00"));

        assertRefused(() -> book("past", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(1, "14:00")));
        assertNothingWritten("past", 1);
    }

    @Test
    void startOutsideTheShiftIsRefused() {
        assertRefused(() -> book("early", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "09:00")));
        assertRefused(() -> book("long", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "18:30")));
        assertRefused(() -> book("break", 1, TckSalon.MASSAGE, TckSalon.VERA, salon.at(4, "12:45")));
        assertRefused(() -> book("off", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(3, "11:00")));
        assertNothingWritten("off", 1);
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfAny(CrmException.SlotTaken.class, CrmException.Rejected.class);
    }

    @Test
    void unknownServiceOrPersonIsNotFound() {
        Instant start = salon.at(4, "11:00");
        ServiceId haircut = service(TckSalon.HAIRCUT).id();

        assertThatThrownBy(() -> crm.book(new BookingOrder(
                        new IdempotencyKey("x1"), customer(1), null, null, List.of(new ServiceId(NOBODYS)), start, "")))
                .isInstanceOf(CrmException.NotFound.class);
        assertThatThrownBy(() -> crm.book(new BookingOrder(
                        new IdempotencyKey("x2"),
                        customer(1),
                        null,
                        new StaffId(NOBODYS),
                        List.of(haircut),
                        start,
                        "")))
                .isInstanceOf(CrmException.NotFound.class);
        assertNothingWritten("x2", 1);
    }

    @Test
    void somebodyIsChosenWhereNobodyIsNamed() {
        Booking booking = book("any", 1, TckSalon.HAIRCUT, null, salon.at(1, "12:00"));

        assertThat(nameOf(booking.staff())).as("Anna is busy then").isEqualTo(TckSalon.BORIS);
    }

    @Test
    void longestNoteIsTaken() {
        BookingOrder order = order("note", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));

        Booking booking = crm.book(new BookingOrder(
                order.key(),
                order.client(),
                null,
                order.staff(),
                order.services(),
                order.start(),
                "я".repeat(BookingOrder.MAX_NOTE)));

        assertThat(booking.status()).isEqualTo(BookingStatus.ACTIVE);
    }

    @Test
    void oneCustomerMayHaveSeveralBookings() {
        book("several-1", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));
        book("several-2", 1, TckSalon.MASSAGE, TckSalon.VERA, salon.at(5, "11:00"));

        assertActive(1, salon.at(4, "11:00"), salon.at(5, "11:00"));
    }

    @Test
    void unknownBookingDoesNotExist() {
        assertThat(crm.booking(new BookingId(NOBODYS))).isEmpty();
    }

    // the key

    @Test
    void sameKeyBooksOnce() {
        Booking first = book("once", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));
        Booking second = book("once", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));

        assertThat(second.id()).isEqualTo(first.id());
        assertActive(1, salon.at(4, "11:00"));
    }

    @Test
    void sameKeyNeverBooksASecondPerson() {
        Booking first = book("anyone", 1, TckSalon.HAIRCUT, null, salon.at(1, "14:00"));
        Booking second = book("anyone", 1, TckSalon.HAIRCUT, null, salon.at(1, "14:00"));

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(free(TckSalon.HAIRCUT, null, salon.at(1, "14:00")))
                .as("the other one is still free")
                .isTrue();
    }

    @Test
    void sameKeyAtOnceBooksOnce() {
        List<Outcome<Booking>> outcomes =
                TckThreads.race(16, _ -> book("at-once", 1, TckSalon.HAIRCUT, null, salon.at(1, "14:00")));

        Set<BookingId> booked = outcomes.stream()
                .flatMap(outcome -> Optional.ofNullable(outcome.value()).stream())
                .map(Booking::id)
                .collect(Collectors.toSet());
        assertThat(booked).hasSize(1);
        assertThat(outcomes).allMatch(outcome -> outcome.value() != null || outcome.failure() instanceof CrmException);
        assertActive(1, salon.at(1, "14:00"));
        assertThat(free(TckSalon.HAIRCUT, null, salon.at(1, "14:00"))).isTrue();
    }

    @Test
    void otherKeyIsAnotherBooking() {
        Booking first = book("key-a", 1, TckSalon.HAIRCUT, null, salon.at(1, "14:00"));
        Booking second = book("key-b", 1, TckSalon.HAIRCUT, null, salon.at(1, "14:00"));

        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void longestKeyIsTaken() {
        String key = "Key_-" + "0".repeat(59);

        Booking first = book(key, 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));

        assertThat(book(key, 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"))
                        .id())
                .isEqualTo(first.id());
    }

    @Test
    void bookingIsFoundByItsKey() {
        if (refused(CrmCapability.FIND_BY_KEY)) {
            return;
        }
        Booking booking = book("find-me", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));

        assertThat(crm.findByKey(new IdempotencyKey("find-me"))).hasValueSatisfying(found -> {
            assertThat(found.id()).isEqualTo(booking.id());
            assertThat(found.time()).isEqualTo(booking.time());
        });
        assertThat(crm.findByKey(new IdempotencyKey("find"))).isEmpty();
        assertThat(crm.findByKey(new IdempotencyKey("find-me-not"))).isEmpty();
    }

    @Test
    void keyFindsACancelledBookingToo() {
        if (refused(CrmCapability.FIND_BY_KEY) || refused(CrmCapability.CANCEL)) {
            return;
        }
        Booking booking = book("gone", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));
        crm.cancel(booking.id());

        assertThat(crm.findByKey(new IdempotencyKey("gone")))
                .hasValueSatisfying(found -> assertThat(found.status()).isEqualTo(BookingStatus.CANCELLED));
    }

    @Test
    void keyOfACancelledBookingBooksNothing() {
        if (refused(CrmCapability.CANCEL)) {
            return;
        }
        Booking booking = book("again", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));
        crm.cancel(booking.id());

        book("again", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));

        assertThat(free(TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"))).isTrue();
        assertActive(1);
    }

    // races

    @Test
    void ofAHundredCustomersForOneSlotOneWins() {
        Instant start = salon.at(4, "11:00");
        List<BookingOrder> orders = IntStream.range(0, RACERS)
                .mapToObj(i -> order("race-" + i, 100 + i, TckSalon.HAIRCUT, TckSalon.ANNA, start))
                .toList();

        List<Outcome<Booking>> outcomes = TckThreads.race(RACERS, i -> crm.book(orders.get(i)));

        assertWinners(outcomes, 1);
        for (int i = 0; i < RACERS; i++) {
            if (outcomes.get(i).value() != null) {
                assertActive(100 + i, start);
            } else {
                assertNothingWritten("race-" + i, 100 + i);
            }
        }
    }

    @Test
    void raceForAnybodyIsWonOncePerPerson() {
        Instant start = salon.at(1, "17:00");
        List<BookingOrder> orders = IntStream.range(0, RACERS)
                .mapToObj(i -> order("any-race-" + i, 100 + i, TckSalon.HAIRCUT, null, start))
                .toList();

        List<Outcome<Booking>> outcomes = TckThreads.race(RACERS, i -> crm.book(orders.get(i)));

        assertWinners(outcomes, 2);
        assertThat(outcomes.stream()
                        .flatMap(outcome -> Optional.ofNullable(outcome.value()).stream())
                        .map(Booking::staff))
                .doesNotHaveDuplicates();
    }

    @Test
    void racersForOverlappingTimesNeverBothWin() {
        List<BookingOrder> orders = IntStream.range(0, 40)
                .mapToObj(i -> order(
                        "overlap-" + i,
                        100 + i,
                        TckSalon.COLOURING,
                        TckSalon.ANNA,
                        salon.at(5, "10:00").plus(TckSalon.STEP.multipliedBy(i % 28))))
                .toList();

        List<TimeRange> won = TckThreads.race(orders.size(), i -> crm.book(orders.get(i))).stream()
                .flatMap(outcome -> Optional.ofNullable(outcome.value()).stream())
                .map(Booking::time)
                .toList();

        assertThat(won).isNotEmpty();
        for (TimeRange one : won) {
            assertThat(won.stream().filter(other -> other.overlaps(one))).hasSize(1);
        }
    }

    private static void assertWinners(List<Outcome<Booking>> outcomes, int winners) {
        assertThat(outcomes.stream().filter(outcome -> outcome.value() != null)).hasSize(winners);
        assertThat(outcomes.stream().flatMap(outcome -> Optional.ofNullable(outcome.failure()).stream()))
                .allMatch(CrmException.SlotTaken.class::isInstance);
    }

    // cancelling

    @Test
    void cancelledTimeIsFreeAgain() {
        if (refused(CrmCapability.CANCEL)) {
            return;
        }
        Booking booking = book("cancel", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));

        crm.cancel(booking.id());

        assertThat(free(TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"))).isTrue();
        assertThat(book("next", 2, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"))
                        .status())
                .isEqualTo(BookingStatus.ACTIVE);
    }

    @Test
    void cancelledBookingIsNoLongerActive() {
        if (refused(CrmCapability.CANCEL)) {
            return;
        }
        Booking booking = book("cancel", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));

        crm.cancel(booking.id());

        // a CRM that deletes what is cancelled has nothing to show
        crm.booking(booking.id())
                .ifPresent(stored -> assertThat(stored.status()).isEqualTo(BookingStatus.CANCELLED));
        assertActive(1);
    }

    @Test
    void cancellingTwiceIsNoError() {
        if (refused(CrmCapability.CANCEL)) {
            return;
        }
        Booking booking = book("twice", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));

        crm.cancel(booking.id());
        book("between", 2, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));
        crm.cancel(booking.id());

        assertActive(2, salon.at(4, "11:00"));
    }

    @Test
    void cancellingOneLeavesTheOthers() {
        if (refused(CrmCapability.CANCEL)) {
            return;
        }
        Booking first = book("one", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));
        book("other", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "12:00"));

        crm.cancel(first.id());

        assertActive(1, salon.at(4, "12:00"));
        assertThat(free(TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "12:00"))).isFalse();
    }

    @Test
    void cancellingWhatNeverWasIsNotFound() {
        if (refused(CrmCapability.CANCEL)) {
            return;
        }
        assertThatThrownBy(() -> crm.cancel(new BookingId(NOBODYS))).isInstanceOf(CrmException.NotFound.class);
    }

    // moving

    @Test
    void movedBookingStandsAtTheNewTimeOnly() {
        if (refused(CrmCapability.RESCHEDULE)) {
            return;
        }
        Booking booking = book("move", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));

        Booking moved = crm.reschedule(move("move-1", booking.id(), salon.at(5, "15:00"), null));

        assertThat(moved.time()).isEqualTo(salon.between(5, "15:00", "16:00"));
        assertThat(moved.staff()).isEqualTo(staff(TckSalon.ANNA));
        assertThat(crm.booking(moved.id()))
                .hasValueSatisfying(stored -> assertThat(stored.time()).isEqualTo(moved.time()));
        assertActive(1, salon.at(5, "15:00"));
        assertThat(free(TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"))).isTrue();
        assertThat(free(TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(5, "15:00"))).isFalse();
    }

    @Test
    void moveToATakenTimeLeavesTheOldOne() {
        if (refused(CrmCapability.RESCHEDULE)) {
            return;
        }
        Booking booking = book("stay", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));
        book("in-the-way", 2, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "15:00"));

        assertThatThrownBy(() -> crm.reschedule(move("stay-1", booking.id(), salon.at(4, "15:30"), null)))
                .isInstanceOf(CrmException.SlotTaken.class);

        assertThat(crm.booking(booking.id())).hasValueSatisfying(stored -> {
            assertThat(stored.time()).isEqualTo(booking.time());
            assertThat(stored.status()).isEqualTo(BookingStatus.ACTIVE);
        });
        assertActive(1, salon.at(4, "11:00"));
        assertActive(2, salon.at(4, "15:00"));
        assertThat(free(TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"))).isFalse();
    }

    @Test
    void moveOutsideTheShiftOrIntoThePastLeavesTheOldTime() {
        if (refused(CrmCapability.RESCHEDULE)) {
            return;
        }
        Booking booking = book("bounds", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));
        harness.clock().setTo(salon.at(1, "16:00"));

        assertRefused(() -> crm.reschedule(move("bounds-1", booking.id(), salon.at(4, "18:30"), null)));
        assertRefused(() -> crm.reschedule(move("bounds-2", booking.id(), salon.at(3, "11:00"), null)));
        assertRefused(() -> crm.reschedule(move("bounds-3", booking.id(), salon.at(1, "14:00"), null)));
        assertActive(1, salon.at(4, "11:00"));
    }

    @Test
    void sameMoveAgainChangesNothingMore() {
        if (refused(CrmCapability.RESCHEDULE)) {
            return;
        }
        Booking booking = book("repeat", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));

        Booking first = crm.reschedule(move("repeat-1", booking.id(), salon.at(4, "15:00"), null));
        Booking second = crm.reschedule(move("repeat-1", first.id(), salon.at(4, "15:00"), null));

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.time()).isEqualTo(first.time());
        assertActive(1, salon.at(4, "15:00"));
    }

    @Test
    void bookingMayMoveOverItsOwnOldTime() {
        if (refused(CrmCapability.RESCHEDULE)) {
            return;
        }
        Booking booking = book("shift", 1, TckSalon.COLOURING, TckSalon.ANNA, salon.at(4, "11:00"));

        crm.reschedule(move("shift-1", booking.id(), salon.at(4, "11:30"), null));

        assertActive(1, salon.at(4, "11:30"));
        assertThat(startsOf(slots(TckSalon.HAIRCUT, TckSalon.ANNA, salon.day(4))))
                .contains(salon.at(4, "10:30"), salon.at(4, "13:30"))
                .doesNotContain(salon.at(4, "10:45"), salon.at(4, "13:15"));
    }

    @Test
    void bookingMayMoveToAnotherPerson() {
        if (refused(CrmCapability.RESCHEDULE)) {
            return;
        }
        Booking booking = book("person", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "14:00"));

        Booking moved = crm.reschedule(move("person-1", booking.id(), salon.at(4, "14:00"), TckSalon.BORIS));

        assertThat(moved.staff()).isEqualTo(staff(TckSalon.BORIS));
        assertThat(free(TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "14:00"))).isTrue();
        assertThat(free(TckSalon.HAIRCUT, TckSalon.BORIS, salon.at(4, "14:00"))).isFalse();
    }

    @Test
    void movedBookingKeepsItsLengthAndServices() {
        if (refused(CrmCapability.RESCHEDULE)) {
            return;
        }
        Booking booking = book("keep", 1, TckSalon.COLOURING, TckSalon.ANNA, salon.at(4, "11:00"));

        Booking moved = crm.reschedule(move("keep-1", booking.id(), salon.at(5, "11:00"), null));

        assertThat(moved.time().length()).isEqualTo(Duration.ofHours(2));
        assertThat(moved.services()).isEqualTo(booking.services());
        assertThat(moved.status()).isEqualTo(BookingStatus.ACTIVE);
    }

    @Test
    void movingWhatNeverWasIsNotFound() {
        if (refused(CrmCapability.RESCHEDULE)) {
            return;
        }
        assertThatThrownBy(() -> crm.reschedule(move("x", new BookingId(NOBODYS), salon.at(4, "11:00"), null)))
                .isInstanceOf(CrmException.NotFound.class);
    }

    @Test
    void movingWhatIsCancelledIsNotFound() {
        if (refused(CrmCapability.RESCHEDULE) || refused(CrmCapability.CANCEL)) {
            return;
        }
        Booking booking = book("late", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));
        crm.cancel(booking.id());

        assertThatThrownBy(() -> crm.reschedule(move("late-1", booking.id(), salon.at(4, "15:00"), null)))
                .isInstanceOf(CrmException.NotFound.class);
        assertThat(free(TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "15:00"))).isTrue();
    }

    @Test
    void ofManyMovesToOneTimeOneWins() {
        if (refused(CrmCapability.RESCHEDULE)) {
            return;
        }
        List<Booking> bookings = IntStream.range(0, 8)
                .mapToObj(i -> book(
                        "mover-" + i,
                        100 + i,
                        TckSalon.HAIRCUT,
                        TckSalon.ANNA,
                        salon.at(4, "10:00").plus(Duration.ofHours(i))))
                .toList();
        Instant target = salon.at(5, "12:00");

        List<Outcome<Booking>> outcomes = TckThreads.race(
                8, i -> crm.reschedule(move("to-one-" + i, bookings.get(i).id(), target, null)));

        assertWinners(outcomes, 1);
        for (int i = 0; i < 8; i++) {
            boolean won = outcomes.get(i).value() != null;
            assertActive(100 + i, won ? target : bookings.get(i).time().from());
        }
    }

    // reading all

    @Test
    void allBookingsOfARangeAreListed() {
        if (refused(CrmCapability.LIST_BOOKINGS)) {
            return;
        }
        Booking own = book("list", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(1, "15:00"));

        List<Booking> bookings = crm.bookings(salon.day(1));

        assertThat(bookings)
                .filteredOn(booking -> booking.status() == BookingStatus.ACTIVE)
                .extracting(booking -> booking.time().from())
                .containsExactlyInAnyOrder(salon.at(1, "12:00"), salon.at(1, "15:00"), salon.at(1, "15:00"));
        assertThat(bookings)
                .isSortedAccordingTo(
                        (a, b) -> a.time().from().compareTo(b.time().from()));
        assertThat(bookings).anyMatch(booking -> booking.id().equals(own.id()));
        assertThat(bookings)
                .as("the visit without a card")
                .anyMatch(booking ->
                        booking.client() == null && booking.time().equals(salon.between(1, "15:00", "15:30")));
        assertThat(crm.bookings(salon.day(10))).isEmpty();
    }

    private void assertNothingWritten(String key, int customer) {
        if (can(CrmCapability.FIND_BY_KEY)) {
            assertThat(crm.findByKey(new IdempotencyKey(key))).isEmpty();
        }
        assertActive(customer);
    }
}
