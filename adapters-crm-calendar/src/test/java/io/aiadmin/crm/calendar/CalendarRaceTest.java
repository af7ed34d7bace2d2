package io.aiadmin.crm.calendar;

import static io.aiadmin.crm.calendar.DemoSalon.at;
import static io.aiadmin.crm.calendar.DemoSalon.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.spi.Phone;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.BookingStatus;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.IdempotencyKey;
import io.aiadmin.spi.crm.MoveOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Many at once, on several replicas: nobody's time is ever given twice. */
class CalendarRaceTest {

    private static final int RACERS = 100;

    private final DemoSalon demo = new DemoSalon();
    private final List<CrmConnector> replicas = List.of(demo.open(), demo.open(), demo.open());

    @RepeatedTest(50)
    void ofAHundredForOneSlotOneWins() {
        AtomicInteger won = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();

        race(i -> {
            try {
                replica(i).book(order("race-" + i, i, "s01", "m1", at("2026-11-26T12:00")));
                won.incrementAndGet();
            } catch (CrmException.SlotTaken _) {
                taken.incrementAndGet();
            }
        });

        assertThat(won).hasValue(1);
        assertThat(taken).hasValue(RACERS - 1);
        assertNoOverlaps();
    }

    @Test
    void everyoneWhoFitsGetsIn() {
        ConcurrentLinkedQueue<Instant> booked = new ConcurrentLinkedQueue<>();
        // nine hours of Anna's day, one customer for each, all changing one document
        raceOf(
                9,
                i -> booked.add(replica(i)
                        .book(order(
                                "fit-" + i,
                                i,
                                "s01",
                                "m1",
                                at("2026-11-26T10:00").plus(Duration.ofHours(i))))
                        .time()
                        .from()));

        assertThat(booked).hasSize(9).doesNotHaveDuplicates();
        assertNoOverlaps();
    }

    @Test
    void bookingCancellingAndMovingAtOnceNeverOverlap() {
        ConcurrentLinkedQueue<BookingId> made = new ConcurrentLinkedQueue<>();

        race(i -> {
            Instant start = at("2026-11-26T10:00").plus(Duration.ofMinutes(15L * (i * 7 % 33)));
            try {
                switch (i % 4) {
                    case 0, 1 ->
                        made.add(replica(i)
                                .book(order("mix-" + i, i, "s01", null, start))
                                .id());
                    case 2 -> {
                        BookingId id = made.poll();
                        if (id != null) {
                            replica(i).cancel(id);
                        }
                    }
                    default -> {
                        BookingId id = made.peek();
                        if (id != null) {
                            replica(i).reschedule(new MoveOrder(new IdempotencyKey("mv-" + i), id, start, null));
                        }
                    }
                }
            } catch (CrmException.SlotTaken | CrmException.NotFound _) {
                // somebody was faster
            }
        });

        assertNoOverlaps();
    }

    @Test
    void oneKeyAtOnceBooksOnce() {
        ConcurrentLinkedQueue<BookingId> ids = new ConcurrentLinkedQueue<>();

        race(i -> ids.add(replica(i)
                .book(order("same", 1, "s01", null, at("2026-11-26T12:00")))
                .id()));

        assertThat(ids).hasSize(RACERS);
        assertThat(ids.stream().distinct()).hasSize(1);
    }

    @Test
    void resetUnderLoadLeavesAWholeBook() {
        race(i -> {
            if (i % 10 == 0) {
                CalendarBook.install(demo.store, CalendarSeed.parse(DemoSalon.json()), demo.clock);
                return;
            }
            try {
                replica(i).book(order("load-" + i, i, "s01", null, at("2026-11-26T12:00")));
            } catch (CrmException.SlotTaken _) {
                // somebody was faster
            }
        });

        assertThat(replica(0).booking(new BookingId("b01"))).isPresent();
        assertThat(replica(0).bookingsOf(new Phone("+79161112233"), november())).hasSize(2);
        assertNoOverlaps();
    }

    private CrmConnector replica(int i) {
        return replicas.get(i % replicas.size());
    }

    private static TimeRange november() {
        return new TimeRange(at("2026-11-01T00:00"), at("2026-12-01T00:00"));
    }

    private void assertNoOverlaps() {
        List<Booking> active = replica(0).bookings(november()).stream()
                .filter(booking -> booking.status() == BookingStatus.ACTIVE)
                .toList();
        for (Booking one : active) {
            assertThat(active.stream()
                            .filter(other -> one.staff().equals(other.staff()))
                            .filter(other -> one.time().overlaps(other.time())))
                    .as("visits at one time with %s", one.staff())
                    .hasSize(1);
        }
    }

    private static void race(IntConsumer racer) {
        raceOf(RACERS, racer);
    }

    private static void raceOf(int racers, IntConsumer racer) {
        CountDownLatch start = new CountDownLatch(1);
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < racers; i++) {
                int number = i;
                threads.execute(() -> {
                    try {
                        start.await();
                        racer.accept(number);
                    } catch (InterruptedException | RuntimeException failure) {
                        failures.add(failure);
                    }
                });
            }
            start.countDown();
        }
        assertThat(failures).isEmpty();
    }
}
