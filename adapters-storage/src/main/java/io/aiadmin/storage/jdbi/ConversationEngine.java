package io.aiadmin.storage.jdbi;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.core.turn.ConversationRef;
import io.aiadmin.core.turn.ConversationRunner;
import io.aiadmin.core.turn.NextRun;
import io.aiadmin.core.turn.StorageUnavailableException;
import io.aiadmin.spi.CompanyId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs conversations: one at a time each, across all replicas, when they are due.
 *
 * <p>db-scheduler claims, wakes and recovers, by the database's clock. The inbox and the end of a run both take the conversation's row
 * first, so that a message which arrives while a run ends either is seen by that end or finds no task and makes one.
 */
public final class ConversationEngine implements AutoCloseable {

    /** As in the routines of the schema. */
    private static final String TASK = "conversation";

    private static final Logger LOG = LoggerFactory.getLogger(ConversationEngine.class);

    /** Claims that come due together are fetched together. */
    private static final Duration BREATH = Duration.ofMillis(4);

    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final int MISSED_HEARTBEATS = 4;

    private final TenantDatabase database;
    private final ConversationRunner runner;
    private final ParkedListener parked;
    private final Clock clock;
    private final EngineSettings settings;
    private final Nudge nudge;
    private final Scheduler scheduler;
    private final AtomicBoolean nudged = new AtomicBoolean();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final ScheduledExecutorService breath = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("conversation-nudge").factory());

    ConversationEngine(
            TenantDatabase database,
            Nudge nudge,
            ConversationRunner runner,
            ParkedListener parked,
            Clock clock,
            EngineSettings settings,
            List<Job> jobs) {
        this.database = database;
        this.nudge = nudge;
        this.runner = runner;
        this.parked = parked;
        this.clock = clock;
        this.settings = settings;
        this.scheduler = scheduler(jobs);
    }

    /** Told that a conversation failed too often and waits for a person. */
    interface ParkedListener {
        void parked(ConversationRef conversation, String reason);
    }

    private Scheduler scheduler(List<Job> jobs) {
        Task<Void> conversations = Tasks.custom(TASK, Void.class)
                .onFailure((complete, _) -> failed(complete))
                .onDeadExecution(new DeadExecutionHandler.ReviveDeadExecution<>())
                .execute((_, context) -> run(context.getExecution()));
        List<RecurringTask<Void>> recurring =
                jobs.stream().map(ConversationEngine::recurring).toList();
        return Scheduler.create(database.engineSource(), conversations)
                .startTasks(recurring)
                .schedulerName(new SchedulerName.Fixed("replica-" + UUID.randomUUID()))
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .clock(new DatabaseClock(database))
                .threads(settings.concurrency())
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("conversation-", 0).factory()))
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(settings.polling())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(settings.shutdown())
                .failureLogging(LogLevel.DEBUG, true)
                .build();
    }

    private static RecurringTask<Void> recurring(Job job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every())).execute((_, _) -> {
            try {
                job.work().run();
            } catch (RuntimeException e) {
                LOG.warn("The job {} failed and is tried again at its next time", job.name(), e);
            }
        });
    }

    public void start() {
        nudge.listener(this::dueNow);
        scheduler.start();
    }

    /** Claims nothing more, lets running turns finish, and returns when they have or when their time is up. */
    public void stop() {
        if (stopping.compareAndSet(false, true)) {
            nudge.listener(() -> {});
            breath.shutdownNow();
            scheduler.stop();
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void dueNow() {
        if (nudged.compareAndSet(false, true)) {
            try {
                ScheduledFuture<?> _ = breath.schedule(
                        () -> {
                            nudged.set(false);
                            scheduler.triggerCheckForDueExecutions();
                        },
                        BREATH.toMillis(),
                        TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException _) {
                // Stopping: another replica, or the next start, sees it.
            }
        }
    }

    private CompletionHandler<Void> run(Execution execution) {
        ConversationRef conversation = conversation(execution);
        NextRun next = runner.run(conversation);
        Long delay = switch (next) {
            case NextRun.Idle _ -> null;
            case NextRun.At at -> JdbiWaking.delayMillis(clock, at.time());
        };
        return (_, _) -> finish(conversation, execution, delay, 0, null);
    }

    private void failed(ExecutionComplete complete) {
        Execution execution = complete.getExecution();
        ConversationRef conversation = conversation(execution);
        Throwable cause = complete.getCause().orElse(null);
        if (cause instanceof StorageUnavailableException) {
            finish(conversation, execution, settings.retry(1).toMillis(), execution.consecutiveFailures, null);
            return;
        }
        int failures = execution.consecutiveFailures + 1;
        String reason = cause == null ? "unknown" : cause.getClass().getSimpleName();
        if (failures >= settings.parkAfter()) {
            LOG.error(
                    "Conversation {} of company {} is parked after {} failures",
                    conversation.conversation(),
                    conversation.company(),
                    failures,
                    cause);
            finish(conversation, execution, null, failures, reason);
            parked.parked(conversation, reason);
            return;
        }
        LOG.warn(
                "Conversation {} of company {} failed for the {}. time in a row",
                conversation.conversation(),
                conversation.company(),
                failures,
                cause);
        finish(conversation, execution, settings.retry(failures).toMillis(), failures, null);
    }

    private void finish(
            ConversationRef conversation,
            Execution execution,
            @Nullable Long delay,
            int failures,
            @Nullable String parkedReason) {
        boolean dueNow = whenReachable(() -> database.routine(handle -> {
            try (Call call = new Call(handle, "select finish_run(?, ?, ?, ?, ?, ?)")) {
                return call.value(conversation.company().value())
                        .value(conversation.conversation().value())
                        .value(execution.version)
                        .value(delay)
                        .value(failures)
                        .value(parkedReason)
                        .one(row -> row.getBoolean(1));
            }
        }));
        if (dueNow) {
            dueNow();
        }
    }

    /** A run whose end can't be written down would count as running until it counts as dead: better to wait for the database here. */
    private <T> T whenReachable(Supplier<T> work) {
        long patience = settings.heartbeat().multipliedBy(MISSED_HEARTBEATS).toNanos();
        long began = System.nanoTime();
        while (true) {
            try {
                return work.get();
            } catch (StorageUnavailableException e) {
                if (stopping.get() || System.nanoTime() - began > patience) {
                    throw e;
                }
                LockSupport.parkNanos(AGAIN.toNanos());
            }
        }
    }

    private static ConversationRef conversation(Execution execution) {
        String[] parts = execution.taskInstance.getId().split("/", -1);
        return new ConversationRef(CompanyId.of(parts[0]), ConversationId.of(parts[1]));
    }
}
