package io.aiadmin.core.booking;

import io.aiadmin.core.SettableClock;
import io.aiadmin.core.catalog.CatalogCache;
import io.aiadmin.core.catalog.SlotSearch;
import io.aiadmin.core.company.AgentSettings;
import io.aiadmin.core.company.Company;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.CompanyProfile;
import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.core.conversation.CustomerIdentity;
import io.aiadmin.core.conversation.HumanTask;
import io.aiadmin.core.memory.MemoryStorage;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.StaffId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A desk over a salon's CRM and a ledger in memory, on a Monday morning; waiting lets the clock run. */
final class Desk {

    static final Phone PHONE = new Phone("+79161112233");
    static final Phone STRANGER = new Phone("+79169998877");
    static final Instant MONDAY = at("2026-11-23T10:00");

    final SettableClock clock = new SettableClock(MONDAY);
    final MemoryStorage storage = new MemoryStorage(clock);
    final SalonCrm crm = new SalonCrm(clock);
    final BookingDesk desk = desk(clock, clock::advance);
    final CompanyConfig company;

    private int proposals;

    Desk() {
        this(CompanyProfile.standard(SalonCrm.MOSCOW));
    }

    Desk(CompanyProfile profile) {
        Company named = new Company(new CompanyId(UUID.randomUUID()), "Ромашка", MONDAY, "trial");
        company = new CompanyConfig(named, 1, profile, null, AgentSettings.EMPTY, List.of(), List.of());
    }

    BookingDesk desk(Clock other, Pause pause) {
        return new BookingDesk(
                storage.ledger(), storage.tasks(), new CatalogCache(other), new SlotSearch(other), other, pause);
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SalonCrm.MOSCOW).toInstant();
    }

    BookingContext proven() {
        return context(new ConversationId(UUID.randomUUID()), PHONE, null);
    }

    BookingContext claimed(Phone phone) {
        return context(new ConversationId(UUID.randomUUID()), null, phone);
    }

    BookingContext anonymous() {
        return context(new ConversationId(UUID.randomUUID()), null, null);
    }

    BookingContext context(ConversationId conversation, Phone proven, Phone claimed) {
        CustomerIdentity customer =
                new CustomerIdentity("Анна", claimed, proven, proven == null ? null : clock.instant());
        return new BookingContext(company, crm, conversation, customer, Locale.of("ru"));
    }

    BookWish cut(String start) {
        return wish(List.of(SalonCrm.CUT), SalonCrm.ANNA, start);
    }

    BookWish wish(List<ServiceId> services, StaffId staff, String start) {
        return wish(services, staff, start, List.of());
    }

    BookWish wish(List<ServiceId> services, StaffId staff, String start, List<Proposal> together) {
        return new BookWish(nextId(), 1, services, staff, null, at(start), null, null, "", together);
    }

    ProposalId nextId() {
        return new ProposalId("p-" + ++proposals);
    }

    /** What the customer will be asked about; fails when something stands in the way. */
    Proposal proposed(BookingContext context, BookWish wish) {
        return ((ProposeResult.Proposed) desk.proposeBooking(context, wish)).proposal();
    }

    Proposal proposedMove(BookingContext context, String booking, String start, StaffId staff) {
        MoveWish wish = new MoveWish(nextId(), 1, new BookingId(booking), at(start), staff);
        return ((ProposeResult.Proposed) desk.proposeMove(context, wish)).proposal();
    }

    ProposeResult proposeMove(BookingContext context, String booking, String start) {
        return desk.proposeMove(context, new MoveWish(nextId(), 1, new BookingId(booking), at(start), null));
    }

    ProposeResult proposeCancellation(BookingContext context, String booking) {
        return desk.proposeCancellation(context, nextId(), 1, new BookingId(booking));
    }

    Proposal proposedCancellation(BookingContext context, String booking) {
        return ((ProposeResult.Proposed) proposeCancellation(context, booking)).proposal();
    }

    ConfirmResult confirm(BookingContext context, Proposal proposal) {
        return desk.confirm(context, proposal, clock.instant().plus(Duration.ofSeconds(20)));
    }

    /** A turn that has no time left for looking up. */
    ConfirmResult confirmAtOnce(BookingContext context, Proposal proposal) {
        return desk.confirm(context, proposal, clock.instant());
    }

    List<Resolved> resolveDue() {
        return desk.resolveDue(
                CrmAccounts.of(
                        id -> id.equals(company.id()) ? java.util.Optional.of(company) : java.util.Optional.empty(),
                        crm),
                clock.instant(),
                1000);
    }

    LedgerEntry entry(BookingContext context) {
        return storage.ledger()
                .recent(company.id(), context.conversation(), Instant.EPOCH)
                .getLast();
    }

    List<HumanTask> tasks() {
        return storage.tasks().open(company.id(), 100);
    }
}
