package io.aiadmin.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.spi.SharedLimits.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LocalLimitsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000);
    private final LocalLimits limits = new LocalLimits(now::get);

    @Test
    void budgetIsUsedUpAndComesBackCallByCall() {
        for (int i = 0; i < 5; i++) {
            assertThat(customer(5)).isTrue();
        }
        assertThat(customer(5)).isFalse();
        pass(Duration.ofMillis(999));
        assertThat(customer(5)).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(customer(5)).isTrue();
        assertThat(customer(5)).isFalse();
    }

    @Test
    void budgetNeverHoldsMoreThanItsCapacity() {
        assertThat(customer(2)).isTrue();
        pass(Duration.ofDays(1));
        assertThat(customer(2)).isTrue();
        assertThat(customer(2)).isTrue();
        assertThat(customer(2)).isFalse();
    }

    @Test
    void oftenAskedBudgetFillsAllTheSame() {
        assertThat(customer(1)).isTrue();
        boolean taken = false;
        for (int i = 0; i < 1_000_000 && !taken; i++) {
            now.addAndGet(1_001);
            taken = customer(1);
        }
        assertThat(taken).isTrue();
    }

    @Test
    void lastFifthIsKeptForCustomers() {
        for (int i = 0; i < 8; i++) {
            assertThat(background(10)).isTrue();
        }
        assertThat(background(10)).isFalse();
        assertThat(customer(10)).isTrue();
        assertThat(customer(10)).isTrue();
        assertThat(customer(10)).isFalse();
    }

    @Test
    void smallestBudgetServesBackgroundWorkToo() {
        assertThat(background(1)).isTrue();
        assertThat(background(1)).isFalse();
    }

    @Test
    void pausedBudgetGivesNothingAndThenCallByCall() {
        assertThat(customer(5)).isTrue();
        limits.pause("vendor", Duration.ofSeconds(10));
        limits.pause("vendor", Duration.ofSeconds(5));
        pass(Duration.ofSeconds(10));
        assertThat(customer(5)).isFalse();
        pass(SECOND);
        assertThat(customer(5)).isTrue();
        assertThat(customer(5)).isFalse();
    }

    @Test
    void budgetMayBePausedBeforeItIsUsed() {
        limits.pause("vendor", Duration.ofSeconds(10));
        assertThat(customer(5)).isFalse();
    }

    @Test
    void bucketsDoNotShareTheirCalls() {
        assertThat(limits.take("a", 1, SECOND, Duration.ZERO, Priority.CUSTOMER))
                .isTrue();
        assertThat(limits.take("b", 1, SECOND, Duration.ZERO, Priority.CUSTOMER))
                .isTrue();
        assertThat(limits.take("a", 1, SECOND, Duration.ZERO, Priority.CUSTOMER))
                .isFalse();
    }

    @Test
    void hopelessWaitIsRefusedAtOnce() {
        assertThat(customer(1)).isTrue();
        long started = System.nanoTime();
        assertThat(limits.take("vendor", 1, SECOND, Duration.ofMillis(900), Priority.CUSTOMER))
                .isFalse();
        assertThat(System.nanoTime() - started).isLessThan(TimeUnit.MILLISECONDS.toNanos(500));
    }

    @Test
    void callsThatWaitKeepTheRate() throws Exception {
        LocalLimits real = new LocalLimits();
        Duration refill = Duration.ofMillis(20);
        long started = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                calls.add(threads.submit(
                        () -> real.take("vendor", 5, refill, Duration.ofSeconds(20), Priority.CUSTOMER)));
            }
            for (Future<Boolean> call : calls) {
                assertThat(call.get()).isTrue();
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofMillis(395));
    }

    @Test
    void waitingCustomerGoesBeforeWaitingBackgroundWork() throws InterruptedException {
        LocalLimits real = new LocalLimits();
        Duration refill = Duration.ofMillis(300);
        assertThat(real.take("vendor", 1, refill, Duration.ZERO, Priority.CUSTOMER))
                .isTrue();
        ConcurrentLinkedQueue<Priority> order = new ConcurrentLinkedQueue<>();
        CountDownLatch done = new CountDownLatch(2);
        Thread background = waiter(real, refill, Priority.BACKGROUND, order, done);
        Awaitility.await().until(() -> background.getState() == Thread.State.TIMED_WAITING);
        waiter(real, refill, Priority.CUSTOMER, order, done);
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(order).containsExactly(Priority.CUSTOMER, Priority.BACKGROUND);
    }

    @Test
    void interruptedWaiterTakesNothing() throws InterruptedException {
        LocalLimits real = new LocalLimits();
        Duration refill = Duration.ofSeconds(5);
        assertThat(real.take("vendor", 1, refill, Duration.ZERO, Priority.CUSTOMER))
                .isTrue();
        ConcurrentLinkedQueue<Priority> order = new ConcurrentLinkedQueue<>();
        CountDownLatch done = new CountDownLatch(1);
        Thread waiter = waiter(real, refill, Priority.CUSTOMER, order, done);
        Awaitility.await().until(() -> waiter.getState() == Thread.State.TIMED_WAITING);
        waiter.interrupt();
        assertThat(done.await(2, TimeUnit.SECONDS)).isTrue();
        assertThat(order).isEmpty();
    }

    @Test
    void idleBucketsAreDropped() {
        for (int i = 0; i < 30_000; i++) {
            limits.take("vendor:" + i, 2, SECOND, Duration.ZERO, Priority.CUSTOMER);
            pass(SECOND);
        }
        assertThat(limits.size()).isLessThan(11_000);
    }

    private static Thread waiter(
            LocalLimits limits,
            Duration refill,
            Priority priority,
            ConcurrentLinkedQueue<Priority> order,
            CountDownLatch done) {
        return Thread.ofVirtual().start(() -> {
            if (limits.take("vendor", 1, refill, Duration.ofSeconds(10), priority)) {
                order.add(priority);
            }
            done.countDown();
        });
    }

    private boolean customer(int capacity) {
        return limits.take("vendor", capacity, SECOND, Duration.ZERO, Priority.CUSTOMER);
    }

    private boolean background(int capacity) {
        return limits.take("vendor", capacity, SECOND, Duration.ZERO, Priority.BACKGROUND);
    }

    private void pass(Duration length) {
        now.addAndGet(length.toNanos());
    }
}
