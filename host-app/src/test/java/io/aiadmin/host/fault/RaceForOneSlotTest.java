package io.aiadmin.host.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.CompanyDirectory;
import io.aiadmin.core.plugin.Connections;
import io.aiadmin.core.plugin.Lent;
import io.aiadmin.host.HostUnderTest;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.BookingOrder;
import io.aiadmin.spi.crm.ClientDraft;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.IdempotencyKey;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A hundred customers want one slot of the appointment book on PostgreSQL. */
@Tag("fault")
class RaceForOneSlotTest {

    private static final int ROUNDS = 50;
    private static final int CUSTOMERS = 100;

    private final HostUnderTest host = HostUnderTest.shared();

    @Test
    void exactlyOneWinsEachRound() throws InterruptedException {
        host.reset();
        CompanyConfig company = host.main()
                .bean(CompanyDirectory.class)
                .find(CompanyId.of(HostUnderTest.DEMO))
                .orElseThrow();
        Instant first = OffsetDateTime.parse("2026-12-01T10:00:00+03:00").toInstant();
        try (Lent<CrmConnector> crm = host.main().bean(Connections.class).crm(company)) {
            for (int round = 0; round < ROUNDS; round++) {
                Instant start = first.plusSeconds((round / 12) * 86_400L + (round % 12) * 2_700L);
                assertThat(race(crm.account(), round, start))
                        .as("round " + round)
                        .isEqualTo(1);
            }
        }
    }

    private static int race(CrmConnector crm, int round, Instant start) throws InterruptedException {
        AtomicInteger won = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch gate = new CountDownLatch(1);
        try (ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int customer = 0; customer < CUSTOMERS; customer++) {
                BookingOrder order = order(round, customer, start);
                customers.execute(() -> {
                    try {
                        gate.await();
                        crm.book(order);
                        won.incrementAndGet();
                    } catch (CrmException.SlotTaken | CrmException.Unavailable _) {
                        refused.incrementAndGet(); // either says that nothing was written
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
            gate.countDown();
        }
        assertThat(won.get() + refused.get()).isEqualTo(CUSTOMERS);
        long standing = crm.bookings(TimeRange.of(start, Duration.ofMinutes(45))).stream()
                .filter(booking -> new StaffId("m3").equals(booking.staff()))
                .count();
        assertThat(standing).isEqualTo(1);
        return won.get();
    }

    private static BookingOrder order(int round, int customer, Instant start) {
        return new BookingOrder(
                new IdempotencyKey("race-" + round + "-" + customer),
                new ClientDraft("Клиент", new Phone("+7903%07d".formatted(round * CUSTOMERS + customer))),
                null,
                new StaffId("m3"),
                List.of(new ServiceId("s02")),
                start,
                "");
    }
}
