package io.aiadmin.spi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiadmin.spi.Phone;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.WebhookRequest;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.BookingOrder;
import io.aiadmin.spi.crm.BookingStatus;
import io.aiadmin.spi.crm.Client;
import io.aiadmin.spi.crm.ClientDraft;
import io.aiadmin.spi.crm.ClientId;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.IdempotencyKey;
import io.aiadmin.spi.crm.MoveOrder;
import io.aiadmin.spi.crm.Service;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.Slot;
import io.aiadmin.spi.crm.SlotCalculator;
import io.aiadmin.spi.crm.SlotQuery;
import io.aiadmin.spi.crm.StaffId;
import io.aiadmin.spi.crm.StaffMember;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * What the classes of the CRM kit share. A plugin's test extends {@link CrmCatalogTck}, {@link CrmSlotsTck}, {@link CrmBookingTck}, {@link
 * CrmClientsTck}, {@link CrmFailuresTck} and {@link CrmTimeZonesTck}, supplies a {@link CrmHarness} and adds nothing to pass them. What an account
 * can't do is asserted to be refused, never skipped.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CrmTck {

    /** Ids that no vendor gives, in a form that all can read. */
    static final String NOBODYS = "999999999";

    static final Phone STRANGER = new Phone("+79990001122");

    CrmHarness harness;
    TckSalon salon;
    CrmConnector crm;

    /** Starts the stand-in. Called once, before all tests of the class. */
    protected abstract CrmHarness startHarness();

    @BeforeAll
    void startTheStandIn() {
        harness = startHarness();
    }

    @AfterAll
    void stopTheStandIn() {
        harness.close();
    }

    @BeforeEach
    void openTheSalon() {
        harness.faults().heal();
        salon = TckSalon.in(TckContext.MOSCOW);
        crm = harness.openSalon(salon);
    }

    @AfterEach
    void closeTheSalon() {
        harness.faults().heal();
        crm.close();
    }

    /** Opens the salon anew, somewhere else. */
    void openElsewhere(TckSalon other) {
        crm.close();
        salon = other;
        crm = harness.openSalon(other);
    }

    // what the salon offers, in the vendor's own naming

    Service service(String title) {
        return crm.catalog().services().stream()
                .filter(service -> service.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the catalogue lacks the service " + title));
    }

    StaffId staff(String name) {
        return crm.catalog().staff().stream()
                .filter(member -> member.name().equals(name))
                .map(StaffMember::id)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the catalogue lacks " + name));
    }

    String nameOf(@Nullable StaffId id) {
        return crm.catalog().staff().stream()
                .filter(member -> member.id().equals(id))
                .map(StaffMember::name)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the catalogue lacks the member of staff " + id));
    }

    // asking

    List<Slot> slots(String service, @Nullable String member, TimeRange range) {
        return slots(service, member, range, SlotQuery.MAX_SLOTS);
    }

    List<Slot> slots(String service, @Nullable String member, TimeRange range, int limit) {
        List<ServiceId> services = List.of(service(service).id());
        return crm.freeSlots(new SlotQuery(null, services, member == null ? null : staff(member), range, limit));
    }

    static List<Instant> startsOf(List<Slot> slots) {
        return slots.stream().map(slot -> slot.time().from()).toList();
    }

    /** Whether this very start is offered. */
    boolean free(String service, @Nullable String member, Instant start) {
        TimeRange moment = new TimeRange(start, start.plus(TckSalon.STEP));
        return startsOf(slots(service, member, moment)).contains(start);
    }

    /** Every slot is one that the salon as it was opened allows. */
    void assertSound(String service, List<Slot> slots) {
        Duration length = salon.service(service).length();
        for (Slot slot : slots) {
            assertThat(slot.time().length()).as("length of the slot").isEqualTo(length);
            assertThat(slot.time().from())
                    .as("a start that is not past")
                    .isAfterOrEqualTo(harness.clock().instant());
            StaffId member = slot.staff();
            List<String> people = member == null ? salon.whoDoes(service) : List.of(nameOf(member));
            assertThat(salon.whoDoes(service)).containsAll(people);
            assertThat(people)
                    .as("somebody who works and is free at %s", slot.time())
                    .anyMatch(name -> gaps(name, slot.time()).stream().anyMatch(gap -> gap.encloses(slot.time())));
        }
    }

    /** What the salon as it was opened leaves free. */
    List<TimeRange> gaps(String member, TimeRange range) {
        return SlotCalculator.free(salon.shiftsOf(member, range), salon.visitsOf(member));
    }

    // writing

    Booking book(String key, int customer, String service, @Nullable String member, Instant start) {
        return crm.book(order(key, customer, service, member, start));
    }

    BookingOrder order(String key, int customer, String service, @Nullable String member, Instant start) {
        return new BookingOrder(
                new IdempotencyKey(key),
                customer(customer),
                null,
                member == null ? null : staff(member),
                List.of(service(service).id()),
                start,
                "Пожелание клиента");
    }

    MoveOrder move(String key, BookingId booking, Instant start, @Nullable String member) {
        return new MoveOrder(new IdempotencyKey(key), booking, start, member == null ? null : staff(member));
    }

    /** One of ten thousand customers whom no CRM knows yet. */
    static ClientDraft customer(int number) {
        return new ClientDraft("Клиент " + number, phone(number));
    }

    static Phone phone(int number) {
        return new Phone("+7926%07d".formatted(5_550_000 + number));
    }

    /**
     * The active bookings of a customer, by whichever way the account offers; empty where it offers none, and then only free time tells.
     */
    Optional<List<Booking>> activeBookingsOf(int customer) {
        if (can(CrmCapability.CLIENT_BOOKINGS)) {
            return Optional.of(active(crm.bookingsOf(phone(customer), salon.allDays()).stream()));
        }
        if (can(CrmCapability.LIST_BOOKINGS)) {
            return Optional.of(active(crm.bookings(salon.allDays()).stream().filter(booking -> {
                Client client = booking.client();
                return client != null && phone(customer).equals(client.phone());
            })));
        }
        return Optional.empty();
    }

    private static List<Booking> active(Stream<Booking> bookings) {
        return bookings.filter(booking -> booking.status() == BookingStatus.ACTIVE)
                .toList();
    }

    /** Asserts what can be seen of a customer's bookings. */
    void assertActive(int customer, Instant... starts) {
        activeBookingsOf(customer)
                .ifPresent(bookings -> assertThat(bookings)
                        .extracting(booking -> booking.time().from())
                        .containsExactlyInAnyOrder(starts));
    }

    // what the account can do

    boolean can(CrmCapability capability) {
        return harness.expectedCapabilities().contains(capability);
    }

    /** Asserts that a missing capability is refused. */
    boolean refused(CrmCapability capability) {
        if (can(capability)) {
            return false;
        }
        assertThatThrownBy(() -> use(capability))
                .as("%s is missing", capability)
                .isInstanceOf(UnsupportedOperationException.class);
        return true;
    }

    /** Calls what the capability stands for, with things that need not exist. */
    void use(CrmCapability capability) {
        switch (capability) {
            case FIND_CLIENT -> crm.findClient(STRANGER);
            case SAVE_CLIENT -> crm.saveClient(new ClientDraft("Незнакомец", STRANGER));
            case CLIENT_BOOKINGS -> crm.bookingsOf(STRANGER, salon.day(1));
            case LIST_BOOKINGS -> crm.bookings(salon.day(1));
            case RESCHEDULE ->
                crm.reschedule(
                        new MoveOrder(new IdempotencyKey("use"), new BookingId(NOBODYS), salon.at(1, "10:00"), null));
            case CANCEL -> crm.cancel(new BookingId(NOBODYS));
            case FIND_BY_KEY -> crm.findByKey(new IdempotencyKey("use"));
            case SHIFTS -> crm.shifts(salon.day(1));
            case CLIENT_NOTES -> crm.addNote(new ClientId(NOBODYS), "Любит кофе");
            case CHANGE_EVENTS -> crm.receive(new WebhookRequest("POST", Map.of(), Map.of(), new byte[] {'{', '}'}));
            case SEVERAL_SERVICES ->
                crm.freeSlots(new SlotQuery(
                        null,
                        List.of(
                                service(TckSalon.HAIRCUT).id(),
                                service(TckSalon.COLOURING).id()),
                        null,
                        salon.day(1),
                        10));
        }
    }
}
