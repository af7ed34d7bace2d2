package io.aiadmin.spi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.Branch;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.Shift;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Branches in Russia's outermost zones, served by a machine that runs in UTC: ten o'clock on the wall of the branch is ten o'clock, wherever the
 * server stands.
 */
public abstract class CrmTimeZonesTck extends CrmTck {

    private TimeZone before;

    @BeforeEach
    void runInUtc() {
        before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }

    @AfterEach
    void runWhereItRan() {
        TimeZone.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Kaliningrad", "Asia/Kamchatka", "Europe/Moscow"})
    void branchStandsInItsZone(String zone) {
        openElsewhere(TckSalon.in(ZoneId.of(zone)));

        Branch branch = crm.catalog().branches().getFirst();

        assertThat(branch.zone().getRules().getOffset(salon.now()))
                .isEqualTo(salon.zone().getRules().getOffset(salon.now()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Kaliningrad", "Asia/Kamchatka", "Europe/Moscow"})
    void dayIsOfferedFromTenToSevenOnTheWall(String zone) {
        openElsewhere(TckSalon.in(ZoneId.of(zone)));

        List<Instant> starts = startsOf(slots(TckSalon.HAIRCUT, TckSalon.ANNA, salon.day(4)));

        assertThat(starts).startsWith(salon.at(4, "10:00")).endsWith(salon.at(4, "18:00"));
        assertSound(TckSalon.HAIRCUT, slots(TckSalon.HAIRCUT, null, salon.allDays()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Kaliningrad", "Asia/Kamchatka", "Europe/Moscow"})
    void bookedHoursAreTakenAtTheirTimeOnTheWall(String zone) {
        openElsewhere(TckSalon.in(ZoneId.of(zone)));

        assertThat(startsOf(slots(TckSalon.HAIRCUT, TckSalon.ANNA, salon.day(1))))
                .contains(salon.at(1, "11:00"), salon.at(1, "13:00"))
                .doesNotContain(salon.at(1, "12:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Kaliningrad", "Asia/Kamchatka", "Europe/Moscow"})
    void bookingIsReadBackAtTheSameMoment(String zone) {
        openElsewhere(TckSalon.in(ZoneId.of(zone)));

        Booking booking = book("zone", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "10:00"));

        assertThat(booking.time()).isEqualTo(salon.between(4, "10:00", "11:00"));
        assertThat(crm.booking(booking.id())).map(Booking::time).contains(salon.between(4, "10:00", "11:00"));
        assertActive(1, salon.at(4, "10:00"));
        assertThat(startsOf(slots(TckSalon.HAIRCUT, TckSalon.ANNA, salon.day(4))))
                .startsWith(salon.at(4, "11:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Kaliningrad", "Asia/Kamchatka", "Europe/Moscow"})
    void hourBeforeTheShiftIsRefused(String zone) {
        openElsewhere(TckSalon.in(ZoneId.of(zone)));

        assertThatThrownBy(() -> book("early", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "09:00")))
                .isInstanceOfAny(CrmException.SlotTaken.class, CrmException.Rejected.class);
        assertThatThrownBy(() -> book("late", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "18:15")))
                .isInstanceOfAny(CrmException.SlotTaken.class, CrmException.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Kaliningrad", "Asia/Kamchatka", "Europe/Moscow"})
    void pastIsWhatHasPassedOnTheWall(String zone) {
        openElsewhere(TckSalon.in(ZoneId.of(zone)));
        harness.clock().setTo(salon.at(4, "15:00"));

        assertThat(startsOf(slots(TckSalon.HAIRCUT, TckSalon.ANNA, salon.day(4))))
                .startsWith(salon.at(4, "15:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Kaliningrad", "Asia/Kamchatka", "Europe/Moscow"})
    void dayOfTheBranchHoldsItsOwnBookings(String zone) {
        openElsewhere(TckSalon.in(ZoneId.of(zone)));
        if (refused(CrmCapability.CLIENT_BOOKINGS)) {
            return;
        }
        book("first", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "10:00"));
        book("last", 1, TckSalon.HAIRCUT, TckSalon.BORIS, salon.at(4, "19:00"));

        assertThat(crm.bookingsOf(phone(1), salon.day(4))).hasSize(2);
        assertThat(crm.bookingsOf(phone(1), salon.day(3))).isEmpty();
        assertThat(crm.bookingsOf(phone(1), salon.day(5))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Kaliningrad", "Asia/Kamchatka", "Europe/Moscow"})
    void movedBookingKeepsToTheWall(String zone) {
        openElsewhere(TckSalon.in(ZoneId.of(zone)));
        if (refused(CrmCapability.RESCHEDULE)) {
            return;
        }
        Booking booking = book("zone", 1, TckSalon.HAIRCUT, TckSalon.ANNA, salon.at(4, "10:00"));

        assertThat(crm.reschedule(move("zone-1", booking.id(), salon.at(5, "18:00"), null))
                        .time())
                .isEqualTo(salon.between(5, "18:00", "19:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Kaliningrad", "Asia/Kamchatka", "Europe/Moscow"})
    void shiftsKeepToTheWall(String zone) {
        openElsewhere(TckSalon.in(ZoneId.of(zone)));
        if (refused(CrmCapability.SHIFTS)) {
            return;
        }
        assertThat(crm.shifts(salon.day(2)))
                .filteredOn(shift -> shift.staff().equals(staff(TckSalon.ANNA)))
                .extracting(Shift::time)
                .containsExactly(salon.between(2, "10:00", "19:00"));
    }
}
