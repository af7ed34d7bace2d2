package io.aiadmin.http;

import io.aiadmin.spi.SharedLimits;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands before every attempt, and learns from how it ends: the account's circuit breaker, its budgets, the log. */
record Gate(
        CircuitBreaker breaker,
        SharedLimits limits,
        List<Budget> budgets,
        @Nullable RetryHint retryHint,
        String vendor,
        LongSupplier nanoTime) {

    private static final Logger LOG = LoggerFactory.getLogger(VendorHttp.class);

    <T> T pass(HttpCall call, String what, Deadline deadline, int repeats, Supplier<T> attempt) {
        enter(call, what, deadline);
        long started = nanoTime.getAsLong();
        boolean judged = false;
        try {
            T answer = attempt.get();
            breaker.onSuccess(elapsed(call, started), TimeUnit.NANOSECONDS);
            judged = true;
            log(call, answer instanceof HttpAnswer whole ? whole.status() : "streamed", repeats, started, size(answer));
            return answer;
        } catch (HttpFailure failure) {
            HttpFailure read = hinted(failure);
            judge(call, read, started);
            judged = true;
            log(call, outcome(read), repeats, started, 0);
            throw read;
        } finally {
            if (!judged) {
                // the reader of a stream failed for reasons of its own
                breaker.releasePermission();
            }
        }
    }

    private void enter(HttpCall call, String what, Deadline deadline) {
        if (!breaker.tryAcquirePermission()) {
            throw notSent(call, what, HttpFailure.NotSent.Obstacle.BREAKER_OPEN);
        }
        boolean entered = false;
        try {
            takeBudgets(call, what, deadline);
            if (deadline.left().isZero()) {
                throw notSent(call, what, HttpFailure.NotSent.Obstacle.TIME_UP);
            }
            entered = true;
        } finally {
            if (!entered) {
                breaker.releasePermission();
            }
        }
    }

    private static HttpFailure.NotSent notSent(HttpCall call, String what, HttpFailure.NotSent.Obstacle obstacle) {
        return new HttpFailure.NotSent(call.write(), what + ": not sent (" + obstacle + ")", obstacle, null);
    }

    private void takeBudgets(HttpCall call, String what, Deadline deadline) {
        for (Budget budget : budgets) {
            boolean taken =
                    limits.take(budget.bucket(), budget.capacity(), budget.refill(), deadline.left(), call.priority());
            if (!taken && Thread.currentThread().isInterrupted()) {
                throw notSent(call, what, HttpFailure.NotSent.Obstacle.INTERRUPTED);
            }
            if (!taken) {
                throw new HttpFailure.Limited(
                        call.write(), what + ": budget " + budget.bucket() + " is used up", budget.refill());
            }
        }
    }

    private HttpFailure hinted(HttpFailure failure) {
        if (!(failure instanceof HttpFailure.Status status)) {
            return failure;
        }
        Duration pause = retryHint == null ? null : retryHint.pause(status);
        return pause == null ? status : status.withRetryAfter(pause);
    }

    private void judge(HttpCall call, HttpFailure failure, long started) {
        if (failure instanceof HttpFailure.Status status && (status.code() == 429 || status.code() >= 500)) {
            status.retryAfter().ifPresent(this::pauseNarrowest);
        }
        switch (verdict(failure)) {
            case TROUBLE -> breaker.onError(elapsed(call, started), TimeUnit.NANOSECONDS, failure);
            case ANSWERED -> breaker.onSuccess(elapsed(call, started), TimeUnit.NANOSECONDS);
            case OURS -> breaker.releasePermission();
        }
    }

    private void pauseNarrowest(Duration length) {
        if (!budgets.isEmpty()) {
            limits.pause(budgets.getLast().bucket(), length);
        }
    }

    /** What a failure says about the vendor's health. */
    private enum Verdict {
        TROUBLE,
        /** It refused the call, and is well. */
        ANSWERED,
        /** Nothing: it lies with us. */
        OURS
    }

    private static Verdict verdict(HttpFailure failure) {
        return switch (failure) {
            case HttpFailure.NotSent notSent ->
                switch (notSent.obstacle()) {
                    case DNS, CONNECT, TLS -> Verdict.TROUBLE;
                    case FORBIDDEN_ADDRESS, BREAKER_OPEN, TIME_UP, INTERRUPTED -> Verdict.OURS;
                };
            case HttpFailure.NoAnswer noAnswer ->
                noAnswer.loss() == HttpFailure.NoAnswer.Loss.INTERRUPTED ? Verdict.OURS : Verdict.TROUBLE;
            case HttpFailure.Status status ->
                status.code() >= 500 || status.code() == 429 ? Verdict.TROUBLE : Verdict.ANSWERED;
            case HttpFailure.BadAnswer _ -> Verdict.TROUBLE;
            case HttpFailure.Limited _ -> Verdict.OURS;
        };
    }

    private long elapsed(HttpCall call, long started) {
        return call.isHeldBack() ? 0 : Math.max(0, nanoTime.getAsLong() - started);
    }

    private void log(HttpCall call, Object outcome, int repeats, long started, long bytes) {
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    "vendor call: vendor={} method={} path={} outcome={} attempt={} millis={} bytes={}",
                    vendor,
                    call.method(),
                    call.template(),
                    outcome,
                    repeats + 1,
                    TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - started),
                    bytes);
        }
    }

    private static Object outcome(HttpFailure failure) {
        return failure instanceof HttpFailure.Status status
                ? status.code()
                : failure.getClass().getSimpleName();
    }

    private static long size(Object answer) {
        return answer instanceof HttpAnswer whole ? whole.bytes().length : 0;
    }
}
