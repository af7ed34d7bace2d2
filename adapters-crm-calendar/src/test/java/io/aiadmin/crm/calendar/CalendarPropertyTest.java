package io.aiadmin.crm.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.crm.calendar.CalendarSeed.Company;
import io.aiadmin.crm.calendar.CalendarSeed.Hours;
import io.aiadmin.crm.calendar.CalendarSeed.Person;
import io.aiadmin.crm.calendar.CalendarSeed.Rota;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingOrder;
import io.aiadmin.spi.crm.BookingStatus;
import io.aiadmin.spi.crm.ClientDraft;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.IdempotencyKey;
import io.aiadmin.spi.crm.MoveOrder;
import io.aiadmin.spi.crm.Service;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.Slot;
import io.aiadmin.spi.crm.SlotQuery;
import io.aiadmin.spi.crm.StaffId;
import io.aiadmin.spi.tck.TckClock;
import io.aiadmin.spi.tck.TckContext;
import io.aiadmin.spi.tck.TckPluginStore;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is done to a book, in whatever zone and on whatever day: no visit over another, no free time hidden, none offered twice. */
class CalendarPropertyTest {

    private static final ServiceId SERVICE = new ServiceId("s1");
    private static final StaffId STAFF = new StaffId("m1");

    /** A shop with one person, open for some hours from some time of each day on. */
    record Shop(ZoneId zone, LocalDate date, LocalTime from, int openHours, int visitMinutes, int step, long seed) {

        CrmConnector open(TckPluginStore store, TckClock clock) {
            Rota rota = new Rota.Weekly(
                    EnumSet.allOf(DayOfWeek.class), List.of(new Hours(from, Duration.ofHours(openHours))));
            CalendarBook.install(
                    store,
                    new CalendarSeed(
                            new Company("Салон", zone, null, null, null, Duration.ofMinutes(step), List.of()),
                            List.of(),
                            List.of(new Service(SERVICE, "Услуга", null, Duration.ofMinutes(visitMinutes), null)),
                            List.of(new Person(STAFF, "Анна", null, Set.of(SERVICE), null, List.of(rota), List.of())),
                            List.of(),
                            List.of()),
                    clock);
            CalendarPlugin plugin = new CalendarPlugin();
            return plugin.open(new TckContext(clock, store), Settings.of(plugin.settings(), Map.of()));
        }

        TimeRange days() {
            return new TimeRange(
                    date.atStartOfDay(zone).toInstant(),
                    date.plusDays(2).atStartOfDay(zone).toInstant());
        }

        Duration visit() {
            return Duration.ofMinutes(visitMinutes);
        }
    }

    @Property(tries = 150)
    void wallClockOfEveryOfferIsInsideTheOpeningHours(@ForAll("shops") Shop shop) {
        TckClock clock = new TckClock(shop.days().from(), shop.zone());
        CrmConnector crm = shop.open(new TckPluginStore(), clock);

        List<Instant> starts = starts(crm, shop);

        assertThat(starts).isSorted().doesNotHaveDuplicates();
        for (Instant start : starts) {
            assertThat(start.atZone(shop.zone()).getMinute() % shop.step()).isZero();
        }
        // hours of the wall clock that no change touches hold one start for each step, on each of the days
        List<Instant> all = new ArrayList<>();
        for (Instant moment = shop.days().from();
                moment.isBefore(shop.days().until());
                moment = moment.plusSeconds(60)) {
            boolean onGrid = moment.atZone(shop.zone()).getMinute() % shop.step() == 0;
            if (onGrid && open(shop, moment, moment.plus(shop.visit()))) {
                all.add(moment);
            }
        }
        assertThat(starts).isEqualTo(all);
    }

    /** Whether the shop is open all through, by asking the wall clock of each minute. */
    private static boolean open(Shop shop, Instant from, Instant until) {
        for (Instant moment = from; moment.isBefore(until); moment = moment.plusSeconds(60)) {
            if (!openAt(shop, moment)) {
                return false;
            }
        }
        return true;
    }

    private static boolean openAt(Shop shop, Instant moment) {
        LocalDate today = LocalDate.ofInstant(moment, shop.zone());
        for (LocalDate date = today.minusDays(1); !date.isAfter(today); date = date.plusDays(1)) {
            Instant opens = WorkingTime.instant(date.atTime(shop.from()), shop.zone());
            Instant closes = WorkingTime.instant(date.atTime(shop.from()).plusHours(shop.openHours()), shop.zone());
            if (!moment.isBefore(opens) && moment.isBefore(closes)) {
                return true;
            }
        }
        return false;
    }

