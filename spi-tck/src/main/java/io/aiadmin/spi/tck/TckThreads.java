package io.aiadmin.spi.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Virtual threads that begin together. */
final class TckThreads {

    private TckThreads() {}

    /** How one thread ended: with a value or with a failure. */
    record Outcome<T>(@Nullable T value, @Nullable Throwable failure) {}

    /** Lets this many threads begin at one moment and waits for all. Outcomes stand in the order of the numbers. */
    static <T> List<Outcome<T>> race(int threads, IntFunction<T> work) {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<T>> futures = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < threads; i++) {
                int number = i;
                futures.add(executor.submit(() -> {
                    start.await();
                    return work.apply(number);
                }));
            }
            start.countDown();
        }
        return futures.stream().map(TckThreads::outcome).toList();
    }

    private static <T> Outcome<T> outcome(Future<T> future) {
        try {
            return new Outcome<>(future.get(), null);
        } catch (ExecutionException failed) {
            return new Outcome<>(null, failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome<>(null, interrupted);
        }
    }

    /** The same, where none may fail. */
    static <T> List<T> all(int threads, IntFunction<T> work) {
        List<T> values = new ArrayList<>();
        for (Outcome<T> outcome : race(threads, work)) {
            T value = outcome.value();
            if (value == null) {
                throw new AssertionError("a thread failed", outcome.failure());
            }
            values.add(value);
        }
        return values;
    }
}
