package io.aiadmin.spi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.BookingOrder;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.IdempotencyKey;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.Slot;
import io.aiadmin.spi.crm.SlotQuery;
import io.aiadmin.spi.crm.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Free time: all of it and nothing else. */
public abstract class CrmSlotsTck extends CrmTck {

    @ParameterizedTest
    @ValueSource(strings = {TckSalon.HAIRCUT, TckSalon.SHAVE, TckSalon.COLOURING, TckSalon.MASSAGE})
    void nothingIsOfferedThatCannotBe(String service) {
        List<Slot> slots = slots(service, null, salon.day(1));

        assertThat(slots).isNotEmpty();
        assertSound(service, slots);
    }

    @ParameterizedTest
    @ValueSource(strings = {TckSalon.HAIRCUT, TckSalon.SHAVE, TckSalon.COLOURING, TckSalon.MASSAGE})
    void everyGapIsOfferedFromItsBeginningToItsEnd(String service) {
        Duration length = salon.service(service).length();
        for (String member : salon.whoDoes(service)) {
            List<Instant> starts = startsOf(slots(service, member, salon.day(1)));
            for (TimeRange gap : gaps(member, salon.day(1))) {
                if (gap.length().compareTo(length) >= 0) {
                    assertThat(starts).contains(gap.from(), gap.until().minus(length));
                }
            }
        }
    }

