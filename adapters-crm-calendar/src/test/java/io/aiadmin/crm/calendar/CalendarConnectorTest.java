package io.aiadmin.crm.calendar;

import static io.aiadmin.crm.calendar.DemoSalon.at;
import static io.aiadmin.crm.calendar.DemoSalon.day;
import static io.aiadmin.crm.calendar.DemoSalon.order;
import static io.aiadmin.crm.calendar.DemoSalon.phone;
import static io.aiadmin.crm.calendar.DemoSalon.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiadmin.crm.calendar.CalendarSeed.Company;
import io.aiadmin.crm.calendar.CalendarSeed.Hours;
import io.aiadmin.crm.calendar.CalendarSeed.Person;
import io.aiadmin.crm.calendar.CalendarSeed.Place;
import io.aiadmin.crm.calendar.CalendarSeed.Rota;
import io.aiadmin.spi.Finding;
import io.aiadmin.spi.Money;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.StoredDocument;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.BookingStatus;
import io.aiadmin.spi.crm.BranchId;
import io.aiadmin.spi.crm.Client;
import io.aiadmin.spi.crm.ClientDraft;
import io.aiadmin.spi.crm.ClientId;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.IdempotencyKey;
import io.aiadmin.spi.crm.MoveOrder;
import io.aiadmin.spi.crm.PriceRange;
import io.aiadmin.spi.crm.Service;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.Slot;
import io.aiadmin.spi.crm.SlotQuery;
import io.aiadmin.spi.crm.StaffId;
import io.aiadmin.spi.tck.TckPluginStore;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CalendarConnectorTest {

    private final DemoSalon demo = new DemoSalon();
    private final CrmConnector crm = demo.open();

    // the demo company's book

    @Test
    void idsOfTheSeedAreKept() {
        assertThat(crm.catalog().services())
                .extracting(service -> service.id().value())
                .startsWith("s01", "s02");
        assertThat(crm.catalog().staff())
                .extracting(member -> member.id().value())
                .contains("m1", "m7");
        assertThat(crm.findClient(new Phone("+79161112233"))).map(Client::id).contains(new ClientId("c1"));
        assertThat(crm.booking(new BookingId("b01"))).hasValueSatisfying(booking -> {
            assertThat(booking.time()).isEqualTo(TimeRange.of(at("2026-11-24T12:00"), Duration.ofHours(1)));
            assertThat(booking.client().name()).isEqualTo("Ирина Васильева");
            assertThat(booking.price()).isEqualTo(PriceRange.of(Money.ofRoubles(2500)));
        });
    }

    @Test
    void slotsLieAroundBookings() {
        assertThat(times(crm, "s01", "m1", day("2026-11-25")))
                .as("colouring 10 to 12, haircut 16 to 17")
                .startsWith("12:00", "12:15")
                .contains("15:00", "17:00", "18:00")
                .doesNotContain("15:15", "16:00", "16:45");
    }

    @Test
    void cycleWorksOnItsDaysOnly() {
        assertThat(times(crm, "s08", "m4", day("2026-11-24"))).isNotEmpty();
        assertThat(times(crm, "s08", "m4", day("2026-11-25"))).isEmpty();
        assertThat(times(crm, "s08", "m4", day("2026-11-27")))
                .startsWith("11:00")
                .endsWith("18:00");
        assertThat(times(crm, "s08", "m5", day("2026-11-24")))
                .as("before the first day")
                .isEmpty();
    }

    @Test
    void openingHoursBoundTheRota() {
        CalendarSeed seed =
                CalendarSeed.parse(DemoSalon.json().replace("\"sun\": \"11:00-19:00\"", "\"sun\": \"14:00-16:00\""));
        CalendarBook.rearrange(demo.store, seed);

        assertThat(times(crm, "s01", "m2", day("2026-11-29")))
                .startsWith("14:00")
                .endsWith("15:00");
    }

    @Test
    void mineAndAnybodysSlotsAreInOrder() {
        List<Slot> slots = crm.freeSlots(
                new SlotQuery(null, List.of(new ServiceId("s01")), null, day("2026-11-26"), SlotQuery.MAX_SLOTS));

        assertThat(slots)
                .extracting(Slot::time)
                .isSortedAccordingTo((a, b) -> a.from().compareTo(b.from()));
        assertThat(slots)
                .filteredOn(slot -> slot.time().from().equals(at("2026-11-26T12:00")))
                .extracting(slot -> slot.staff().value())
                .containsExactly("m1", "m2");
    }

    // cost

    @Test
    void weekIsSearchedInOneCallAndABookingIsWrittenInTwo() {
        crm.catalog();
        TimeRange week = new TimeRange(at("2026-11-23T00:00"), at("2026-11-30T00:00"));
        int start = demo.store.calls();

        crm.freeSlots(new SlotQuery(null, List.of(new ServiceId("s01")), null, week, 100));
        int searched = demo.store.calls();
        crm.book(order("cost", 1, "s01", null, at("2026-11-26T12:00")));
        int booked = demo.store.calls();
        crm.bookingsOf(phone(1), week);
        int read = demo.store.calls();

        assertThat(searched - start).isEqualTo(1);
        assertThat(booked - searched).isEqualTo(2);
        assertThat(read - booked).isLessThanOrEqualTo(3);
    }

    @Test
    void coldConnectorNeedsOneCallMore() {
        CrmConnector cold = demo.open();
        int start = demo.store.calls();

        cold.book(order("cold", 1, "s01", null, at("2026-11-26T12:00")));

        assertThat(demo.store.calls() - start).isEqualTo(3);
    }

    // several replicas

    @Test
    void changeOnOneReplicaHoldsOnTheOtherAtOnce() {
        CrmConnector other = demo.open();
        assertThat(times(other, "s01", "m1", day("2026-11-26"))).contains("12:00");

        crm.book(order("replica", 1, "s01", "m1", at("2026-11-26T12:00")));

        assertThat(times(other, "s01", "m1", day("2026-11-26"))).doesNotContain("12:00");
    }

    @Test
    void newServiceIsKnownToAnOpenConnectorAtOnce() {
        crm.catalog();
        CalendarBook.rearrange(
                demo.store,
                CalendarSeed.parse(DemoSalon.json()
                        .replace("\"s14\"], \"rota\"", "\"s14\", \"s15\"], \"rota\"")
                        .replace(
                                "{\"id\": \"s14\"",
                                "{\"id\": \"s15\", \"title\": \"Шиацу\", \"minutes\": 90}, {\"id\": \"s14\"")));

        assertThat(times(crm, "s15", "m7", day("2026-11-26")))
                .startsWith("14:00")
                .endsWith("19:30");
    }

    // setting up

    @Test
    void installReplacesEverythingAndLeavesNothingBehind() {
        crm.book(order("gone", 1, "s01", "m1", at("2026-11-26T12:00")));
        crm.saveClient(new ClientDraft("Новая", phone(5)));
        int documents = demo.store.keys().size();

        CalendarBook.install(demo.store, CalendarSeed.parse(DemoSalon.json()), demo.clock);

        assertThat(times(crm, "s01", "m1", day("2026-11-26"))).contains("12:00");
        assertThat(crm.findByKey(new IdempotencyKey("gone"))).isEmpty();
        assertThat(crm.findClient(phone(5))).isEmpty();
        assertThat(crm.booking(new BookingId("b01"))).isPresent();
        assertThat(demo.store.keys()).hasSizeLessThan(documents);
        assertThat(demo.store.keys().stream().map(key -> key.split("/")[0]).distinct())
                .hasSize(2);
    }

    @Test
    void sameKeyBooksAnewAfterAReset() {
        crm.book(order("reset", 1, "s01", "m1", at("2026-11-26T12:00")));
        CalendarBook.install(demo.store, CalendarSeed.parse(DemoSalon.json()), demo.clock);

        assertThat(crm.book(order("reset", 1, "s01", "m1", at("2026-11-26T15:00")))
                        .time()
                        .from())
                .isEqualTo(at("2026-11-26T15:00"));
    }

    @Test
    void overlappingSeedIsRefusedAndTheOldBookStays() {
        String json = DemoSalon.json().replace("2026-11-28T13:00", "2026-11-28T12:30");

        assertThatThrownBy(() -> CalendarBook.install(demo.store, CalendarSeed.parse(json), demo.clock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("b09")
                .hasMessageContaining("b10");
        assertThat(crm.booking(new BookingId("b01"))).isPresent();
    }

    @Test
    void rearrangingKeepsClientsAndBookings() {
        Booking booking = crm.book(order("kept", 1, "s01", "m2", at("2026-11-26T12:00")));
        CalendarSeed seed = CalendarSeed.parse(DemoSalon.json());
        CalendarSeed without = new CalendarSeed(
                seed.company(),
                seed.branches(),
                seed.services(),
                seed.staff().stream()
                        .filter(person -> !person.id().equals(new StaffId("m2")))
                        .toList(),
                List.of(),
                List.of());

        CalendarBook.rearrange(demo.store, without);

        assertThat(crm.catalog().staff()).hasSize(6);
        assertThat(crm.booking(booking.id())).map(Booking::staff).contains(new StaffId("m2"));
        assertThat(crm.bookings(day("2026-11-26"))).extracting(Booking::id).contains(booking.id());
        crm.cancel(booking.id());
        assertThat(crm.booking(booking.id())).map(Booking::status).contains(BookingStatus.CANCELLED);
        assertThat(CalendarBook.arrangement(demo.store)).contains(without);
    }

    @Test
    void thousandsOfBookingsAreInstalled() {
        StringBuilder bookings = new StringBuilder();
        for (int i = 0; i < 1500; i++) {
            bookings.append(
                    "{\"id\": \"x%d\", \"client\": \"c1\", \"service\": \"s01\", \"staff\": \"m1\", \"start\": \"%s\"},"
                            .formatted(
                                    i, LocalDate.of(2027, 1, 1).plusDays(i / 8).atTime(10 + i % 8, 0)));
        }
        String json = DemoSalon.json().replace("\"bookings\": [", "\"bookings\": [" + bookings);

        CalendarBook.install(demo.store, CalendarSeed.parse(json), demo.clock);

        TimeRange year = new TimeRange(at("2027-01-01T00:00"), at("2028-01-01T00:00"));
        assertThat(crm.bookings(year)).hasSize(1500);
        assertThat(crm.bookingsOf(new Phone("+79161112233"), year)).hasSize(1500);
    }

    @Test
    void emptyBookAnswersAndSaysWhatIsMissing() {
        TckPluginStore empty = new TckPluginStore();
        CrmConnector fresh = demo.open(empty, Map.of());

        assertThat(fresh.catalog().services()).isEmpty();
        assertThat(fresh.catalog().branches()).hasSize(1);
        assertThat(fresh.check()).anyMatch(finding -> !finding.ok());
        assertThat(fresh.findClient(phone(1))).isEmpty();
        assertThatThrownBy(() -> fresh.book(order("x", 1, "s01", null, at("2026-11-26T12:00"))))
                .isInstanceOf(CrmException.NotFound.class);
        Client client = fresh.saveClient(new ClientDraft("Ольга", phone(1)));
        assertThat(fresh.findClient(phone(1))).contains(client);
    }

    @Test
    void checkSeesWhatCannotWork() {
        assertThat(crm.check()).allMatch(Finding::ok);
        CalendarSeed seed = CalendarSeed.parse(DemoSalon.json());
        CalendarBook.rearrange(
                demo.store,
                new CalendarSeed(
                        seed.company(),
                        List.of(),
                        seed.services(),
                        List.of(new Person(
                                new StaffId("m1"),
                                "Анна",
                                null,
                                Set.of(new ServiceId("s01")),
                                null,
                                List.of(),
                                List.of())),
                        List.of(),
                        List.of()));

        assertThat(crm.check())
                .filteredOn(finding -> !finding.ok())
                .extracting(finding -> finding.text().russian())
                .anyMatch(text -> text.contains("Мужская стрижка"))
                .anyMatch(text -> text.contains("никто не работает"));
    }

    // settings

    @Test
    void leadTimeHidesWhatIsTooNear() {
        CrmConnector careful = demo.open(demo.store, Map.of("lead-time", "3h"));

        assertThat(times(careful, "s01", "m1", day("2026-11-23"))).startsWith("13:00");
        assertThatThrownBy(() -> careful.book(order("near", 1, "s01", "m1", at("2026-11-23T12:00"))))
                .isInstanceOf(CrmException.SlotTaken.class);
    }

    @Test
    void offeredTimeMayBeConfirmedALittleLate() {
        CrmConnector careful = demo.open(demo.store, Map.of("lead-time", "3h"));
        demo.clock.advance(Duration.ofMinutes(20));

        assertThat(careful.book(order("late", 1, "s01", "m1", at("2026-11-23T13:00")))
                        .status())
                .isEqualTo(BookingStatus.ACTIVE);
    }

    @Test
    void stepOfTheSettingsComesFirst() {
        assertThat(times(demo.open(demo.store, Map.of("slot-step", "1h")), "s01", "m1", day("2026-11-26")))
                .startsWith("10:00", "11:00", "12:00");
    }

    @Test
    void zoneOfTheSettingsComesFirst() {
        CrmConnector samara = demo.open(demo.store, Map.of("zone", "Europe/Samara"));

        assertThat(samara.catalog().branches().getFirst().zone()).isEqualTo(ZoneId.of("Europe/Samara"));
        assertThat(times(samara, "s01", "m1", day("2026-11-26")))
                .as("ten o'clock in Samara")
                .startsWith("09:00");
    }

    @Test
    void changedZoneNeverLeadsToADoubleBooking() {
        crm.book(order("first", 1, "s01", "m1", at("2026-11-26T12:00")));
        CrmConnector kamchatka = demo.open(demo.store, Map.of("zone", "Asia/Kamchatka"));
        CrmConnector kaliningrad = demo.open(demo.store, Map.of("zone", "Europe/Kaliningrad"));

        assertThatThrownBy(() -> kaliningrad.book(order("second", 2, "s01", "m1", at("2026-11-26T12:30"))))
                .isInstanceOf(CrmException.SlotTaken.class);
        assertThatThrownBy(() -> kamchatka.book(order("third", 2, "s01", "m1", at("2026-11-26T12:30"))))
                .isInstanceOf(CrmException.SlotTaken.class);
    }

    // over midnight

    @Test
    void visitsGoOverMidnightOfEveryClock() {
        NightShop shop = new NightShop(demo, ZoneId.of("Europe/Moscow"));
        CrmConnector night = shop.open();
        // midnight in Moscow, and three o'clock, which is midnight of UTC
        for (String start : List.of("2026-11-24T23:30", "2026-11-25T02:30")) {
            night.book(order("n" + start.replace(':', '-'), 1, "s1", "m1", at(start)));
            for (String late : List.of(":15", ":45")) {
                Instant overlapping = at(start).plus(Duration.ofMinutes(late.equals(":15") ? -45 : 45));
                assertThatThrownBy(() -> night.book(
                                order("x" + start.replace(':', '-') + late.substring(1), 2, "s1", "m1", overlapping)))
                        .isInstanceOf(CrmException.SlotTaken.class);
            }
        }

        List<Booking> bookings = night.bookings(new TimeRange(at("2026-11-25T00:00"), at("2026-11-25T02:00")));
        assertThat(bookings).extracting(booking -> booking.time().from()).containsExactly(at("2026-11-24T23:30"));
        night.cancel(bookings.getFirst().id());
        assertThat(night.book(order("again", 3, "s1", "m1", at("2026-11-24T23:45")))
                        .status())
                .isEqualTo(BookingStatus.ACTIVE);
    }

    @Test
    void visitMovesOverMidnightAndBack() {
        CrmConnector night = new NightShop(demo, ZoneId.of("Europe/Moscow")).open();
        Booking booking = night.book(order("mover", 1, "s1", "m1", at("2026-11-25T02:30")));

        night.reschedule(move("m-1", booking, "2026-11-25T02:45"));
        night.reschedule(move("m-2", booking, "2026-11-25T00:00"));
        night.reschedule(move("m-3", booking, "2026-11-25T02:15"));

        assertThat(night.bookings(day("2026-11-25"))).hasSize(1);
        assertThat(night.book(order("after", 2, "s1", "m1", at("2026-11-25T03:15")))
                        .status())
                .isEqualTo(BookingStatus.ACTIVE);
        assertThatThrownBy(() -> night.book(order("over", 2, "s1", "m1", at("2026-11-25T01:30"))))
                .isInstanceOf(CrmException.SlotTaken.class);
    }

    private static MoveOrder move(String key, Booking booking, String start) {
        return new MoveOrder(new IdempotencyKey(key), booking.id(), at(start), null);
    }

    @Test
    void oldMoveRepeatedLateChangesNothing() {
        Booking booking = crm.book(order("mover", 1, "s01", "m1", at("2026-11-26T12:00")));
        crm.reschedule(move("k1", booking, "2026-11-26T14:00"));
        crm.reschedule(move("k2", booking, "2026-11-26T16:00"));

        assertThat(crm.reschedule(move("k1", booking, "2026-11-26T14:00"))
                        .time()
                        .from())
                .isEqualTo(at("2026-11-26T16:00"));
        assertThat(times(crm, "s01", "m1", day("2026-11-26"))).contains("14:00").doesNotContain("16:00");
    }

    // branches

    @Test
    void branchesHaveTheirOwnZonesHoursAndPeople() {
        TckPluginStore store = new TckPluginStore();
        Rota everyDay = new Rota.Weekly(
                EnumSet.allOf(DayOfWeek.class), List.of(Hours.between(LocalTime.of(10, 0), LocalTime.of(19, 0))));
        ServiceId cut = new ServiceId("s1");
        CalendarSeed seed = new CalendarSeed(
                new Company("Сеть", ZoneId.of("Europe/Moscow"), null, null, null, Duration.ofMinutes(15), List.of()),
                List.of(
                        new Place(new BranchId("msk"), "Москва", null, null, null, null, List.of()),
                        new Place(
                                new BranchId("pkc"),
                                "Петропавловск",
                                null,
                                null,
                                ZoneId.of("Asia/Kamchatka"),
                                null,
                                List.of())),
                List.of(new Service(cut, "Стрижка", null, Duration.ofHours(1), null)),
                List.of(
                        new Person(
                                new StaffId("m1"),
                                "Анна",
                                null,
                                Set.of(cut),
                                new BranchId("msk"),
                                List.of(everyDay),
                                List.of()),
                        new Person(
                                new StaffId("m2"),
                                "Пётр",
                                null,
                                Set.of(cut),
                                new BranchId("pkc"),
                                List.of(everyDay),
                                List.of())),
                List.of(),
                List.of());
        CalendarBook.install(store, seed, demo.clock);
        CrmConnector chain = demo.open(store, Map.of());
        TimeRange day = day("2026-11-26");

        List<Slot> kamchatka = chain.freeSlots(new SlotQuery(new BranchId("pkc"), List.of(cut), null, day, 10));
        List<Slot> both = chain.freeSlots(new SlotQuery(null, List.of(cut), null, day, 100));

        assertThat(kamchatka.getFirst().time().from())
                .as("ten o'clock in Kamchatka")
                .isEqualTo(at("2026-11-26T01:00"));
        assertThat(kamchatka).allMatch(slot -> new BranchId("pkc").equals(slot.branch()));
        assertThat(both).extracting(Slot::branch).contains(new BranchId("msk"), new BranchId("pkc"));
        assertThatThrownBy(() -> chain.freeSlots(new SlotQuery(new BranchId("spb"), List.of(cut), null, day, 10)))
                .isInstanceOf(CrmException.NotFound.class);
        assertThatThrownBy(() ->
                        chain.freeSlots(new SlotQuery(new BranchId("msk"), List.of(cut), new StaffId("m2"), day, 10)))
                .isInstanceOf(CrmException.NotFound.class);
    }

    // clients

    @Test
    void notesAndBookingsStayOnTheCardTogether() {
        ClientId irina = new ClientId("c1");
        crm.addNote(irina, "Любит кофе");
        crm.addNote(crm.saveClient(new ClientDraft("Новая", phone(9))).id(), "Пришла по совету");

        String cards = String.join(
                "\n",
                demo.store.findAll(demo.store.keys()).stream()
                        .filter(document -> document.key().contains("/client/"))
                        .map(StoredDocument::body)
                        .toList());

        assertThat(cards).contains("Любит кофе", "Пришла по совету");
        assertThat(crm.bookingsOf(
                        new Phone("+79161112233"), new TimeRange(at("2026-11-01T00:00"), at("2026-12-31T00:00"))))
                .extracting(booking -> booking.id().value())
                .containsExactly("b01", "b05");
    }

    @Test
    void noKeyOfADocumentTellsAPhone() {
        crm.book(order("private", 1, "s01", "m1", at("2026-11-26T12:00")));

        assertThat(demo.store.keys()).noneMatch(key -> key.contains("9161112233") || key.contains("9260000001"));
        assertThat(crm.findByKey(new IdempotencyKey("private"))
                        .orElseThrow()
                        .client()
                        .id()
                        .value())
                .doesNotContain("926");
    }

    @Test
    void tooLongNoteIsRefused() {
        assertThatThrownBy(() -> crm.addNote(new ClientId("c1"), "я".repeat(2001)))
                .isInstanceOf(CrmException.Rejected.class);
    }

    @Test
    void noteNeverFillsTheCard() {
        for (int i = 0; i < 230; i++) {
            crm.addNote(new ClientId("c1"), "Заметка " + i + " " + "я".repeat(1900));
        }

        assertThat(crm.findClient(new Phone("+79161112233"))).isPresent();
        assertThat(crm.bookingsOf(new Phone("+79161112233"), day("2026-11-24"))).hasSize(1);
    }

    /** Open day and night: shifts of twelve hours that meet at midnight. */
    private record NightShop(DemoSalon demo, ZoneId zone) {

        CrmConnector open() {
            TckPluginStore store = new TckPluginStore();
            Rota rota = new Rota.Weekly(
                    EnumSet.allOf(DayOfWeek.class),
                    List.of(
                            Hours.between(LocalTime.MIDNIGHT, LocalTime.NOON),
                            Hours.between(LocalTime.NOON, LocalTime.MIDNIGHT)));
            ServiceId service = new ServiceId("s1");
            CalendarBook.install(
                    store,
                    new CalendarSeed(
                            new Company("Ночной", zone, null, null, null, Duration.ofMinutes(15), List.of()),
                            List.of(),
                            List.of(new Service(service, "Массаж", null, Duration.ofHours(1), null)),
                            List.of(new Person(
                                    new StaffId("m1"), "Анна", null, Set.of(service), null, List.of(rota), List.of())),
                            List.of(),
                            List.of()),
                    demo.clock);
            return demo.open(store, Map.of());
        }
    }

    @Test
    void connectorOfAnotherCompanySeesNothing() {
        CrmConnector other = demo.open(new TckPluginStore(), Map.of());

        assertThat(other.booking(new BookingId("b01"))).isEmpty();
    }
}
