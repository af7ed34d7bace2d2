package io.aiadmin.storage.jdbi;

import java.util.concurrent.atomic.AtomicReference;

/** Tells this replica's engine that something is due now; the other replicas see it at their next poll. Nobody need listen. */
final class Nudge {

    private final AtomicReference<Runnable> listener = new AtomicReference<>(() -> {});

    void now() {
        listener.get().run();
    }

    void listener(Runnable onDue) {
        listener.set(onDue);
    }
}
