package io.aiadmin.core.turn;

import io.aiadmin.spi.CompanyId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets a caller wait for the turn that answers its message. Knows of turns of this process only. Used from many threads. */
public final class ReplyWaiters implements TurnListener {

    private final Map<Message, CompletableFuture<Committed>> waiting = new ConcurrentHashMap<>();

    private record Message(CompanyId company, String externalId) {}

    /** To be called before the message is accepted, and closed in the end. */
    public Waiter expect(CompanyId company, String externalId) {
        Message message = new Message(company, externalId);
        return new Waiter(message, waiting.computeIfAbsent(message, key -> new CompletableFuture<>()));
    }

    @Override
    public void committed(Committed turn) {
        for (String externalId : turn.externalIds()) {
            CompletableFuture<Committed> future =
                    waiting.get(new Message(turn.conversation().company(), externalId));
            if (future != null) {
                future.complete(turn);
            }
        }
    }

    /** Waits for one message. */
    public final class Waiter implements AutoCloseable {

        private final Message message;
        private final CompletableFuture<Committed> future;

        private Waiter(Message message, CompletableFuture<Committed> future) {
            this.message = message;
            this.future = future;
        }

        /** @return empty when no turn of this process has answered the message within the time */
        public Optional<Committed> await(Duration patience) throws InterruptedException {
            try {
                return Optional.of(future.get(patience.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException _) {
                return Optional.empty();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }

        @Override
        public void close() {
            waiting.remove(message, future);
        }
    }
}