    @Test
    void earliestComesFirst() {
        assertThat(startsOf(slots(TckSalon.HAIRCUT, null, salon.allDays()))).isSorted();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 30})
    void limitKeepsTheEarliest(int limit) {
        List<Instant> all = startsOf(slots(TckSalon.HAIRCUT, null, salon.allDays()));

        assertThat(startsOf(slots(TckSalon.HAIRCUT, null, salon.allDays(), limit)))
                .isEqualTo(all.subList(0, limit));
    }

    @Test
    void slotLastsAsLongAsTheService() {
        assertThat(slots(TckSalon.COLOURING, null, salon.day(1)))
                .isNotEmpty()
                .allMatch(slot -> slot.time().length().equals(Duration.ofHours(2)));
    }

    @Test
    void visitNeverGoesOverABooking() {
        assertThat(startsOf(slots(TckSalon.HAIRCUT, TckSalon.ANNA, salon.day(1))))
                .contains(salon.at(1, "11:00"), salon.at(1, "13:00"))
                .doesNotContain(salon.at(1, "11:15"), salon.at(1, "12:00"), salon.at(1, "12:45"));
    }

    @Test
    void visitWithoutAClientTakesTimeToo() {
        assertThat(startsOf(slots(TckSalon.SHAVE, TckSalon.BORIS, salon.day(1))))
                .contains(salon.at(1, "14:30"), salon.at(1, "15:30"))
                .doesNotContain(salon.at(1, "15:00"), salon.at(1, "14:45"));
    }

    @Test
    void visitEndsWithTheShift() {
        assertThat(startsOf(slots(TckSalon.HAIRCUT, TckSalon.ANNA, salon.day(1))))
                .endsWith(salon.at(1, "18:00"))
                .doesNotContain(salon.at(1, "09:45"));
    }

    @Test
    void visitNeverGoesOverABreak() {
        assertThat(startsOf(slots(TckSalon.MASSAGE, TckSalon.VERA, salon.day(1))))
                .contains(salon.at(1, "12:15"), salon.at(1, "15:00"))
                .doesNotContain(salon.at(1, "12:30"), salon.at(1, "13:00"), salon.at(1, "14:30"));
    }

    @Test
    void dayOffIsEmpty() {
        assertThat(slots(TckSalon.HAIRCUT, TckSalon.ANNA, salon.day(3))).isEmpty();
        assertThat(slots(TckSalon.SHAVE, TckSalon.BORIS, salon.day(0))).isEmpty();
    }

    @Test
    void nothingIsOfferedInThePast() {
        harness.clock().setTo(salon.at(1, "16:20"));

        List<Instant> starts = startsOf(slots(TckSalon.HAIRCUT, TckSalon.ANNA, salon.day(1)));

        assertThat(starts)
                .isNotEmpty()
                .allMatch(start -> !start.isBefore(salon.at(1, "16:20")))
                .contains(salon.at(1, "18:00"));
    }

    @Test
    void rangeInThePastIsEmpty() {
        harness.clock().setTo(salon.at(5, "09:00"));

        assertThat(slots(TckSalon.HAIRCUT, null, salon.day(1))).isEmpty();
    }

    @Test
    void rangeHoldsTheStartsAndTheVisitMayEndAfterIt() {
        TimeRange range = salon.between(4, "10:00", "11:00");

        List<Instant> starts = startsOf(slots(TckSalon.COLOURING, TckSalon.ANNA, range));

        assertThat(starts).contains(salon.at(4, "10:00"), salon.at(4, "10:45"));
        assertThat(starts).allMatch(range::contains);
    }

    @Test
    void everybodyWhoDoesItIsOffered() {
        Set<String> people = slots(TckSalon.HAIRCUT, null, salon.day(1)).stream()
                .filter(slot -> slot.staff() != null)
                .map(slot -> nameOf(slot.staff()))
                .collect(Collectors.toSet());
        Set<Instant> starts = Set.copyOf(startsOf(slots(TckSalon.HAIRCUT, null, salon.day(1))));

        // where the CRM gives the person only when booking, the times of both must be there
        assertThat(people.isEmpty() || people.equals(Set.of(TckSalon.ANNA, TckSalon.BORIS)))
                .isTrue();
        assertThat(starts)
                .containsAll(startsOf(slots(TckSalon.HAIRCUT, TckSalon.ANNA, salon.day(1))))
                .containsAll(startsOf(slots(TckSalon.HAIRCUT, TckSalon.BORIS, salon.day(1))));
    }

    @Test
    void onlyThePersonAskedForIsOffered() {
        StaffId boris = staff(TckSalon.BORIS);

        assertThat(slots(TckSalon.HAIRCUT, TckSalon.BORIS, salon.day(1)))
                .isNotEmpty()
                .allMatch(slot -> slot.staff() == null || slot.staff().equals(boris));
    }

    @Test
    void freeDaysAreFoundOverTwoWeeks() {
        Set<Instant> starts = Set.copyOf(startsOf(slots(TckSalon.MASSAGE, TckSalon.VERA, salon.allDays())));

        for (int day = 0; day < 14; day++) {
            assertThat(starts).contains(salon.at(day, "11:00"), salon.at(day, "18:15"));
        }
    }

    @Test
    void unknownServiceIsNotFound() {
        SlotQuery query = new SlotQuery(null, List.of(new ServiceId(NOBODYS)), null, salon.day(1), 10);

        assertThatThrownBy(() -> crm.freeSlots(query)).isInstanceOf(CrmException.NotFound.class);
    }

    @Test
    void unknownPersonIsNotFound() {
        SlotQuery query =
                new SlotQuery(null, List.of(service(TckSalon.HAIRCUT).id()), new StaffId(NOBODYS), salon.day(1), 10);

        assertThatThrownBy(() -> crm.freeSlots(query)).isInstanceOf(CrmException.NotFound.class);
    }

    @Test
    void personWhoDoesNotDoItIsNotFound() {
        assertThatThrownBy(() -> slots(TckSalon.MASSAGE, TckSalon.ANNA, salon.day(1)))
                .isInstanceOf(CrmException.NotFound.class);
    }

    @Test
    void severalServicesFollowOneAnother() {
        if (refused(CrmCapability.SEVERAL_SERVICES)) {
            return;
        }
        List<ServiceId> both = List.of(
                service(TckSalon.COLOURING).id(), service(TckSalon.HAIRCUT).id());

        List<Slot> slots = crm.freeSlots(new SlotQuery(null, both, null, salon.day(1), 100));

        assertThat(slots)
                .isNotEmpty()
                .allMatch(slot -> slot.time().length().equals(Duration.ofHours(3)))
                .allMatch(slot -> slot.staff() == null || slot.staff().equals(staff(TckSalon.ANNA)));
        assertThat(startsOf(slots))
                .contains(salon.at(1, "13:00"), salon.at(1, "16:00"))
                .doesNotContain(salon.at(1, "10:00"), salon.at(1, "16:15"));
    }

    @Test
    void severalServicesAreBookedAsOneVisit() {
        if (refused(CrmCapability.SEVERAL_SERVICES)) {
            return;
        }
        List<ServiceId> both = List.of(
                service(TckSalon.COLOURING).id(), service(TckSalon.HAIRCUT).id());

        crm.book(new BookingOrder(
                new IdempotencyKey("several"), customer(1), null, null, both, salon.at(1, "13:00"), ""));

        assertThat(startsOf(slots(TckSalon.HAIRCUT, TckSalon.ANNA, salon.day(1))))
                .contains(salon.at(1, "16:00"))
                .doesNotContain(salon.at(1, "13:00"), salon.at(1, "14:00"), salon.at(1, "15:45"));
    }

    @Test
    void whatIsOfferedCanBeBooked() {
        Slot slot = slots(TckSalon.MASSAGE, null, salon.allDays()).getLast();

        assertThat(crm.book(order(
                                "offered",
                                1,
                                TckSalon.MASSAGE,
                                TckSalon.VERA,
                                slot.time().from()))
                        .time())
                .isEqualTo(slot.time());
    }
}