    @Property(tries = 60)
    void anyDoingsLeaveTheBookWhole(@ForAll("shops") Shop shop) {
        TckClock clock = new TckClock(shop.days().from(), shop.zone());
        CrmConnector crm = shop.open(new TckPluginStore(), clock);
        List<Instant> empty = starts(crm, shop);
        Random random = new Random(shop.seed());
        List<Booking> made = new ArrayList<>();
        for (int i = 0; i < 25 && !empty.isEmpty(); i++) {
            Instant start = empty.get(random.nextInt(empty.size())).plusSeconds(300L * random.nextInt(3));
            boolean free = fits(crm, shop, start);
            try {
                switch (random.nextInt(made.isEmpty() ? 1 : 3)) {
                    case 0 -> {
                        made.add(crm.book(order("k" + i, start)));
                        assertThat(free).as("booked where something stood").isTrue();
                    }
                    case 1 -> crm.cancel(made.get(random.nextInt(made.size())).id());
                    default ->
                        crm.reschedule(new MoveOrder(
                                new IdempotencyKey("m" + i),
                                made.get(random.nextInt(made.size())).id(),
                                start,
                                null));
                }
            } catch (CrmException.SlotTaken | CrmException.NotFound _) {
                // not free, or cancelled before
            }
            assertWhole(crm, shop, empty);
        }
    }

    private static void assertWhole(CrmConnector crm, Shop shop, List<Instant> empty) {
        List<TimeRange> active = active(crm, shop);
        for (TimeRange one : active) {
            assertThat(active.stream().filter(other -> other.overlaps(one))).hasSize(1);
        }
        assertThat(starts(crm, shop))
                .isEqualTo(empty.stream()
                        .filter(start ->
                                active.stream().noneMatch(visit -> visit.overlaps(TimeRange.of(start, shop.visit()))))
                        .toList());
    }

    private static boolean fits(CrmConnector crm, Shop shop, Instant start) {
        return active(crm, shop).stream().noneMatch(visit -> visit.overlaps(TimeRange.of(start, shop.visit())))
                && open(shop, start, start.plus(shop.visit()));
    }

    private static List<TimeRange> active(CrmConnector crm, Shop shop) {
        TimeRange wide = new TimeRange(
                shop.days().from().minus(Duration.ofDays(1)),
                shop.days().until().plus(Duration.ofDays(2)));
        return crm.bookings(wide).stream()
                .filter(booking -> booking.status() == BookingStatus.ACTIVE)
                .map(Booking::time)
                .toList();
    }

    private static List<Instant> starts(CrmConnector crm, Shop shop) {
        return crm.freeSlots(new SlotQuery(null, List.of(SERVICE), null, shop.days(), SlotQuery.MAX_SLOTS)).stream()
                .map(Slot::time)
                .map(TimeRange::from)
                .toList();
    }

    private static BookingOrder order(String key, Instant start) {
        return new BookingOrder(
                new IdempotencyKey(key),
                new ClientDraft("Клиент", new Phone("+79260000001")),
                null,
                STAFF,
                List.of(SERVICE),
                start,
                "");
    }

    @Provide
    Arbitrary<Shop> shops() {
        Arbitrary<ZoneId> zones = Arbitraries.of(
                        "Europe/Moscow",
                        "Asia/Kamchatka",
                        "Europe/Kaliningrad",
                        "Europe/Berlin",
                        "America/New_York",
                        "Australia/Lord_Howe")
                .map(ZoneId::of);
        Arbitrary<LocalDate> dates = Arbitraries.oneOf(
                // changes of the clocks in Berlin, New York and on Lord Howe Island
                Arbitraries.of("2026-03-28", "2026-10-24", "2026-03-07", "2026-10-31", "2026-04-04", "2026-10-03")
                        .map(LocalDate::parse),
                Arbitraries.integers()
                        .between(0, 364)
                        .map(day -> LocalDate.of(2026, 1, 1).plusDays(day)));
        return Combinators.combine(
                        zones,
                        dates,
                        Arbitraries.integers().between(0, 47).map(half -> LocalTime.of(half / 2, half % 2 * 30)),
                        Arbitraries.integers().between(1, 24),
                        Arbitraries.integers().between(1, 12).map(quarter -> quarter * 15),
                        Arbitraries.of(5, 10, 15, 20, 30),
                        Arbitraries.longs())
                .as(Shop::new);
    }
}
