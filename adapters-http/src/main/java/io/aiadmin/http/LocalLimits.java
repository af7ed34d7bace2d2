package io.aiadmin.http;

import io.aiadmin.spi.SharedLimits;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * {@link SharedLimits} for one process: token buckets that fill evenly. Whoever waits is served in the order of coming, customers before
 * background work; who can't be served within its patience is told so at once.
 */
public final class LocalLimits implements SharedLimits {

    /** Beyond this many buckets the full ones that nobody waits for are dropped; they would be made anew just as full. */
    private static final int MANY_BUCKETS = 10_000;

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    public LocalLimits() {
        this(System::nanoTime);
    }

    /** @param nanoTime a clock that only runs forward, in nanoseconds; real waiting goes by the machine's own */
    public LocalLimits(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public boolean take(String bucket, int capacity, Duration refill, Duration patience, Priority priority) {
        if (capacity < 1 || refill.isNegative() || refill.isZero()) {
            throw new IllegalArgumentException("capacity: " + capacity + ", refill: " + refill);
        }
        if (buckets.size() > MANY_BUCKETS) {
            buckets.values().removeIf(Bucket::isIdle);
        }
        Bucket found = buckets.computeIfAbsent(bucket, _ -> new Bucket());
        return found.take(new Rate(capacity, refill.toNanos()), patience, priority);
    }

    @Override
    public void pause(String bucket, Duration length) {
        if (length.isPositive()) {
            buckets.computeIfAbsent(bucket, _ -> new Bucket()).pause(length.toNanos());
        }
    }

    int size() {
        return buckets.size();
    }

    private record Rate(int capacity, long refillNanos) {

        /** What has to be in the bucket for a call to go: background work leaves the last fifth, but never asks for more than fits. */
        double threshold(Priority priority) {
            return priority == Priority.CUSTOMER ? 1 : Math.min(capacity, 1 + capacity / 5.0);
        }
    }

    private final class Bucket {

        private final ReentrantLock lock = new ReentrantLock();
        private final Deque<Condition> customers = new ArrayDeque<>();
        private final Deque<Condition> background = new ArrayDeque<>();
        private @Nullable Rate rate;
        private double tokens;
        private boolean paused;
        private long filledAt = nanoTime.getAsLong();

        boolean take(Rate current, Duration patience, Priority priority) {
            lock.lock();
            try {
                Deque<Condition> queue = priority == Priority.CUSTOMER ? customers : background;
                boolean first = queue.isEmpty() && (priority == Priority.CUSTOMER || customers.isEmpty());
                if (first && takeNow(current, priority)) {
                    return true;
                }
                long patienceNanos = patience.toNanos();
                if (waitFor(current, priority, queue.size()) > patienceNanos) {
                    return false;
                }
                return queueUp(queue, current, priority, patienceNanos);
            } finally {
                lock.unlock();
            }
        }

        private boolean queueUp(Deque<Condition> queue, Rate current, Priority priority, long patienceNanos) {
            Condition turn = lock.newCondition();
            queue.addLast(turn);
            try {
                long left = patienceNanos;
                while (true) {
                    boolean first =
                            turn.equals(queue.peekFirst()) && (priority == Priority.CUSTOMER || customers.isEmpty());
                    if (first && takeNow(current, priority)) {
                        return true;
                    }
                    if (left <= 0) {
                        return false;
                    }
                    // awaiting gives the lock back; who is not first is woken by the one before, or by its own patience
                    long nap = first ? Math.min(left, Math.max(1, waitFor(current, priority, 0))) : left;
                    left -= nap - turn.awaitNanos(nap);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            } finally {
                queue.remove(turn);
                wakeNext();
            }
        }

        private void wakeNext() {
            Condition next = customers.isEmpty() ? background.peekFirst() : customers.peekFirst();
            if (next != null) {
                next.signal();
            }
        }

        private boolean takeNow(Rate current, Priority priority) {
            fill(current);
            // sums of fractions do not meet a whole number exactly
            if (tokens + 1e-9 < current.threshold(priority)) {
                return false;
            }
            tokens -= 1;
            return true;
        }

        /** How long it takes, at best, until the call behind so many others may go. */
        private long waitFor(Rate current, Priority priority, int before) {
            fill(current);
            double lacking = current.threshold(priority) + before - tokens;
            long untilFilling = Math.max(0, filledAt - nanoTime.getAsLong());
            return untilFilling + (long) Math.ceil(Math.max(0, lacking) * current.refillNanos());
        }

        private void fill(Rate current) {
            if (rate == null && !paused) {
                tokens = current.capacity();
            }
            rate = current;
            long sinceFilled = nanoTime.getAsLong() - filledAt;
            if (sinceFilled > 0) {
                tokens += (double) sinceFilled / current.refillNanos();
                filledAt += sinceFilled;
            }
            tokens = Math.min(current.capacity(), tokens);
        }

        void pause(long nanos) {
            lock.lock();
            try {
                // nothing flows in until filledAt, and what is there is gone: after a pause calls come one by one
                long until = nanoTime.getAsLong() + nanos;
                if (until - filledAt > 0) {
                    filledAt = until;
                }
                tokens = 0;
                paused = true;
            } finally {
                lock.unlock();
            }
        }

        boolean isIdle() {
            lock.lock();
            try {
                Rate last = rate;
                if (last == null || !customers.isEmpty() || !background.isEmpty()) {
                    return false;
                }
                fill(last);
                return tokens >= last.capacity();
            } finally {
                lock.unlock();
            }
        }
    }
}
