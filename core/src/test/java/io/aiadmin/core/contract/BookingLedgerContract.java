package io.aiadmin.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.core.booking.BookingLedger;
import io.aiadmin.core.booking.CrmWrite;
import io.aiadmin.core.booking.LedgerEntry;
import io.aiadmin.core.booking.LedgerEntry.State;
import io.aiadmin.core.turn.ConversationRef;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.IdempotencyKey;
import io.aiadmin.spi.crm.MoveOrder;
import io.aiadmin.spi.crm.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger does. */
public abstract class BookingLedgerContract {

    private static final BookingId BOOKING = new BookingId("b-1");

    private BookingLedger ledger;
    private CompanyId company;
    private ConversationRef conversation;

    protected abstract StorageUnderTest storage();

    @BeforeEach
    void open() {
        ledger = storage().ledger();
        company = Sample.company(storage());
        conversation = Sample.conversation(storage(), company);
    }

    @Test
    void openedEntryIsFoundAsItWas() {
        LedgerEntry entry = Sample.entry(conversation, "k-1", Sample.NOON);
        assertThat(ledger.open(entry)).isEqualTo(entry);
        assertThat(ledger.find(company, entry.key())).contains(entry);
    }

    @Test
    void everyKindOfWriteIsFoundAsItWas() {
        CrmWrite move =
                new CrmWrite.Move(new MoveOrder(new IdempotencyKey("k-move"), BOOKING, Sample.NOON, new StaffId("m2")));
        CrmWrite cancel = new CrmWrite.Cancel(new IdempotencyKey("k-cancel"), BOOKING);
        for (CrmWrite write : List.of(move, cancel)) {
            LedgerEntry entry = new LedgerEntry(
                    company,
                    conversation.conversation(),
                    write,
                    "f-" + write.key(),
                    State.SENDING,
                    null,
                    0,
                    Sample.NOON,
                    Sample.NOON,
                    null);
            ledger.open(entry);
            assertThat(ledger.find(company, write.key())).contains(entry);
        }
    }

    @Test
    void secondEntryUnderAKeyChangesNothing() {
        LedgerEntry first = Sample.entry(conversation, "k-1", Sample.NOON);
        LedgerEntry second = Sample.entry(conversation, "k-1", Sample.NOON.plusSeconds(5));
        ledger.open(first);
        assertThat(ledger.open(second)).isEqualTo(first);
        assertThat(ledger.find(company, first.key())).contains(first);
    }

    @Test
    void sameKeyOfAnotherCompanyIsAnotherEntry() {
        LedgerEntry ours = ledger.open(Sample.entry(conversation, "k-1", Sample.NOON));
        CompanyId other = Sample.company(storage());
        assertThat(ledger.find(other, ours.key())).isEmpty();
        LedgerEntry theirs = Sample.entry(Sample.conversation(storage(), other), "k-1", Sample.NOON);
        assertThat(ledger.open(theirs)).isEqualTo(theirs);
        assertThat(ledger.settle(other, theirs.key(), State.DONE, BOOKING, 1, null, null))
                .isTrue();
        assertThat(ledger.find(company, ours.key()).orElseThrow().state()).isEqualTo(State.SENDING);
    }

    @Test
    void eachTryIsHandedOutOnce() {
        LedgerEntry entry = ledger.open(Sample.entry(conversation, "k-1", Sample.NOON));
        Instant next = Sample.NOON.plusSeconds(90);
        assertThat(ledger.retry(company, entry.key(), 0, next)).isTrue();
        assertThat(ledger.retry(company, entry.key(), 0, next)).isFalse();
        LedgerEntry tried = ledger.find(company, entry.key()).orElseThrow();
        assertThat(tried.attempts()).isEqualTo(1);
        assertThat(tried.state()).isEqualTo(State.SENDING);
        assertThat(tried.nextCheckAt()).isEqualTo(next);
    }

