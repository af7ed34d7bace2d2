package io.aiadmin.core.memory;

import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.core.conversation.ConversationKey;
import io.aiadmin.core.conversation.ConversationSummary;
import io.aiadmin.core.conversation.LoggedMessage;
import io.aiadmin.core.conversation.LoggedToolCall;
import io.aiadmin.core.dialogue.DialogueState;
import io.aiadmin.core.dialogue.Session;
import io.aiadmin.core.turn.ConversationRef;
import io.aiadmin.core.turn.OutboxMessage;
import io.aiadmin.core.turn.PendingEvent;
import io.aiadmin.spi.channel.InboundEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that is kept of one conversation. Guarded by the lock of {@link Lanes}. */
final class Lane {

    final ConversationKey key;
    final ConversationId id;
    final Instant createdAt;
    final List<PendingEvent> pending = new ArrayList<>();
    final List<LoggedMessage> messages = new ArrayList<>();
    final List<LoggedToolCall> toolCalls = new ArrayList<>();
    final List<OutboxMessage> outbox = new ArrayList<>();
    long epoch;
    int attempts;

    @Nullable
    Session committed;

    boolean needsHuman;

    @Nullable
    String customer;

    /** When the first of the pending events came; null when none is pending. */
    @Nullable
    Instant firstPendingAt;

    /** When its work is due; null when there is none. */
    @Nullable
    Instant dueAt;

    boolean running;
    int failures;

    Lane(ConversationKey key, ConversationId id, Instant createdAt) {
        this.key = key;
        this.id = id;
        this.createdAt = createdAt;
    }

    ConversationRef ref() {
        return new ConversationRef(key.company(), id);
    }

    long lastSeq() {
        return messages.isEmpty() ? 0 : messages.getLast().seq();
    }

    void dueAt(Instant at) {
        dueAt = dueAt == null || at.isBefore(dueAt) ? at : dueAt;
    }

    ConversationSummary summary(Instant now) {
        Session session = committed;
        DialogueState state = session == null ? DialogueState.OPEN : session.state();
        Instant paused = session == null ? null : session.pausedUntil();
        LoggedMessage last = messages.isEmpty() ? null : messages.getLast();
        return new ConversationSummary(
                id,
                key.channel(),
                customer,
                state.name().toLowerCase(Locale.ROOT),
                last == null ? null : last.text(),
                lastAt(),
                waitingSince(),
                needsHuman,
                paused != null && paused.isAfter(now));
    }

    Instant lastAt() {
        Optional<Instant> waiting =
                pending.stream().map(PendingEvent::receivedAt).max(Instant::compareTo);
        Instant logged = messages.isEmpty() ? createdAt : messages.getLast().at();
        return waiting.filter(at -> at.isAfter(logged)).orElse(logged);
    }

    /** Since when the customer has no answer, from a person or from the agent. */
    private @Nullable Instant waitingSince() {
        List<LoggedMessage> spoken = messages.stream()
                .filter(message -> message.author() != LoggedMessage.Author.SYSTEM)
                .toList();
        int answered = spoken.size();
        while (answered > 0 && spoken.get(answered - 1).author() == LoggedMessage.Author.CUSTOMER) {
            answered--;
        }
        Stream<Instant> logged =
                spoken.subList(answered, spoken.size()).stream().map(LoggedMessage::at);
        Stream<Instant> unread = pending.stream()
                .filter(event -> event.event() instanceof InboundEvent.CustomerMessage)
                .map(PendingEvent::receivedAt);
        return Stream.concat(logged, unread).min(Instant::compareTo).orElse(null);
    }
}
