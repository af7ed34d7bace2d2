package io.aiadmin.spi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.aiadmin.spi.Finding;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingOrder;
import io.aiadmin.spi.crm.BookingStatus;
import io.aiadmin.spi.crm.ClientDraft;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.IdempotencyKey;
import io.aiadmin.spi.crm.MoveOrder;
import io.aiadmin.spi.crm.SlotQuery;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is said when the vendor misbehaves: never that all is well, never that nothing is free, never that something was written when that is not
 * known.
 *
 * <p>The kit reads the console for secrets, so let the tests' logging backend write there, at its finest level.
 */
public abstract class CrmFailuresTck extends CrmTck {

    private static final String PRIVATE_NAME = "Аделаида Переверзева";
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    // an answer that never arrives

    @Test
    void bookingWhoseAnswerIsLostIsUnknownAndCanBeFound() {
        if (impossible(CrmFault.LOST_ANSWER)) {
            return;
        }
        BookingOrder order = order("lost", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));
        harness.faults().start(CrmFault.LOST_ANSWER);

        assertThatThrownBy(() -> crm.book(order)).isInstanceOf(CrmException.OutcomeUnknown.class);
        harness.faults().heal();

        if (!refused(CrmCapability.FIND_BY_KEY)) {
            assertThat(crm.findByKey(order.key())).hasValueSatisfying(found -> {
                assertThat(found.time()).isEqualTo(salon.between(4, "11:00", "12:00"));
                assertThat(found.status()).isEqualTo(BookingStatus.ACTIVE);
            });
        }
        assertActive(1, salon.at(4, "11:00"));
        assertThat(free(TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"))).isFalse();
    }

    @Test
    void keyCanBeLookedUpWhileAnswersAreLost() {
        if (impossible(CrmFault.LOST_ANSWER) || refused(CrmCapability.FIND_BY_KEY)) {
            return;
        }
        BookingOrder order = order("lost", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));
        harness.faults().start(CrmFault.LOST_ANSWER);
        assertThatThrownBy(() -> crm.book(order)).isInstanceOf(CrmException.OutcomeUnknown.class);

        assertThat(crm.findByKey(order.key())).isPresent();
    }

    @Test
    void sameKeyAfterALostAnswerBooksOnce() {
        if (impossible(CrmFault.LOST_ANSWER)) {
            return;
        }
        BookingOrder order = order("lost", 1, TckSalon.HAIRCUT, null, salon.at(1, "14:00"));
        harness.faults().start(CrmFault.LOST_ANSWER);
        assertThatThrownBy(() -> crm.book(order)).isInstanceOf(CrmException.OutcomeUnknown.class);
        harness.faults().heal();

        assertThat(crm.book(order).status()).isEqualTo(BookingStatus.ACTIVE);

        assertActive(1, salon.at(1, "14:00"));
        assertThat(free(TckSalon.HAIRCUT, null, salon.at(1, "14:00")))
                .as("the other person is still free")
                .isTrue();
    }

    @Test
    void cancellingWhoseAnswerIsLostIsUnknown() {
        if (impossible(CrmFault.LOST_ANSWER) || refused(CrmCapability.CANCEL)) {
            return;
        }
        Booking booking = book("cancel", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));
        harness.faults().start(CrmFault.LOST_ANSWER);

        assertThatThrownBy(() -> crm.cancel(booking.id())).isInstanceOf(CrmException.OutcomeUnknown.class);
        harness.faults().heal();