    @Test
    void oneOfManyGetsTheTry() throws Exception {
        LedgerEntry entry = ledger.open(Sample.entry(conversation, "k-1", Sample.NOON));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> tries = IntStream.range(0, 20)
                    .mapToObj(_ -> threads.submit(() -> ledger.retry(company, entry.key(), 0, Sample.NOON)))
                    .toList();
            int won = 0;
            for (Future<Boolean> each : tries) {
                won += each.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
    }

    @Test
    void unknownOutcomeMayBeTriedAgainAndASettledOneMayNot() {
        LedgerEntry entry = ledger.open(Sample.entry(conversation, "k-1", Sample.NOON));
        assertThat(ledger.settle(company, entry.key(), State.UNKNOWN, null, 1, Sample.NOON, "timeout"))
                .isTrue();
        assertThat(ledger.retry(company, entry.key(), 1, Sample.NOON)).isTrue();
        assertThat(ledger.settle(company, entry.key(), State.FAILED, null, 2, null, "slot_taken"))
                .isTrue();
        assertThat(ledger.retry(company, entry.key(), 2, Sample.NOON)).isFalse();
    }

    @Test
    void settledEntryStaysAsItIs() {
        for (State last : List.of(State.DONE, State.FAILED, State.HUMAN)) {
            LedgerEntry entry = ledger.open(Sample.entry(conversation, "k-" + last, Sample.NOON));
            assertThat(ledger.settle(company, entry.key(), last, BOOKING, 1, null, "first"))
                    .isTrue();
            assertThat(ledger.settle(company, entry.key(), State.UNKNOWN, null, 2, Sample.NOON, "late"))
                    .isFalse();
            LedgerEntry settled = ledger.find(company, entry.key()).orElseThrow();
            assertThat(settled.state()).isEqualTo(last);
            assertThat(settled.reason()).isEqualTo("first");
            assertThat(settled.nextCheckAt()).isNull();
        }
    }

    @Test
    void knownBookingIsKept() {
        LedgerEntry entry = ledger.open(Sample.entry(conversation, "k-1", Sample.NOON));
        ledger.settle(company, entry.key(), State.UNKNOWN, BOOKING, 1, Sample.NOON, null);
        ledger.settle(company, entry.key(), State.HUMAN, null, 1, null, "unresolved");
        assertThat(ledger.find(company, entry.key()).orElseThrow().booking()).isEqualTo(BOOKING);
    }

    @Test
    void settlingWhatIsNotThereChangesNothing() {
        IdempotencyKey key = new IdempotencyKey("k-" + UUID.randomUUID());
        assertThat(ledger.settle(company, key, State.DONE, BOOKING, 1, null, null))
                .isFalse();
        assertThat(ledger.retry(company, key, 0, Sample.NOON)).isFalse();
    }

    @Test
    void openEntriesOfAConversationComeOldestFirst() {
        LedgerEntry later = ledger.open(Sample.entry(conversation, "k-2", Sample.NOON.plusSeconds(2)));
        LedgerEntry earlier = ledger.open(Sample.entry(conversation, "k-1", Sample.NOON));
        LedgerEntry done = ledger.open(Sample.entry(conversation, "k-3", Sample.NOON.plusSeconds(3)));
        ledger.settle(company, done.key(), State.DONE, BOOKING, 1, null, null);
        ConversationRef other = Sample.conversation(storage(), company);
        ledger.open(Sample.entry(other, "k-4", Sample.NOON));

        assertThat(ledger.open(company, conversation.conversation())).containsExactly(earlier, later);
        assertThat(ledger.recent(company, conversation.conversation(), Sample.NOON.plusSeconds(1)))
                .extracting(LedgerEntry::key)
                .containsExactly(later.key(), done.key());
    }

    @Test
    void sameWishIsFoundUntilItFailed() {
        String wish = "wish-" + UUID.randomUUID();
        LedgerEntry entry =
                ledger.open(Sample.entry(conversation, "k-1", wish, Sample.NOON, Sample.NOON.plusSeconds(60)));
        assertThat(ledger.sameWish(company, wish, Sample.NOON.minusSeconds(1))).contains(entry);
        assertThat(ledger.sameWish(company, wish, Sample.NOON.plusSeconds(1))).isEmpty();
        assertThat(ledger.sameWish(Sample.company(storage()), wish, Sample.NOON.minusSeconds(1)))
                .isEmpty();
        ledger.settle(company, entry.key(), State.FAILED, null, 1, null, "slot_taken");
        assertThat(ledger.sameWish(company, wish, Sample.NOON.minusSeconds(1))).isEmpty();
    }

    @Test
    void newestOfTheSameWishIsFound() {
        String wish = "wish-" + UUID.randomUUID();
        LedgerEntry first = ledger.open(Sample.entry(conversation, "k-1", wish, Sample.NOON, Sample.NOON));
        ledger.settle(company, first.key(), State.DONE, BOOKING, 1, null, null);
        LedgerEntry second =
                ledger.open(Sample.entry(conversation, "k-2", wish, Sample.NOON.plusSeconds(9), Sample.NOON));
        assertThat(ledger.sameWish(company, wish, Sample.NOON)).contains(second);
    }

    @Test
    void dueEntriesOfAllCompaniesComeLongestOverdueFirst() {
        // long ago, so that entries of other tests do not come between
        Instant past = Instant.parse("2001-01-01T00:00:00Z").plusMillis(System.nanoTime() % 1_000_000_000L);
        ConversationRef other = Sample.conversation(storage(), Sample.company(storage()));
        LedgerEntry second = ledger.open(Sample.entry(other, "k-due", "f-2", Sample.NOON, past.plusMillis(2)));
        LedgerEntry first = ledger.open(Sample.entry(conversation, "k-due", "f-1", Sample.NOON, past.plusMillis(1)));
        LedgerEntry notYet =
                ledger.open(Sample.entry(conversation, "k-later", "f-3", Sample.NOON, past.plus(Duration.ofDays(1))));

        List<LedgerEntry> due = ledger.due(past.plusMillis(2), 1000);
        assertThat(due).containsSubsequence(first, second).doesNotContain(notYet);
        ledger.settle(first.company(), first.key(), State.DONE, BOOKING, 1, null, null);
        ledger.settle(second.company(), second.key(), State.UNKNOWN, null, 1, past.plus(Duration.ofDays(1)), null);
        assertThat(ledger.due(past.plusMillis(2), 1000))
                .extracting(LedgerEntry::fingerprint)
                .doesNotContain("f-1", "f-2");
    }
}
