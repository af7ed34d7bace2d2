package io.aiadmin.core.booking;

import static io.aiadmin.core.booking.Desk.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.core.catalog.EmptyReason;
import io.aiadmin.core.company.CompanyProfile;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.Slot;
import io.aiadmin.spi.crm.StaffId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProposingTest {

    private final Desk desk = new Desk();

    // ---- a new visit

    @Test
    void freeTimeIsProposedInTheCustomersWords() {
        ProposeResult result = desk.desk.proposeBooking(desk.proven(), desk.cut("2026-11-27T15:00"));
        assertThat(result).isInstanceOfSatisfying(ProposeResult.Proposed.class, proposed -> {
            assertThat(proposed.proposal().summary())
                    .isEqualTo("Женская стрижка, Анна Смирнова, пт, 27 ноября, 15:00, 2\u00a0500\u00a0₽");
            assertThat(proposed.proposal().clientPhone()).isEqualTo(Desk.PHONE);
            assertThat(proposed.proposal().time().length()).isEqualTo(Duration.ofHours(1));
            assertThat(proposed.before()).isNull();
        });
        assertThat(desk.crm.active()).isEmpty();
    }

    @Test
    void englishCustomerReadsEnglish() {
        BookingContext russian = desk.proven();
        BookingContext english = new BookingContext(
                russian.company(), russian.crm(), russian.conversation(), russian.customer(), Locale.ENGLISH);
        assertThat(desk.proposed(english, desk.cut("2026-11-27T15:00")).summary())
                .isEqualTo("Женская стрижка, Анна Смирнова, Fri, November 27, 15:00, 2\u00a0500\u00a0₽");
    }

    @Test
    void proposalMayBeMadeBeforeThePhoneIsKnown() {
        assertThat(desk.proposed(desk.anonymous(), desk.cut("2026-11-27T15:00")).clientPhone())
                .isNull();
    }

    @Test
    void whoeverIsFreeIsChosenTheSameWayEachTime() {
        desk.crm.seed("b01", Desk.STRANGER, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-27T15:00"));
        for (int n = 0; n < 3; n++) {
            Proposal free = desk.proposed(desk.proven(), desk.wish(List.of(SalonCrm.CUT), null, "2026-11-27T12:00"));
            Proposal half = desk.proposed(desk.proven(), desk.wish(List.of(SalonCrm.CUT), null, "2026-11-27T15:00"));
            assertThat(free.staff()).isEqualTo(SalonCrm.ANNA);
            assertThat(half.staff()).isEqualTo(SalonCrm.OLGA);
        }
    }

    @Test
    void severalServicesAreOneVisit() {
        Proposal proposal = desk.proposed(
                desk.proven(), desk.wish(List.of(SalonCrm.CUT, SalonCrm.STYLING), SalonCrm.ANNA, "2026-11-27T15:00"));
        assertThat(proposal.time().length()).isEqualTo(Duration.ofMinutes(105));
        assertThat(proposal.summary())
                .isEqualTo("Женская стрижка + Укладка, Анна Смирнова, пт, 27 ноября, 15:00, 4\u00a0300\u00a0₽");
    }

    @Test
    void severalServicesAreRefusedWhereTheCrmCanNot() {
        desk.crm.without(CrmCapability.SEVERAL_SERVICES);
        assertThat(desk.desk.proposeBooking(
                        desk.proven(),
                        desk.wish(List.of(SalonCrm.CUT, SalonCrm.STYLING), SalonCrm.ANNA, "2026-11-27T15:00")))
                .isEqualTo(new Obstacle.NotOffered(CrmCapability.SEVERAL_SERVICES));
    }

    @Test
    void takenTimeComesWithWhatIsNear() {
        desk.crm.seed("b01", Desk.STRANGER, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-27T15:00"));
        ProposeResult result = desk.desk.proposeBooking(desk.proven(), desk.cut("2026-11-27T15:00"));
        assertThat(result).isInstanceOfSatisfying(Obstacle.Taken.class, taken -> {
            assertThat(taken.why()).isEqualTo(EmptyReason.TAKEN);
            assertThat(taken.alternatives()).hasSize(6);
            assertThat(taken.alternatives()).extracting(Slot::staff).contains(SalonCrm.ANNA, SalonCrm.OLGA);
            assertThat(taken.alternatives())
                    .allSatisfy(slot -> assertThat(Duration.between(
                                            at("2026-11-27T15:00"), slot.time().from())
                                    .abs())
                            .isLessThanOrEqualTo(Duration.ofMinutes(90)))
                    .noneSatisfy(slot -> assertThat(slot)
                            .isEqualTo(new Slot(desk.crm.stored("b01").time(), SalonCrm.ANNA, null)));
        });
    }

    @Test
    void fullDayComesWithOtherDays() {
        for (int hour = 10; hour < 21; hour++) {
            for (StaffId staff : List.of(SalonCrm.ANNA, SalonCrm.OLGA)) {
                desk.crm.seed("b-" + hour + staff, null, SalonCrm.CUT, staff, at("2026-11-27T%02d:00".formatted(hour)));
            }
        }
        assertThat(desk.desk.proposeBooking(desk.proven(), desk.cut("2026-11-27T15:00")))
                .isInstanceOfSatisfying(
                        Obstacle.Taken.class,
                        taken -> assertThat(taken.alternatives())
                                .hasSize(6)
                                .allSatisfy(slot -> assertThat(slot.time()
                                                .from()
                                                .atZone(SalonCrm.MOSCOW)
                                                .getDayOfMonth())
                                        .isNotEqualTo(27))
                                .first()
                                .satisfies(slot -> assertThat(slot.staff()).isEqualTo(SalonCrm.ANNA)));
    }

    @Test
    void theReasonIsTold() {
        desk.crm.dayOff(SalonCrm.ANNA);
        assertThat(why(desk.cut("2026-11-27T15:00"))).isEqualTo(EmptyReason.STAFF_OFF);
        assertThat(why(desk.wish(List.of(SalonCrm.CUT), SalonCrm.OLGA, "2026-11-27T20:30")))
                .isEqualTo(EmptyReason.CLOSED);
        assertThat(why(desk.wish(List.of(SalonCrm.NAILS), null, "2026-11-27T22:00")))
                .isEqualTo(EmptyReason.CLOSED);
        assertThat(why(desk.wish(List.of(SalonCrm.NAILS), SalonCrm.OLGA, "2026-11-27T15:00")))
                .isEqualTo(EmptyReason.CANNOT);
    }

    @Test
    void whoCanNotDoItIsReplacedByThoseWhoCan() {
        assertThat(desk.desk.proposeBooking(
                        desk.proven(), desk.wish(List.of(SalonCrm.NAILS), SalonCrm.ANNA, "2026-11-27T15:00")))
                .isInstanceOfSatisfying(
                        Obstacle.Taken.class,
                        taken -> assertThat(taken.alternatives())
                                .isNotEmpty()
                                .extracting(Slot::staff)
                                .containsOnly(SalonCrm.MARIA));
    }

    private EmptyReason why(BookWish wish) {
        return ((Obstacle.Taken) desk.desk.proposeBooking(desk.proven(), wish)).why();
    }

    @Test
    void pastIsPast() {
        assertThat(desk.desk.proposeBooking(desk.proven(), desk.cut("2026-11-20T15:00")))
                .isEqualTo(new Obstacle.Past());
        assertThat(desk.desk.proposeBooking(desk.proven(), desk.cut("2026-11-23T10:00")))
                .isEqualTo(new Obstacle.Past());
    }

    @Test
    void unknownAndHiddenServicesAndPeopleAreUnknown() {
        ServiceId tattoo = new ServiceId("s99");
        StaffId nobody = new StaffId("m99");
        assertThat(desk.desk.proposeBooking(desk.proven(), desk.wish(List.of(tattoo), null, "2026-11-27T15:00")))
                .isEqualTo(new Obstacle.UnknownService(tattoo));
        assertThat(desk.desk.proposeBooking(
                        desk.proven(), desk.wish(List.of(SalonCrm.CUT), nobody, "2026-11-27T15:00")))
                .isEqualTo(new Obstacle.UnknownStaff(nobody));
        Desk hiding = new Desk(new CompanyProfile(
                SalonCrm.MOSCOW,
                Locale.of("ru"),
                null,
                null,
                Duration.ofHours(3),
                3,
                Map.of(),
                List.of(SalonCrm.CUT.value()),
                null));
        assertThat(hiding.desk.proposeBooking(hiding.proven(), hiding.cut("2026-11-27T15:00")))
                .isEqualTo(new Obstacle.UnknownService(SalonCrm.CUT));
    }

    @Test
    void twoVisitsAtOnceAreNotForOneCustomer() {
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.NAILS, SalonCrm.MARIA, at("2026-11-27T14:00"));
        assertThat(desk.desk.proposeBooking(desk.proven(), desk.cut("2026-11-27T15:00")))
                .isInstanceOf(Obstacle.OverlapsOwn.class);
        assertThat(desk.desk.proposeBooking(desk.proven(), desk.cut("2026-11-27T15:30")))
                .isInstanceOf(ProposeResult.Proposed.class);
    }

    @Test
    void proposalsOfOneGoMayNotOverlap() {
        BookingContext context = desk.proven();
        Proposal nails = desk.proposed(context, desk.wish(List.of(SalonCrm.NAILS), null, "2026-11-27T14:00"));
        assertThat(desk.desk.proposeBooking(
                        context, desk.wish(List.of(SalonCrm.CUT), null, "2026-11-27T15:00", List.of(nails))))
                .isEqualTo(new Obstacle.OverlapsOwn(nails.time()));
        assertThat(desk.desk.proposeBooking(
                        context, desk.wish(List.of(SalonCrm.CUT), null, "2026-11-27T15:30", List.of(nails))))
                .isInstanceOf(ProposeResult.Proposed.class);
    }

    @Test
    void moreThanTheCompanyAllowsIsTooMany() {
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-24T12:00"));
        desk.crm.seed("b02", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-25T12:00"));
        assertThat(desk.desk.proposeBooking(desk.proven(), desk.cut("2026-11-27T15:00")))
                .isInstanceOf(ProposeResult.Proposed.class);
        desk.crm.seed("b03", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-26T12:00"));
        assertThat(desk.desk.proposeBooking(desk.proven(), desk.cut("2026-11-27T15:00")))
                .isEqualTo(new Obstacle.TooMany(3));
    }

    @Test
    void aClaimedPhoneTellsNothingOfItsOwnersVisits() {
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.NAILS, SalonCrm.MARIA, at("2026-11-27T15:00"));
        desk.crm.seed("b02", Desk.PHONE, SalonCrm.CUT, SalonCrm.OLGA, at("2026-11-25T12:00"));
        desk.crm.seed("b03", Desk.PHONE, SalonCrm.CUT, SalonCrm.OLGA, at("2026-11-26T12:00"));
        assertThat(desk.desk.proposeBooking(desk.claimed(Desk.PHONE), desk.cut("2026-11-27T15:00")))
                .isInstanceOf(ProposeResult.Proposed.class);
        assertThat(desk.crm.calls()).doesNotContain("bookingsOf");
    }

    @Test
    void crmThatIsAwayIsSaidToBeAway() {
        desk.crm.readsDown(true);
        assertThat(desk.desk.proposeBooking(desk.proven(), desk.cut("2026-11-27T15:00")))
                .isInstanceOf(Obstacle.CrmDown.class);
    }

    @Test
    void timeIsCheckedAnewForEveryProposal() {
        BookingContext context = desk.proven();
        desk.proposed(context, desk.cut("2026-11-27T15:00"));
        desk.crm.seed("b01", Desk.STRANGER, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-27T15:00"));
        assertThat(desk.desk.proposeBooking(context, desk.cut("2026-11-27T15:00")))
                .isInstanceOf(Obstacle.Taken.class);
    }

    // ---- an existing visit

    @Test
    void ownVisitIsMovedWithWhatItWasInTheWords() {
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-24T12:00"));
        Proposal move = desk.proposedMove(desk.proven(), "b01", "2026-11-26T14:00", null);
        assertThat(move.summary())
                .isEqualTo("Женская стрижка, Анна Смирнова, чт, 26 ноября, 14:00 (сейчас вт, 24 ноября, 12:00)");
        assertThat(move.staff()).isEqualTo(SalonCrm.ANNA);
        assertThat(move.booking()).isEqualTo(new BookingId("b01"));
    }

    @Test
    void visitMayBeMovedOverItsOwnTime() {
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-24T12:00"));
        Proposal move = desk.proposedMove(desk.proven(), "b01", "2026-11-24T12:30", null);
        assertThat(desk.confirm(
                        desk.context(
                                new io.aiadmin.core.conversation.ConversationId(java.util.UUID.randomUUID()),
                                Desk.PHONE,
                                null),
                        move))
                .isInstanceOf(ConfirmResult.Moved.class);
        assertThat(desk.crm.stored("b01").time().from()).isEqualTo(at("2026-11-24T12:30"));
    }

    @Test
    void visitIsNotMovedOverItsOwnTimeAndSomebodyElses() {
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-24T12:00"));
        desk.crm.seed("b02", Desk.STRANGER, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-24T13:00"));
        assertThat(desk.proposeMove(desk.proven(), "b01", "2026-11-24T12:30")).isInstanceOf(Obstacle.Taken.class);
    }

    @Test
    void onlyAProvenPhoneReachesVisits() {
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-24T12:00"));
        for (BookingContext context : List.of(desk.claimed(Desk.PHONE), desk.anonymous())) {
            assertThat(desk.proposeMove(context, "b01", "2026-11-26T14:00")).isEqualTo(new Obstacle.NotProven());
            assertThat(desk.proposeCancellation(context, "b01")).isEqualTo(new Obstacle.NotProven());
            assertThat(desk.proposeCancellation(context, "b99")).isEqualTo(new Obstacle.NotProven());
        }
        assertThat(desk.crm.calls()).isEmpty();
    }

    @Test
    void somebodyElsesVisitIsNoDifferentFromNone() {
        desk.crm.seed("b01", Desk.STRANGER, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-24T12:00"));
        desk.crm.seed("b02", null, SalonCrm.CUT, SalonCrm.OLGA, at("2026-11-24T12:00"));
        for (String id : List.of("b01", "b02", "b99")) {
            assertThat(desk.proposeMove(desk.proven(), id, "2026-11-26T14:00"))
                    .isEqualTo(new Obstacle.UnknownBooking(new BookingId(id)));
            assertThat(desk.proposeCancellation(desk.proven(), id))
                    .isEqualTo(new Obstacle.UnknownBooking(new BookingId(id)));
        }
    }

    @Test
    void proofRunsOut() {
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2027-11-24T12:00"));
        BookingContext context = desk.proven();
        desk.clock.advance(Duration.ofDays(179));
        assertThat(desk.proposeCancellation(context, "b01")).isInstanceOf(ProposeResult.Proposed.class);
        desk.clock.advance(Duration.ofDays(1));
        assertThat(desk.proposeCancellation(context, "b01")).isEqualTo(new Obstacle.NotProven());
    }

    @Test
    void houseRuleClosesBeforeTheVisit() {
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-23T13:00"));
        desk.crm.seed("b02", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-23T12:59"));
        desk.crm.seed("b03", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-23T09:30"));
        BookingContext context = desk.proven();
        assertThat(desk.proposeCancellation(context, "b01")).isInstanceOf(ProposeResult.Proposed.class);
        assertThat(desk.proposeCancellation(context, "b02")).isEqualTo(new Obstacle.TooLate(Duration.ofHours(3)));
        assertThat(desk.proposeMove(context, "b02", "2026-11-26T14:00"))
                .isEqualTo(new Obstacle.TooLate(Duration.ofHours(3)));
        assertThat(desk.proposeCancellation(context, "b03")).isEqualTo(new Obstacle.Past());
    }

    @Test
    void cancelledVisitIsNotCancelledAgain() {
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-24T12:00"));
        desk.crm.cancel(new BookingId("b01"));
        assertThat(desk.proposeCancellation(desk.proven(), "b01"))
                .isEqualTo(new Obstacle.AlreadyCancelled(new BookingId("b01")));
    }

    @Test
    void moveToATakenTimeComesWithWhatIsNear() {
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-24T12:00"));
        desk.crm.seed("b02", Desk.STRANGER, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-26T14:00"));
        assertThat(desk.proposeMove(desk.proven(), "b01", "2026-11-26T14:00"))
                .isInstanceOfSatisfying(
                        Obstacle.Taken.class,
                        taken -> assertThat(taken.alternatives()).isNotEmpty());
    }

    @Test
    void whatTheCrmCanNotDoIsNotProposed() {
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-24T12:00"));
        desk.crm.without(CrmCapability.CANCEL, CrmCapability.RESCHEDULE);
        assertThat(desk.proposeCancellation(desk.proven(), "b01"))
                .isEqualTo(new Obstacle.NotOffered(CrmCapability.CANCEL));
        assertThat(desk.proposeMove(desk.proven(), "b01", "2026-11-26T14:00"))
                .isEqualTo(new Obstacle.NotOffered(CrmCapability.RESCHEDULE));
    }

    // ---- the list

    @Test
    void visitsAreListedForAProvenPhoneOnly() {
        desk.crm.seed("b02", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-27T12:00"));
        desk.crm.seed("b01", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-23T12:00"));
        desk.crm.seed("b00", Desk.PHONE, SalonCrm.CUT, SalonCrm.ANNA, at("2026-11-20T12:00"));
        desk.crm.seed("b03", Desk.STRANGER, SalonCrm.CUT, SalonCrm.OLGA, at("2026-11-27T12:00"));
        desk.crm.seed("b04", Desk.PHONE, SalonCrm.CUT, SalonCrm.OLGA, at("2026-11-28T12:00"));
        desk.crm.cancel(new BookingId("b04"));

        assertThat(desk.desk.visits(desk.proven())).isInstanceOfSatisfying(VisitList.Listed.class, list -> {
            assertThat(list.visits())
                    .extracting(visit -> visit.booking().id().value())
                    .containsExactly("b01", "b02");
            assertThat(list.visits()).extracting(VisitList.Visit::mayChange).containsExactly(false, true);
        });
        assertThat(desk.desk.visits(desk.claimed(Desk.PHONE))).isEqualTo(new VisitList.NotProven());
        assertThat(desk.desk.visits(desk.anonymous())).isEqualTo(new VisitList.NoPhone());
        desk.crm.readsDown(true);
        assertThat(desk.desk.visits(desk.proven())).isInstanceOf(VisitList.CrmDown.class);
        desk.crm.without(CrmCapability.CLIENT_BOOKINGS);
        assertThat(desk.desk.visits(desk.proven())).isInstanceOf(VisitList.NotOffered.class);
    }
}