        crm.booking(booking.id())
                .ifPresent(stored -> assertThat(stored.status()).isEqualTo(BookingStatus.CANCELLED));
        crm.cancel(booking.id());
        assertActive(1);
    }

    @Test
    void moveWhoseAnswerIsLostIsUnknown() {
        if (impossible(CrmFault.LOST_ANSWER) || refused(CrmCapability.RESCHEDULE)) {
            return;
        }
        Booking booking = book("move", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));
        MoveOrder order = move("move-1", booking.id(), salon.at(5, "11:00"), null);
        harness.faults().start(CrmFault.LOST_ANSWER);

        assertThatThrownBy(() -> crm.reschedule(order)).isInstanceOf(CrmException.OutcomeUnknown.class);
        harness.faults().heal();

        assertActive(1, salon.at(5, "11:00"));
        assertThat(crm.reschedule(order).time()).isEqualTo(salon.between(5, "11:00", "12:00"));
    }

    // other faults

    @Test
    void rateLimitSaysHowLongToWaitAndWritesNothing() {
        if (impossible(CrmFault.RATE_LIMIT)) {
            return;
        }
        for (Map.Entry<String, ThrowingCallable> call : calls().entrySet()) {
            harness.faults().start(CrmFault.RATE_LIMIT);
            assertThatThrownBy(call.getValue())
                    .as(call.getKey())
                    .isInstanceOfSatisfying(
                            CrmException.RateLimited.class,
                            limited -> assertThat(limited.retryAfter())
                                    .isPositive()
                                    .isLessThanOrEqualTo(LONGEST_WAIT));
            harness.faults().heal();
        }
        assertNothingWritten();
    }

    @Test
    void refusedKeyIsUnauthorizedAndNothingIsWritten() {
        if (impossible(CrmFault.WRONG_KEY)) {
            return;
        }
        assertAll(CrmFault.WRONG_KEY, CrmException.Unauthorized.class);
    }

    @Test
    void silentVendorIsUnavailableAndNothingIsWritten() {
        if (impossible(CrmFault.DOWN)) {
            return;
        }
        for (Map.Entry<String, ThrowingCallable> call : calls().entrySet()) {
            harness.faults().start(CrmFault.DOWN);
            // a write to a vendor that breaks may or may not have arrived, and a connector that can't tell says so
            assertThatThrownBy(call.getValue())
                    .as(call.getKey())
                    .isInstanceOfAny(
                            call.getKey().startsWith("write")
                                    ? new Class<?>[] {CrmException.Unavailable.class, CrmException.OutcomeUnknown.class}
                                    : new Class<?>[] {CrmException.Unavailable.class});
            harness.faults().heal();
        }
        assertNothingWritten();
    }

    @Test
    void nonsenseIsNeverReadAsNothingFree() {
        if (impossible(CrmFault.NONSENSE)) {
            return;
        }
        SlotQuery query = new SlotQuery(null, List.of(service(TckSalon.HAIRCUT).id()), null, salon.day(1), 10);
        harness.faults().start(CrmFault.NONSENSE);

        assertThatThrownBy(() -> crm.freeSlots(query)).isInstanceOf(CrmException.Unavailable.class);
    }

    @Test
    void nonsenseIsNeverReadAsAnAnswer() {
        if (impossible(CrmFault.NONSENSE)) {
            return;
        }
        for (Map.Entry<String, ThrowingCallable> call : calls().entrySet()) {
            harness.faults().start(CrmFault.NONSENSE);
            assertThatThrownBy(call.getValue())
                    .as(call.getKey())
                    .isInstanceOfAny(
                            call.getKey().startsWith("write")
                                    ? new Class<?>[] {CrmException.Unavailable.class, CrmException.OutcomeUnknown.class}
                                    : new Class<?>[] {CrmException.Unavailable.class});
            harness.faults().heal();
        }
        assertNothingWritten();
    }

    private void assertAll(CrmFault fault, Class<? extends CrmException> expected) {
        for (Map.Entry<String, ThrowingCallable> call : calls().entrySet()) {
            harness.faults().start(fault);
            assertThatThrownBy(call.getValue()).as(call.getKey()).isInstanceOf(expected);
            harness.faults().heal();
        }
        assertNothingWritten();
    }

    /** Every kind of call that the account offers, ready to be made: nothing is looked up while the fault is on. */
    private Map<String, ThrowingCallable> calls() {
        Booking booking = book("standing", 2, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "16:00"));
        SlotQuery query = new SlotQuery(null, List.of(service(TckSalon.HAIRCUT).id()), null, salon.day(1), 10);
        BookingOrder order = order("faulty", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put("catalog", () -> crm.catalog());
        calls.put("freeSlots", () -> crm.freeSlots(query));
        calls.put("booking", () -> crm.booking(booking.id()));
        calls.put("write: book", () -> crm.book(order));
        if (can(CrmCapability.FIND_CLIENT)) {
            calls.put("findClient", () -> crm.findClient(TckSalon.IRINA.phone()));
        }
        if (can(CrmCapability.CLIENT_BOOKINGS)) {
            calls.put("bookingsOf", () -> crm.bookingsOf(TckSalon.IRINA.phone(), salon.allDays()));
        }
        if (can(CrmCapability.LIST_BOOKINGS)) {
            calls.put("bookings", () -> crm.bookings(salon.day(1)));
        }
        if (can(CrmCapability.FIND_BY_KEY)) {
            calls.put("findByKey", () -> crm.findByKey(new IdempotencyKey("standing")));
        }
        if (can(CrmCapability.SHIFTS)) {
            calls.put("shifts", () -> crm.shifts(salon.day(1)));
        }
        if (can(CrmCapability.SAVE_CLIENT)) {
            calls.put("write: saveClient", () -> crm.saveClient(new ClientDraft(PRIVATE_NAME, STRANGER)));
        }
        if (can(CrmCapability.RESCHEDULE)) {
            MoveOrder move = move("faulty-move", booking.id(), salon.at(5, "11:00"), null);
            calls.put("write: reschedule", () -> crm.reschedule(move));
        }
        if (can(CrmCapability.CANCEL)) {
            calls.put("write: cancel", () -> crm.cancel(booking.id()));
        }
        return calls;
    }

    private void assertNothingWritten() {
        assertActive(1);
        assertActive(2, salon.at(4, "16:00"));
        assertThat(free(TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"))).isTrue();
        if (can(CrmCapability.FIND_CLIENT) && can(CrmCapability.SAVE_CLIENT)) {
            assertThat(crm.findClient(STRANGER)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(CrmFault.class)
    void checkTellsOfAFaultAndNeverThrows(CrmFault fault) {
        if (impossible(fault)) {
            return;
        }
        harness.faults().start(fault);

        List<Finding> findings = crm.check();

        assertThat(findings).isNotEmpty();
        if (fault != CrmFault.LOST_ANSWER) {
            assertThat(findings).anyMatch(finding -> !finding.ok());
        }
    }

    @ParameterizedTest
    @EnumSource(CrmFault.class)
    void everythingWorksAgainAfterwards(CrmFault fault) {
        if (impossible(fault)) {
            return;
        }
        BookingOrder order = order("through", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00"));
        harness.faults().start(fault);
        assertThatThrownBy(() -> crm.book(order)).isInstanceOf(CrmException.class);
        harness.faults().heal();

        assertThat(crm.book(order).status()).isEqualTo(BookingStatus.ACTIVE);
        assertActive(1, salon.at(4, "11:00"));
        assertThat(crm.check()).allMatch(Finding::ok);
    }

    @ParameterizedTest
    @EnumSource(CrmFault.class)
    void noSecretAndNothingPrivateShowsUp(CrmFault fault) {
        if (impossible(fault)) {
            return;
        }
        BookingOrder order = new BookingOrder(
                new IdempotencyKey("private"),
                new ClientDraft(PRIVATE_NAME, STRANGER),
                null,
                staff(TckSalon.ANNA),
                List.of(service(TckSalon.HAIRCUT).id()),
                salon.at(4, "11:00"),
                "Пожелание: " + PRIVATE_NAME);
        harness.faults().start(fault);
        Throwable failure;
        String logged;
        try (TckOutput output = TckOutput.keep()) {
            failure = catchThrowable(() -> crm.book(order));
            List<Finding> findings = crm.check();
            logged = output.text() + findings + crm;
        }

        assertSilent(TckMessages.of(failure));
        assertSilent(logged);
    }

    @Test
    void nothingPrivateShowsUpWhereAllGoesWell() {
        String logged;
        try (TckOutput output = TckOutput.keep()) {
            crm.book(new BookingOrder(
                    new IdempotencyKey("private"),
                    new ClientDraft(PRIVATE_NAME, STRANGER),
                    null,
                    staff(TckSalon.ANNA),
                    List.of(service(TckSalon.HAIRCUT).id()),
                    salon.at(4, "11:00"),
                    "Пожелание: " + PRIVATE_NAME));
            Throwable taken =
                    catchThrowable(() -> book("late", 2, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "11:00")));
            logged = output.text() + TckMessages.of(taken);
        }

        assertSilent(logged);
        assertThat(logged).doesNotContain(phone(2).e164().substring(1));
    }

    private void assertSilent(String text) {
        for (String secret : harness.secrets()) {
            assertThat(text.contains(secret)).as("a secret shows up").isFalse();
        }
        assertThat(text)
                .doesNotContain("Аделаида")
                .doesNotContain(STRANGER.e164().substring(1));
    }

    /** Asserts that the harness can't produce what it declares to be impossible. */
    private boolean impossible(CrmFault fault) {
        if (harness.faults().possible().contains(fault)) {
            return false;
        }
        assertThatThrownBy(() -> harness.faults().start(fault)).isInstanceOf(UnsupportedOperationException.class);
        return true;
    }
}
