package io.aiadmin.core.memory;

import io.aiadmin.core.turn.ConversationRef;
import io.aiadmin.core.turn.Outbox;
import io.aiadmin.core.turn.OutboxMessage;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.channel.DeliveryReceipt;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/** An outbox that lasts as long as the process. */
final class MemoryOutbox implements Outbox {

    private final Lanes lanes;

    MemoryOutbox(Lanes lanes) {
        this.lanes = lanes;
    }

    @Override
    public List<OutboxMessage> pending(ConversationRef conversation) {
        return lanes.locked(() -> {
            Lane lane = lanes.find(conversation);
            return lane == null ? List.of() : List.copyOf(lane.outbox);
        });
    }

    @Override
    public void sent(OutboxMessage message, DeliveryReceipt receipt) {
        change(message, (lane, place) -> lane.outbox.remove((int) place));
    }

    @Override
    public void retry(OutboxMessage message, Instant at, String reason) {
        change(message, (lane, place) -> lane.outbox.set(place, tried(message, message.attempts() + 1, at)));
    }

    @Override
    public void dead(OutboxMessage message, String reason) {
        change(message, (lane, place) -> {
            lane.outbox.remove((int) place);
            lanes.dead().put(message.id(), new Lanes.Dead(message, reason, lanes.clock.instant()));
        });
    }

    @Override
    public List<DeadLetter> deadLetters(CompanyId company, int limit) {
        return lanes.locked(() -> lanes.dead().values().stream()
                .filter(dead -> dead.message().conversation().company().equals(company))
                .sorted(Comparator.comparing(Lanes.Dead::at)
                        .thenComparingLong(dead -> dead.message().id())
                        .reversed())
                .limit(limit)
                .map(dead -> new DeadLetter(dead.message(), dead.reason(), dead.at()))
                .toList());
    }

    @Override
    public boolean resend(CompanyId company, long id) {
        return lanes.locked(() -> {
            Lanes.Dead dead = lanes.dead().get(id);
            Lane lane = dead == null ? null : lanes.find(dead.message().conversation());
            if (dead == null || lane == null || !lane.key.company().equals(company)) {
                return false;
            }
            lanes.dead().remove(id);
            Instant now = lanes.clock.instant();
            lane.outbox.add(tried(dead.message(), 0, now));
            lane.outbox.sort(Comparator.comparingLong(OutboxMessage::id));
            lane.dueAt(now);
            lanes.signal();
            return true;
        });
    }

    private void change(OutboxMessage message, BiConsumer<Lane, Integer> change) {
        boolean known = lanes.locked(() -> {
            Lane lane = lanes.find(message.conversation());
            int place = lane == null ? -1 : place(lane, message.id());
            if (lane != null && place >= 0) {
                change.accept(lane, place);
            }
            return place >= 0;
        });
        if (!known) {
            throw new IllegalArgumentException("no such message is on its way: " + message.id());
        }
    }

    private static int place(Lane lane, long id) {
        for (int place = 0; place < lane.outbox.size(); place++) {
            if (lane.outbox.get(place).id() == id) {
                return place;
            }
        }
        return -1;
    }

    private static OutboxMessage tried(OutboxMessage message, int attempts, Instant dueAt) {
        return new OutboxMessage(
                message.id(),
                message.conversation(),
                message.channel(),
                message.message(),
                attempts,
                message.createdAt(),
                dueAt);
    }
}
