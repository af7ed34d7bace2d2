package io.aiadmin.core.booking;

import static io.aiadmin.core.booking.Desk.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.aiadmin.core.booking.ConfirmResult.Difference;
import io.aiadmin.core.booking.SalonCrm.Fault;
import io.aiadmin.core.conversation.HumanTask;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.BookingStatus;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.StaffId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfirmingTest {

    private final Desk desk = new Desk();

    // ---- booking

    @Test
    void whatWasProposedIsBooked() {
        BookingContext context = desk.proven();
        Proposal proposal = desk.proposed(context, desk.cut("2026-11-27T15:00"));
        ConfirmResult result = desk.confirm(context, proposal);
        assertThat(result).isInstanceOfSatisfying(ConfirmResult.Booked.class, booked -> {
            assertThat(booked.differs()).isEmpty();
            assertThat(booked.booking().staff()).isEqualTo(SalonCrm.ANNA);
            assertThat(booked.booking().services()).containsExactly(SalonCrm.CUT);
            assertThat(booked.booking().time().from()).isEqualTo(at("2026-11-27T15:00"));
            assertThat(booked.booking().client().phone()).isEqualTo(Desk.PHONE);
        });
        assertThat(desk.crm.active()).hasSize(1);
        assertThat(desk.entry(context).state()).isEqualTo(LedgerEntry.State.DONE);
        assertThat(desk.entry(context).attempts()).isEqualTo(1);
        assertThat(desk.tasks()).isEmpty();
    }

    @Test
    void ledgerKnowsOfTheWriteBeforeTheCrm() {
        BookingContext context = desk.proven();
        Proposal proposal = desk.proposed(context, desk.cut("2026-11-27T15:00"));
        List<LedgerEntry> seen = new ArrayList<>();
        desk.crm.failing(_ -> {
            seen.addAll(desk.storage.ledger().open(desk.company.id(), context.conversation()));
            return Fault.NONE;
        });
        desk.confirm(context, proposal);
        assertThat(seen).singleElement().satisfies(entry -> {
            assertThat(entry.state()).isEqualTo(LedgerEntry.State.SENDING);
            assertThat(entry.attempts()).isEqualTo(1);
            assertThat(entry.nextCheckAt()).isNotNull();
        });
    }

    @Test
    void sameProposalBooksOnce() {
        BookingContext context = desk.proven();
        Proposal proposal = desk.proposed(context, desk.cut("2026-11-27T15:00"));
        ConfirmResult first = desk.confirm(context, proposal);
        assertThat(desk.confirm(context, proposal)).isEqualTo(first);
        assertThat(desk.crm.creates()).isEqualTo(1);
    }

    @Test
    void anotherProposalOfTheSameNumberIsAnotherWrite() {
        BookingContext context = desk.proven();
        Proposal first = desk.proposed(context, desk.cut("2026-11-27T15:00"));
        desk.confirm(context, first);
        desk.clock.advance(Duration.ofMinutes(5));
        BookWish other = desk.cut("2026-11-28T15:00");
        BookWish sameNumber = new BookWish(
                first.id(), 9, other.services(), other.staff(), null, other.start(), null, null, "", List.of());
        assertThat(desk.confirm(context, desk.proposed(context, sameNumber))).isInstanceOf(ConfirmResult.Booked.class);
        assertThat(desk.crm.creates()).isEqualTo(2);
    }

    @Test
    void sameWishIsBookedOnceWhateverTheConversation() {
        BookingContext one = desk.proven();
        BookingContext two = desk.proven();
        Proposal first = desk.proposed(one, desk.cut("2026-11-27T15:00"));
        Proposal second = desk.proposed(two, desk.cut("2026-11-27T15:00"));
        Booking booking = ((ConfirmResult.Booked) desk.confirm(one, first)).booking();
        assertThat(desk.confirm(two, second))
                .isInstanceOfSatisfying(
                        ConfirmResult.Booked.class,
                        booked -> assertThat(booked.booking()).isEqualTo(booking));
        assertThat(desk.crm.creates()).isEqualTo(1);
    }

    @Test
    void sameWishAfterACancellationIsBookedAnew() {
        BookingContext context = desk.proven();
        Booking booking = ((ConfirmResult.Booked)
                        desk.confirm(context, desk.proposed(context, desk.cut("2026-11-27T15:00"))))
                .booking();
        desk.confirm(context, desk.proposedCancellation(context, booking.id().value()));
        desk.clock.advance(Duration.ofMinutes(1));
        assertThat(desk.confirm(context, desk.proposed(context, desk.cut("2026-11-27T15:00"))))
                .isInstanceOf(ConfirmResult.Booked.class);
        assertThat(desk.crm.creates()).isEqualTo(2);
        assertThat(desk.crm.active()).hasSize(1);
    }

    @Test
    void phoneMayComeAfterTheProposal() {
        BookingContext nobody = desk.anonymous();
        Proposal proposal = desk.proposed(nobody, desk.cut("2026-11-27T15:00"));
        assertThat(desk.confirm(nobody, proposal)).isEqualTo(new ConfirmResult.MissingPhone());
        assertThat(desk.crm.creates()).isZero();
        BookingContext known = desk.context(nobody.conversation(), null, Desk.PHONE);
        assertThat(desk.confirm(known, proposal))
                .isInstanceOfSatisfying(
                        ConfirmResult.Booked.class,
                        booked -> assertThat(booked.booking().client().phone()).isEqualTo(Desk.PHONE));
    }

    @Test
    void timeThatWasTakenMeanwhileIsNotBooked() {
        BookingContext context = desk.proven();
        Proposal proposal = desk.proposed(context, desk.cut("2026-11-27T15:00"));
        desk.crm.seed("b01", Desk.STRANGER, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-27T15:00"));
        assertThat(desk.confirm(context, proposal))
                .isInstanceOfSatisfying(
                        Obstacle.Taken.class,
                        taken -> assertThat(taken.alternatives()).hasSize(6));
        assertThat(desk.crm.creates()).isZero();
        assertThat(desk.crm.calls()).doesNotContain("book");
    }

    @Test
    void timeThatHasPassedMeanwhileIsNotBooked() {
        BookingContext context = desk.proven();
        Proposal proposal = desk.proposed(context, desk.cut("2026-11-23T11:00"));
        desk.clock.advance(Duration.ofHours(2));
        assertThat(desk.confirm(context, proposal)).isEqualTo(new Obstacle.Past());
        assertThat(desk.crm.creates()).isZero();
    }

    @Test
    void limitsHoldWhenConfirmingToo() {
        BookingContext context = desk.claimed(Desk.PHONE);
        List<Proposal> proposals = new ArrayList<>();
        for (String day : List.of("24", "25", "26", "27")) {
            proposals.add(desk.proposed(context, desk.cut("2026-11-" + day + "T15:00")));
        }
        Proposal overlapping = desk.proposed(context, desk.wish(List.of(SalonCrm.NAILS), null, "2026-11-24T15:30"));
        assertThat(desk.confirm(context, proposals.get(0))).isInstanceOf(ConfirmResult.Booked.class);
        assertThat(desk.confirm(context, overlapping)).isInstanceOf(Obstacle.OverlapsOwn.class);
        assertThat(desk.confirm(context, proposals.get(1))).isInstanceOf(ConfirmResult.Booked.class);
        assertThat(desk.confirm(context, proposals.get(2))).isInstanceOf(ConfirmResult.Booked.class);
        assertThat(desk.confirm(context, proposals.get(3))).isEqualTo(new Obstacle.TooMany(3));
        assertThat(desk.crm.creates()).isEqualTo(3);
    }

    @Test
    void refusedDataIsSaidToBeRefused() {
        desk.crm.failingNext(Fault.REFUSED);
        BookingContext context = desk.proven();
        assertThat(desk.confirm(context, desk.proposed(context, desk.cut("2026-11-27T15:00"))))
                .isInstanceOfSatisfying(
                        ConfirmResult.Refused.class,
                        refused -> assertThat(refused.field()).isEqualTo("phone"));
        assertThat(desk.entry(context).state()).isEqualTo(LedgerEntry.State.FAILED);
    }

    // ---- what the CRM wrote

    @Test
    void recordThatDiffersIsSaidToDiffer() {
        desk.crm.writing(booking -> new Booking(
                booking.id(),
                booking.client(),
                List.of(SalonCrm.STYLING),
                new StaffId("m3"),
                TimeRange.of(booking.time().from().plusSeconds(900), Duration.ofMinutes(30)),
                BookingStatus.ACTIVE,
                null,
                null,
                booking.key()));
        BookingContext context = desk.proven();
        assertThat(desk.confirm(context, desk.proposed(context, desk.cut("2026-11-27T15:00"))))
                .isInstanceOfSatisfying(
                        ConfirmResult.Booked.class,
                        booked -> assertThat(booked.differs())
                                .containsExactlyInAnyOrder(
                                        Difference.SERVICES, Difference.STAFF, Difference.START, Difference.LENGTH));
        assertThat(desk.tasks()).singleElement().satisfies(task -> {
            assertThat(task.kind()).isEqualTo(HumanTask.Kind.UNRESOLVED_WRITE);
            assertThat(task.text()).contains("Женская стрижка, Анна Смирнова, пт, 27 ноября, 15:00", "+79161112233");
        });
    }

    // ---- a lost answer

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"LOST_AFTER", "CRASH_AFTER"})
    void writeWhoseAnswerWasLostIsReadBack(Fault fault) {
        desk.crm.failingNext(fault);
        BookingContext context = desk.proven();
        assertThat(desk.confirm(context, desk.proposed(context, desk.cut("2026-11-27T15:00"))))
                .isInstanceOf(ConfirmResult.Booked.class);
        assertThat(desk.crm.creates()).isEqualTo(1);
    }

    @Test
    void readBackGoesByPhoneWhereTheCrmKnowsNoKeys() {
        desk.crm.without(CrmCapability.FIND_BY_KEY);
        desk.crm.failingNext(Fault.LOST_AFTER);
        BookingContext context = desk.proven();
        assertThat(desk.confirm(context, desk.proposed(context, desk.cut("2026-11-27T15:00"))))
                .isInstanceOf(ConfirmResult.Booked.class);
        assertThat(desk.crm.creates()).isEqualTo(1);
    }

    @Test
    void readBackGoesThroughTheWholeListWhereNothingElseHelps() {
        desk.crm.without(CrmCapability.FIND_BY_KEY, CrmCapability.CLIENT_BOOKINGS);
        desk.crm.failingNext(Fault.LOST_AFTER);
        BookingContext context = desk.proven();
        assertThat(desk.confirm(context, desk.proposed(context, desk.cut("2026-11-27T15:00"))))
                .isInstanceOf(ConfirmResult.Booked.class);
        assertThat(desk.crm.creates()).isEqualTo(1);
    }

    @Test
    void lateRecordIsFoundWithinTheTurn() {
        desk.crm.showingLate(Duration.ofSeconds(4));
        desk.crm.failingNext(Fault.LOST_AFTER);
        BookingContext context = desk.proven();
        assertThat(desk.confirm(context, desk.proposed(context, desk.cut("2026-11-27T15:00"))))
                .isInstanceOf(ConfirmResult.Booked.class);
        assertThat(desk.clock.instant()).isEqualTo(Desk.MONDAY.plusSeconds(5));
    }

    @Test
    void recordThatIsShownTooLateIsInDoubtAndFoundLater() {
        desk.crm.showingLate(Duration.ofSeconds(30));
        desk.crm.failingNext(Fault.LOST_AFTER);
        BookingContext context = desk.proven();
        Proposal proposal = desk.proposed(context, desk.cut("2026-11-27T15:00"));
        assertThat(desk.confirm(context, proposal)).isInstanceOf(ConfirmResult.InDoubt.class);
        assertThat(desk.entry(context).state()).isEqualTo(LedgerEntry.State.UNKNOWN);
        assertThat(desk.resolveDue()).isEmpty();
        desk.clock.advance(Duration.ofSeconds(60));
        assertThat(desk.resolveDue())
                .singleElement()
                .satisfies(resolved -> assertThat(resolved.result()).isInstanceOf(ConfirmResult.Booked.class));
        assertThat(desk.confirm(context, proposal)).isInstanceOf(ConfirmResult.Booked.class);
        assertThat(desk.crm.creates()).isEqualTo(1);
    }

    @Test
    void plainAnswerIsNotBelievedBeforeTheRecordIsSeen() {
        desk.crm.showingLate(Duration.ofSeconds(30));
        BookingContext context = desk.proven();
        assertThat(desk.confirm(context, desk.proposed(context, desk.cut("2026-11-27T15:00"))))
                .isInstanceOf(ConfirmResult.InDoubt.class);
        desk.clock.advance(Duration.ofSeconds(20));
        assertThat(desk.desk.resolveOpen(context, desk.clock.instant()))
                .singleElement()
                .satisfies(resolved -> assertThat(resolved.result()).isInstanceOf(ConfirmResult.Booked.class));
        assertThat(desk.crm.creates()).isEqualTo(1);
    }

    @Test
    void neverSentAgainBeforeItHadTimeToShow() {
        desk.crm.failingNext(Fault.LOST_BEFORE);
        BookingContext context = desk.proven();
        Proposal proposal = desk.proposed(context, desk.cut("2026-11-27T15:00"));
        assertThat(desk.confirm(context, proposal)).isInstanceOf(ConfirmResult.InDoubt.class);
        desk.clock.advance(Duration.ofSeconds(30));
        assertThat(desk.confirmAtOnce(context, proposal)).isInstanceOf(ConfirmResult.InDoubt.class);
        assertThat(desk.desk.resolveOpen(context, desk.clock.instant()))
                .singleElement()
                .satisfies(resolved -> assertThat(resolved.known()).isFalse());
        assertThat(desk.crm.calls().stream().filter("book"::equals)).hasSize(1);
        desk.clock.advance(Duration.ofSeconds(30));
        assertThat(desk.resolveDue())
                .singleElement()
                .satisfies(resolved -> assertThat(resolved.result()).isInstanceOf(ConfirmResult.Booked.class));
        assertThat(desk.crm.creates()).isEqualTo(1);
        assertThat(desk.entry(context).attempts()).isEqualTo(2);
    }

    @Test
    void crmThatKnowsItsKeysIsAskedAgainAtOnce() {
        desk.crm.idempotent();
        desk.crm.failingNext(Fault.LOST_BEFORE);
        BookingContext context = desk.proven();
        assertThat(desk.confirm(context, desk.proposed(context, desk.cut("2026-11-27T15:00"))))
                .isInstanceOf(ConfirmResult.Booked.class);
        assertThat(desk.clock.instant()).isEqualTo(Desk.MONDAY);
        assertThat(desk.crm.creates()).isEqualTo(1);
    }

    @Test
    void afterThreeTriesAPersonLooks() {
        desk.crm.failing(_ -> Fault.LOST_BEFORE);
        BookingContext context = desk.proven();
        Proposal proposal = desk.proposed(context, desk.cut("2026-11-27T15:00"));
        assertThat(desk.confirm(context, proposal)).isInstanceOf(ConfirmResult.InDoubt.class);
        List<Resolved> known = new ArrayList<>();
        for (int minute = 0; minute < 5; minute++) {
            desk.clock.advance(Duration.ofSeconds(61));
            known.addAll(desk.resolveDue());
        }
        assertThat(known)
                .singleElement()
                .satisfies(resolved -> assertThat(resolved.result()).isInstanceOf(ConfirmResult.WithHuman.class));
        assertThat(desk.crm.calls().stream().filter("book"::equals)).hasSize(3);
        assertThat(desk.tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.kind()).isEqualTo(HumanTask.Kind.UNRESOLVED_WRITE));
        assertThat(desk.confirm(context, proposal)).isInstanceOf(ConfirmResult.WithHuman.class);
        assertThat(desk.crm.calls().stream().filter("book"::equals)).hasSize(3);
    }

    @Test
    void crmThatStaysSilentIsLeftToAPersonAfterTenMinutes() {
        BookingContext context = desk.proven();
        Proposal proposal = desk.proposed(context, desk.cut("2026-11-27T15:00"));
        desk.crm.failing(_ -> {
            desk.crm.readsDown(true);
            return Fault.LOST_AFTER;
        });
        assertThat(desk.confirm(context, proposal)).isInstanceOf(ConfirmResult.InDoubt.class);
        List<Resolved> known = new ArrayList<>();
        for (int minute = 0; minute < 9; minute++) {
            desk.clock.advance(Duration.ofSeconds(61));
            known.addAll(desk.resolveDue());
        }
        assertThat(known).isEmpty();
        desk.clock.advance(Duration.ofMinutes(2));
        assertThat(desk.resolveDue())
                .singleElement()
                .satisfies(resolved -> assertThat(resolved.result()).isInstanceOf(ConfirmResult.WithHuman.class));
        assertThat(desk.tasks()).hasSize(1);
        assertThat(desk.crm.calls().stream().filter("book"::equals)).hasSize(1);
    }

    @Test
    void twoThatFitAreLeftToAPerson() {
        desk.crm.without(CrmCapability.FIND_BY_KEY);
        BookingContext context = desk.claimed(Desk.PHONE);
        Proposal proposal = desk.proposed(context, desk.cut("2026-11-27T15:00"));
        desk.crm.failing(_ -> {
            desk.crm.seed("twin", Desk.PHONE, SalonCrm.CUT, null, at("2026-11-27T15:00"));
            return Fault.LOST_AFTER;
        });
        assertThat(desk.confirm(context, proposal)).isInstanceOf(ConfirmResult.WithHuman.class);
        assertThat(desk.tasks()).hasSize(1);
        assertThat(desk.crm.active()).hasSize(2);
    }

    @Test
    void acceptedAndNotYetDoneIsInDoubtUntilItIsDone() {
        desk.crm.failingNext(Fault.PENDING);
        BookingContext context = desk.proven();
        Proposal proposal = desk.proposed(context, desk.cut("2026-11-27T15:00"));
        assertThat(desk.confirm(context, proposal)).isInstanceOf(ConfirmResult.InDoubt.class);
        assertThat(desk.entry(context).booking()).isNotNull();
        desk.clock.advance(Duration.ofSeconds(61));
        assertThat(desk.resolveDue()).isEmpty();
        assertThat(desk.crm.creates()).isEqualTo(1);
    }

    @Test
    void sameWishIsNotSentWhileItIsInDoubt() {
        desk.crm.showingLate(Duration.ofMinutes(1));
        desk.crm.failingNext(Fault.LOST_AFTER);
        BookingContext one = desk.proven();
        BookingContext two = desk.proven();
        Proposal first = desk.proposed(one, desk.cut("2026-11-27T15:00"));
        Proposal second = desk.proposed(two, desk.cut("2026-11-27T15:00"));
        assertThat(desk.confirmAtOnce(one, first)).isInstanceOf(ConfirmResult.InDoubt.class);
        assertThat(desk.confirmAtOnce(two, second)).isInstanceOf(ConfirmResult.InDoubt.class);
        assertThat(desk.crm.creates()).isEqualTo(1);
    }

    // ---- a turn that died

    @Test
    void writeThatADeadTurnHadNotSentIsSent() {
        BookingContext context = desk.proven();
        Proposal proposal = desk.proposed(context, desk.cut("2026-11-27T15:00"));
        desk.crm.failing(_ -> {
            throw new StackOverflowError("the process dies before anything is sent");
        });
        assertThat(catchThrowable(() -> desk.confirm(context, proposal))).isInstanceOf(StackOverflowError.class);
        assertThat(desk.entry(context).state()).isEqualTo(LedgerEntry.State.SENDING);
        desk.crm.failing(_ -> Fault.NONE);
        desk.clock.advance(Duration.ofSeconds(75));
        assertThat(desk.desk.resolveOpen(context, desk.clock.instant()))
                .singleElement()
                .satisfies(resolved -> assertThat(resolved.result()).isInstanceOf(ConfirmResult.Booked.class));
        assertThat(desk.crm.creates()).isEqualTo(1);
        assertThat(desk.confirm(context, proposal)).isInstanceOf(ConfirmResult.Booked.class);
        assertThat(desk.crm.creates()).isEqualTo(1);
    }

    @Test
    void writeThatADeadTurnHadSentIsFound() {
        BookingContext context = desk.proven();
        Proposal proposal = desk.proposed(context, desk.cut("2026-11-27T15:00"));
        desk.crm.writing(booking -> booking);
        desk.crm.failing(_ -> Fault.NONE);
        BookingDesk dying = desk.desk(desk.clock, _ -> {
            throw new StackOverflowError("the process dies while it waits");
        });
        desk.crm.showingLate(Duration.ofSeconds(1));
        assertThat(catchThrowable(() ->
                        dying.confirm(context, proposal, desk.clock.instant().plusSeconds(20))))
                .isInstanceOf(StackOverflowError.class);
        desk.clock.advance(Duration.ofSeconds(20));
        assertThat(desk.desk.resolveOpen(context, desk.clock.instant()))
                .singleElement()
                .satisfies(resolved -> assertThat(resolved.result()).isInstanceOf(ConfirmResult.Booked.class));
        assertThat(desk.crm.creates()).isEqualTo(1);
    }

    @Test
    void writeOfACompanyWithoutAccountIsLeftToAPerson() {
        desk.crm.failingNext(Fault.LOST_BEFORE);
        BookingContext context = desk.proven();
        desk.confirm(context, desk.proposed(context, desk.cut("2026-11-27T15:00")));
        desk.clock.advance(Duration.ofMinutes(2));
        desk.desk.resolveDue((_, _) -> false, desk.clock.instant(), 10);
        assertThat(desk.entry(context).state()).isEqualTo(LedgerEntry.State.HUMAN);
    }

    // ---- a CRM that is away

    @Test
    void wishIsWrittenDownWhenTheCrmIsAway() {
        BookingContext context = desk.proven();
        Proposal proposal = desk.proposed(context, desk.cut("2026-11-27T15:00"));
        desk.crm.readsDown(true);
        assertThat(desk.confirm(context, proposal)).isEqualTo(new ConfirmResult.WrittenDown());
        assertThat(desk.confirm(context, proposal)).isEqualTo(new ConfirmResult.WrittenDown());
        assertThat(desk.tasks()).singleElement().satisfies(task -> {
            assertThat(task.kind()).isEqualTo(HumanTask.Kind.WISH);
            assertThat(task.text()).contains(proposal.summary(), "Анна", "+79161112233");
        });
        assertThat(desk.crm.calls()).doesNotContain("book");
    }

    @Test
    void wishIsWrittenDownWhenTheWriteItselfFindsNobody() {
        desk.crm.failingNext(Fault.DOWN);
        BookingContext context = desk.proven();
        Proposal proposal = desk.proposed(context, desk.cut("2026-11-27T15:00"));
        assertThat(desk.confirm(context, proposal)).isEqualTo(new ConfirmResult.WrittenDown());
        assertThat(desk.entry(context).state()).isEqualTo(LedgerEntry.State.FAILED);
        assertThat(desk.confirm(context, proposal)).isEqualTo(new ConfirmResult.WrittenDown());
        assertThat(desk.tasks()).hasSize(1);
        assertThat(desk.crm.creates()).isZero();
    }

    @Test
    void wishThatCouldNotBeProposedIsWrittenDown() {
        desk.crm.readsDown(true);
        BookingContext context = desk.claimed(Desk.PHONE);
        assertThat(desk.desk.writeDown(context, desk.cut("2026-11-27T15:00")))
                .isEqualTo(new ConfirmResult.WrittenDown());
        assertThat(desk.tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.text()).contains("пт, 27 ноября, 15:00", "Анна, +79161112233"));
    }

    // ---- moving and cancelling

    @Test
    void visitIsMoved() {
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-24T12:00"));
        BookingContext context = desk.proven();
        Proposal move = desk.proposedMove(context, "b01", "2026-11-26T14:00", SalonCrm.OLGA);
        ConfirmResult result = desk.confirm(context, move);
        assertThat(result).isInstanceOfSatisfying(ConfirmResult.Moved.class, moved -> {
            assertThat(moved.booking().time().from()).isEqualTo(at("2026-11-26T14:00"));
            assertThat(moved.booking().staff()).isEqualTo(SalonCrm.OLGA);
            assertThat(moved.oldStands()).isFalse();
        });
        assertThat(desk.confirm(context, move)).isEqualTo(result);
        assertThat(desk.crm.calls().stream().filter("reschedule"::equals)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"LOST_AFTER", "LOST_BEFORE", "CRASH_AFTER"})
    void moveWhoseAnswerWasLostIsReadBack(Fault fault) {
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-24T12:00"));
        BookingContext context = desk.proven();
        Proposal move = desk.proposedMove(context, "b01", "2026-11-26T14:00", null);
        desk.crm.failingNext(fault);
        assertThat(desk.confirm(context, move)).isInstanceOf(ConfirmResult.Moved.class);
        assertThat(desk.crm.stored("b01").time().from()).isEqualTo(at("2026-11-26T14:00"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"NONE", "LOST_AFTER", "LOST_BEFORE", "CRASH_AFTER"})
    void visitIsCancelled(Fault fault) {
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-24T12:00"));
        BookingContext context = desk.proven();
        Proposal cancellation = desk.proposedCancellation(context, "b01");
        desk.crm.failingNext(fault);
        assertThat(desk.confirm(context, cancellation)).isEqualTo(new ConfirmResult.Cancelled(new BookingId("b01")));
        assertThat(desk.crm.active()).isEmpty();
        assertThat(desk.confirm(context, cancellation)).isEqualTo(new ConfirmResult.Cancelled(new BookingId("b01")));
    }

    @Test
    void houseRuleHoldsWhenConfirmingToo() {
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-23T14:00"));
        BookingContext context = desk.proven();
        Proposal cancellation = desk.proposedCancellation(context, "b01");
        desk.clock.advance(Duration.ofMinutes(61));
        assertThat(desk.confirm(context, cancellation)).isEqualTo(new Obstacle.TooLate(Duration.ofHours(3)));
        assertThat(desk.crm.active()).hasSize(1);
    }

    @Test
    void whoHasLostTheProofChangesNothing() {
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-24T12:00"));
        BookingContext context = desk.proven();
        Proposal cancellation = desk.proposedCancellation(context, "b01");
        BookingContext claimed = desk.context(context.conversation(), null, Desk.PHONE);
        BookingContext other = desk.context(context.conversation(), Desk.STRANGER, null);
        assertThat(desk.confirm(claimed, cancellation)).isEqualTo(new Obstacle.NotProven());
        assertThat(desk.confirm(other, cancellation)).isEqualTo(new Obstacle.UnknownBooking(new BookingId("b01")));
        assertThat(desk.crm.active()).hasSize(1);
    }

    @Test
    void newVisitStandsBeforeTheOldOneGoes() {
        desk.crm.without(CrmCapability.RESCHEDULE);
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-24T12:00"));
        BookingContext context = desk.proven();
        Proposal move = desk.proposedMove(context, "b01", "2026-11-26T14:00", null);
        ConfirmResult result = desk.confirm(context, move);
        assertThat(result)
                .isInstanceOfSatisfying(
                        ConfirmResult.Moved.class,
                        moved -> assertThat(moved.oldStands()).isFalse());
        assertThat(desk.crm.calls().indexOf("book")).isLessThan(desk.crm.calls().indexOf("cancel"));
        assertThat(desk.crm.active())
                .singleElement()
                .satisfies(booking -> assertThat(booking.time().from()).isEqualTo(at("2026-11-26T14:00")));
        assertThat(desk.confirm(context, move)).isEqualTo(result);
        assertThat(desk.crm.creates()).isEqualTo(1);
    }

    @Test
    void oldVisitStaysWhenTheNewOneFails() {
        desk.crm.without(CrmCapability.RESCHEDULE);
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-24T12:00"));
        BookingContext context = desk.proven();
        Proposal move = desk.proposedMove(context, "b01", "2026-11-26T14:00", null);
        desk.crm.failingNext(Fault.REFUSED);
        assertThat(desk.confirm(context, move)).isInstanceOf(ConfirmResult.Refused.class);
        assertThat(desk.crm.active())
                .singleElement()
                .satisfies(booking -> assertThat(booking.id().value()).isEqualTo("b01"));
        assertThat(desk.storage.ledger().open(desk.company.id(), context.conversation()))
                .isEmpty();
    }

    @Test
    void oldVisitThatCouldNotBeCancelledIsLeftToAPerson() {
        desk.crm.without(CrmCapability.RESCHEDULE);
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-24T12:00"));
        BookingContext context = desk.proven();
        Proposal move = desk.proposedMove(context, "b01", "2026-11-26T14:00", null);
        desk.crm.failingNext(Fault.NONE, Fault.DOWN);
        assertThat(desk.confirm(context, move))
                .isInstanceOfSatisfying(
                        ConfirmResult.Moved.class,
                        moved -> assertThat(moved.oldStands()).isTrue());
        assertThat(desk.crm.active()).hasSize(2);
        assertThat(desk.tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.text()).contains("вт, 24 ноября, 12:00"));
    }

    @Test
    void secondHalfOfASwapIsNotForgottenWhenTheTurnDies() {
        desk.crm.without(CrmCapability.RESCHEDULE);
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-24T12:00"));
        BookingContext context = desk.proven();
        Proposal move = desk.proposedMove(context, "b01", "2026-11-26T14:00", null);
        desk.crm.failing(order -> {
            if (order instanceof BookingId) {
                throw new StackOverflowError("the process dies between the two writes");
            }
            return Fault.NONE;
        });
        assertThat(catchThrowable(() -> desk.confirm(context, move))).isInstanceOf(StackOverflowError.class);
        assertThat(desk.crm.active()).hasSize(2);
        desk.crm.failing(_ -> Fault.NONE);
        desk.clock.advance(Duration.ofSeconds(75));
        assertThat(desk.desk.resolveOpen(context, desk.clock.instant())).isEmpty();
        assertThat(desk.crm.active())
                .singleElement()
                .satisfies(booking -> assertThat(booking.time().from()).isEqualTo(at("2026-11-26T14:00")));
    }

    @Test
    void swapWhoseFirstHalfWasInDoubtIsToldAsAMove() {
        desk.crm.without(CrmCapability.RESCHEDULE);
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-24T12:00"));
        BookingContext context = desk.proven();
        Proposal move = desk.proposedMove(context, "b01", "2026-11-26T14:00", null);
        desk.crm.showingLate(Duration.ofSeconds(10));
        desk.crm.failingNext(Fault.LOST_AFTER);
        assertThat(desk.confirmAtOnce(context, move)).isInstanceOf(ConfirmResult.InDoubt.class);
        assertThat(desk.crm.active()).hasSize(2);
        desk.clock.advance(Duration.ofSeconds(10));
        assertThat(desk.desk.resolveOpen(context, desk.clock.instant()))
                .singleElement()
                .satisfies(resolved -> assertThat(resolved.result()).isInstanceOf(ConfirmResult.Moved.class));
        assertThat(desk.crm.active())
                .singleElement()
                .satisfies(booking -> assertThat(booking.time().from()).isEqualTo(at("2026-11-26T14:00")));
    }

    @Test
    void oldVisitIsNeverTakenForTheNewOneAndCancelled() {
        desk.crm.without(CrmCapability.RESCHEDULE, CrmCapability.FIND_BY_KEY);
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.CUT, null, at("2026-11-24T12:00"));
        BookingContext context = desk.proven();
        Proposal move = desk.proposedMove(context, "b01", "2026-11-24T12:00", SalonCrm.OLGA);
        desk.crm.failing(order -> order instanceof BookingId ? Fault.NONE : Fault.LOST_BEFORE);
        assertThat(desk.confirm(context, move)).isInstanceOf(ConfirmResult.WithHuman.class);
        for (int minute = 0; minute < 5; minute++) {
            desk.clock.advance(Duration.ofSeconds(61));
            desk.resolveDue();
        }
        assertThat(desk.crm.active())
                .singleElement()
                .satisfies(booking -> assertThat(booking.id().value()).isEqualTo("b01"));
        assertThat(desk.tasks()).hasSize(1);
    }

    @Test
    void withoutRescheduleAVisitIsNotMovedOverItsOwnTime() {
        desk.crm.without(CrmCapability.RESCHEDULE);
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-24T12:00"));
        assertThat(desk.proposeMove(desk.proven(), "b01", "2026-11-24T12:30")).isInstanceOf(Obstacle.Taken.class);
    }

    @Test
    void oldVisitWhoseCancellationIsRefusedLaterIsLeftToAPerson() {
        desk.crm.without(CrmCapability.RESCHEDULE);
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-24T12:00"));
        BookingContext context = desk.proven();
        Proposal move = desk.proposedMove(context, "b01", "2026-11-26T14:00", null);
        desk.crm.showingLate(Duration.ofSeconds(10));
        assertThat(desk.confirmAtOnce(context, move)).isInstanceOf(ConfirmResult.InDoubt.class);
        desk.clock.advance(Duration.ofSeconds(10));
        desk.crm.failingNext(Fault.REFUSED);
        assertThat(desk.desk.resolveOpen(context, desk.clock.instant()))
                .extracting(Resolved::result)
                .hasExactlyElementsOfTypes(ConfirmResult.Moved.class, ConfirmResult.WithHuman.class);
        assertThat(desk.tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.text()).contains("вт, 24 ноября, 12:00"));
    }
}
