package io.aiadmin.core.memory;

import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.core.conversation.ConversationKey;
import io.aiadmin.core.turn.ConversationRef;
import io.aiadmin.core.turn.OutboxMessage;
import io.aiadmin.spi.CompanyId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The conversations of all companies under one lock. Nothing slow happens while it is held. */
final class Lanes {

    final Clock clock;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<ConversationKey, Lane> byKey = new LinkedHashMap<>();
    private final Map<ConversationRef, Lane> byRef = new HashMap<>();
    private final Map<Long, Dead> dead = new LinkedHashMap<>();
    private long numbers;
    private long changes;

    /** A message that was given up. */
    record Dead(OutboxMessage message, String reason, Instant at) {}

    Lanes(Clock clock) {
        this.clock = clock;
    }

    /** Does the work under the lock. */
    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Does the work under the lock. */
    void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /** Tells the engine to look again. Only under the lock. */
    void signal() {
        changes++;
        changed.signalAll();
    }

    /** Waits for a change, at most so long. Only under the lock. */
    void await(Duration most) throws InterruptedException {
        long seen = changes;
        long left = most.toNanos();
        while (changes == seen && left > 0) {
            left = changed.awaitNanos(left);
        }
    }

    long nextNumber() {
        return ++numbers;
    }

    Lane laneOf(ConversationKey key) {
        return byKey.computeIfAbsent(key, _ -> {
            Lane lane = new Lane(key, new ConversationId(UUID.randomUUID()), clock.instant());
            byRef.put(lane.ref(), lane);
            return lane;
        });
    }

    Optional<Lane> find(ConversationKey key) {
        return Optional.ofNullable(byKey.get(key));
    }

    @Nullable
    Lane find(ConversationRef ref) {
        return byRef.get(ref);
    }

    List<Lane> all() {
        return new ArrayList<>(byKey.values());
    }

    List<Lane> of(CompanyId company) {
        return byKey.values().stream()
                .filter(lane -> lane.key.company().equals(company))
                .toList();
    }

    Map<Long, Dead> dead() {
        return dead;
    }
}
