package io.aiadmin.core.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.core.booking.SalonCrm.Fault;
import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.IdempotencyKey;
import io.aiadmin.spi.crm.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many customers, one slot; and a CRM that loses answers. */
class BookingRaceTest {

    @Test
    void hundredCustomersAndOneSlotFiftyTimes() throws Exception {
        Desk desk = new Desk();
        try (ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 50; round++) {
                LocalDate day = LocalDate.of(2026, 11, 24).plusDays(round);
                List<BookingContext> contexts = new ArrayList<>();
                List<Proposal> proposals = new ArrayList<>();
                for (int n = 0; n < 100; n++) {
                    BookingContext context = desk.claimed(new Phone("+7916%07d".formatted(round * 100 + n)));
                    contexts.add(context);
                    proposals.add(desk.proposed(context, desk.cut(day + "T15:00")));
                }
                List<Future<ConfirmResult>> results = new ArrayList<>();
                for (int n = 0; n < 100; n++) {
                    BookingContext context = contexts.get(n);
                    Proposal proposal = proposals.get(n);
                    results.add(customers.submit(() -> desk.confirm(context, proposal)));
                }
                Map<Class<?>, Integer> outcomes = new HashMap<>();
                for (Future<ConfirmResult> result : results) {
                    outcomes.merge(result.get().getClass(), 1, Integer::sum);
                }
                assertThat(outcomes)
                        .as("round %d", round)
                        .isEqualTo(Map.of(ConfirmResult.Booked.class, 1, Obstacle.Taken.class, 99));
            }
        }
        assertThat(desk.crm.creates()).isEqualTo(50);
        assertThat(desk.crm.active()).hasSize(50);
    }

    @Test
    void oneCustomerConfirmingTheSameProposalManyTimesAtOnceIsBookedOnce() throws Exception {
        Desk desk = new Desk();
        desk.crm.without(CrmCapability.FIND_BY_KEY);
        BookingContext context = desk.proven();
        Proposal proposal = desk.proposed(context, desk.wish(List.of(SalonCrm.CUT), null, "2026-11-27T15:00"));
        List<Future<ConfirmResult>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 50; n++) {
                results.add(threads.submit(() -> desk.confirmAtOnce(context, proposal)));
            }
        }
        for (Future<ConfirmResult> result : results) {
            assertThat(result.get()).isInstanceOfAny(ConfirmResult.Booked.class, ConfirmResult.InDoubt.class);
        }
        assertThat(desk.crm.creates()).isEqualTo(1);
    }

    /** 2,000 bookings, 30 % of the answers lost, most of them after the CRM had booked; records may show up late. */
    @ParameterizedTest
    @ValueSource(strings = {"by key", "by phone", "late by 20 s", "knows its keys"})
    void lostAnswersNeitherDoubleNorLie(String kind) {
        Desk desk = new Desk();
        prepare(desk, kind);
        Random chance = new Random(20261123);
        desk.crm.failing(_ -> {
            int dice = chance.nextInt(100);
            return dice < 27 ? Fault.LOST_AFTER : dice < 30 ? Fault.LOST_BEFORE : Fault.NONE;
        });
        Map<ConversationId, Proposal> wishes = new HashMap<>();
        Map<ConversationId, Boolean> told = new HashMap<>();
        for (int n = 0; n < 2000; n++) {
            BookingContext context = desk.claimed(new Phone("+7916%07d".formatted(n)));
            StaffId staff = n % 2 == 0 ? SalonCrm.ANNA : SalonCrm.OLGA;
            LocalDate day = LocalDate.of(2026, 11, 25).plusDays(n / 20);
            String start = "%sT%02d:00".formatted(day, 10 + n / 2 % 10);
            Proposal proposal = desk.proposed(context, desk.wish(List.of(SalonCrm.CUT), staff, start));
            wishes.put(context.conversation(), proposal);
            if (desk.confirm(context, proposal) instanceof ConfirmResult.Booked) {
                told.put(context.conversation(), true);
                assertStands(desk, context.conversation(), proposal);
            }
            sweep(desk, wishes, told);
        }
        for (int minute = 0; minute < 12; minute++) {
            desk.clock.advance(Duration.ofSeconds(61));
            sweep(desk, wishes, told);
        }
        assertNoDoubles(desk);
        assertThat(told.size()).as("resolved without a person").isGreaterThanOrEqualTo(1980);
        assertThat(desk.crm.active()).as("what nobody was told").hasSizeLessThanOrEqualTo(told.size() + 20);
    }

    /** What runs in the background tells what became known, once. */
    private static void sweep(Desk desk, Map<ConversationId, Proposal> wishes, Map<ConversationId, Boolean> told) {
        for (Resolved resolved : desk.resolveDue()) {
            if (resolved.result() instanceof ConfirmResult.Booked) {
                ConversationId conversation = resolved.entry().conversation();
                assertThat(told.put(conversation, true)).as("told twice").isNull();
                assertStands(desk, conversation, wishes.get(conversation));
            }
        }
    }

    private static void prepare(Desk desk, String kind) {
        switch (kind) {
            case "by phone" -> desk.crm.without(CrmCapability.FIND_BY_KEY);
            case "late by 20 s" -> desk.crm.showingLate(Duration.ofSeconds(20));
            case "knows its keys" -> desk.crm.idempotent();
            default -> {}
        }
    }

    private static void assertStands(Desk desk, ConversationId conversation, Proposal proposal) {
        LedgerEntry entry = desk.storage
                .ledger()
                .recent(desk.company.id(), conversation, Instant.EPOCH)
                .getLast();
        assertThat(entry.state()).isEqualTo(LedgerEntry.State.DONE);
        Booking booking = desk.crm.stored(entry.booking().value());
        assertThat(booking.time()).isEqualTo(proposal.time());
        assertThat(booking.staff()).isEqualTo(proposal.staff());
        assertThat(booking.client().phone()).isEqualTo(proposal.clientPhone());
    }

    private static void assertNoDoubles(Desk desk) {
        Set<String> phones = new HashSet<>();
        for (Booking booking : desk.crm.active()) {
            assertThat(phones.add(booking.client().phone().e164()))
                    .as("a customer booked twice")
                    .isTrue();
        }
    }

    @Test
    void keysOfDifferentProposalsDiffer() {
        Desk desk = new Desk();
        Set<IdempotencyKey> keys = new HashSet<>();
        for (int n = 0; n < 1000; n++) {
            BookingContext context = desk.context(new ConversationId(UUID.randomUUID()), null, Desk.PHONE);
            Proposal proposal = desk.proposed(context, desk.cut("2026-11-27T15:00"));
            assertThat(keys.add(Fingerprint.key(context.conversation(), proposal)))
                    .isTrue();
            assertThat(Fingerprint.key(context.conversation(), proposal))
                    .isEqualTo(Fingerprint.key(context.conversation(), proposal));
        }
    }
}
