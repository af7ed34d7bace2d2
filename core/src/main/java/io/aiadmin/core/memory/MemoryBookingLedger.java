package io.aiadmin.core.memory;

import io.aiadmin.core.booking.BookingLedger;
import io.aiadmin.core.booking.LedgerEntry;
import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.core.turn.ConversationRef;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.IdempotencyKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A ledger that lasts as long as the process. */
final class MemoryBookingLedger implements BookingLedger {

    private record Key(CompanyId company, IdempotencyKey key) {}

    private record Wish(CompanyId company, String fingerprint) {}

    private final Map<Key, LedgerEntry> entries = new LinkedHashMap<>();
    private final Map<Key, LedgerEntry> unsettled = new LinkedHashMap<>();
    private final Map<ConversationRef, List<Key>> byConversation = new HashMap<>();
    private final Map<Wish, List<Key>> byWish = new HashMap<>();

    @Override
    public synchronized LedgerEntry open(LedgerEntry entry) {
        Key key = new Key(entry.company(), entry.key());
        LedgerEntry before = entries.get(key);
        if (before != null) {
            return before;
        }
        put(key, entry);
        byConversation
                .computeIfAbsent(new ConversationRef(entry.company(), entry.conversation()), _ -> new ArrayList<>())
                .add(key);
        byWish.computeIfAbsent(new Wish(entry.company(), entry.fingerprint()), _ -> new ArrayList<>())
                .add(key);
        return entry;
    }

    @Override
    public synchronized boolean retry(CompanyId company, IdempotencyKey key, int attempts, Instant nextCheckAt) {
        LedgerEntry entry = entries.get(new Key(company, key));
        if (entry == null || !entry.unsettled() || entry.attempts() != attempts) {
            return false;
        }
        put(entry, LedgerEntry.State.SENDING, entry.booking(), attempts + 1, nextCheckAt, entry.reason());
        return true;
    }

    @Override
    public synchronized boolean settle(
            CompanyId company,
            IdempotencyKey key,
            LedgerEntry.State state,
            @Nullable BookingId booking,
            int attempts,
            @Nullable Instant nextCheckAt,
            @Nullable String reason) {
        LedgerEntry entry = entries.get(new Key(company, key));
        if (entry == null || !entry.unsettled()) {
            return false;
        }
        put(entry, state, booking == null ? entry.booking() : booking, attempts, nextCheckAt, reason);
        return true;
    }

    private void put(
            LedgerEntry entry,
            LedgerEntry.State state,
            @Nullable BookingId booking,
            int attempts,
            @Nullable Instant nextCheckAt,
            @Nullable String reason) {
        put(
                new Key(entry.company(), entry.key()),
                new LedgerEntry(
                        entry.company(),
                        entry.conversation(),
                        entry.write(),
                        entry.fingerprint(),
                        state,
                        booking,
                        attempts,
                        entry.createdAt(),
                        nextCheckAt,
                        reason));
    }

    private void put(Key key, LedgerEntry entry) {
        entries.put(key, entry);
        if (entry.unsettled()) {
            unsettled.put(key, entry);
        } else {
            unsettled.remove(key);
        }
    }

    @Override
    public synchronized Optional<LedgerEntry> find(CompanyId company, IdempotencyKey key) {
        return Optional.ofNullable(entries.get(new Key(company, key)));
    }

    @Override
    public synchronized List<LedgerEntry> open(CompanyId company, ConversationId conversation) {
        return of(company, conversation).filter(LedgerEntry::unsettled).toList();
    }

    @Override
    public synchronized List<LedgerEntry> recent(CompanyId company, ConversationId conversation, Instant since) {
        return of(company, conversation)
                .filter(entry -> !entry.createdAt().isBefore(since))
                .toList();
    }

    private LedgerEntry entry(Key key) {
        return Objects.requireNonNull(entries.get(key));
    }

    private Stream<LedgerEntry> of(CompanyId company, ConversationId conversation) {
        return byConversation.getOrDefault(new ConversationRef(company, conversation), List.of()).stream()
                .map(this::entry)
                .sorted(Comparator.comparing(LedgerEntry::createdAt));
    }

    @Override
    public synchronized Optional<LedgerEntry> sameWish(CompanyId company, String fingerprint, Instant since) {
        return byWish.getOrDefault(new Wish(company, fingerprint), List.of()).stream()
                .map(this::entry)
                .filter(entry -> (entry.unsettled() || entry.state() == LedgerEntry.State.DONE)
                        && !entry.createdAt().isBefore(since))
                .max(Comparator.comparing(LedgerEntry::createdAt));
    }

    @Override
    public synchronized List<LedgerEntry> due(Instant now, int limit) {
        return unsettled.values().stream()
                .filter(entry ->
                        entry.nextCheckAt() != null && !entry.nextCheckAt().isAfter(now))
                .sorted(Comparator.comparing(entry -> Objects.requireNonNull(entry.nextCheckAt())))
                .limit(limit)
                .toList();
    }
}
