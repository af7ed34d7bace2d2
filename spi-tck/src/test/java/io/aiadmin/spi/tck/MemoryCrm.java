package io.aiadmin.spi.tck;

import io.aiadmin.spi.Finding;
import io.aiadmin.spi.Money;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.BookingOrder;
import io.aiadmin.spi.crm.BookingStatus;
import io.aiadmin.spi.crm.Branch;
import io.aiadmin.spi.crm.BranchId;
import io.aiadmin.spi.crm.Catalog;
import io.aiadmin.spi.crm.Client;
import io.aiadmin.spi.crm.ClientDraft;
import io.aiadmin.spi.crm.ClientId;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.CrmProfile;
import io.aiadmin.spi.crm.IdempotencyKey;
import io.aiadmin.spi.crm.MoveOrder;
import io.aiadmin.spi.crm.PriceRange;
import io.aiadmin.spi.crm.Service;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.Shift;
import io.aiadmin.spi.crm.Slot;
import io.aiadmin.spi.crm.SlotCalculator;
import io.aiadmin.spi.crm.SlotQuery;
import io.aiadmin.spi.crm.StaffId;
import io.aiadmin.spi.crm.StaffMember;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The honest connector: a CRM in memory under one lock. What it fails with is decided by {@link MemoryVendor}. */
final class MemoryCrm implements CrmConnector {

    private final TckSalon salon;
    private final Clock clock;
    private final Set<CrmCapability> capabilities;
    private final MemoryVendor vendor;
    private final Map<BookingId, Booking> bookings = new LinkedHashMap<>();
    private final Map<Phone, Client> clients = new HashMap<>();
    private final Set<IdempotencyKey> moves = new HashSet<>();
    /** Time that a faulty connector forgot to free. */
    private final List<Shift> ghosts = new ArrayList<>();

    MemoryCrm(TckSalon salon, Clock clock, Set<CrmCapability> capabilities, MemoryVendor vendor) {
        this.salon = salon;
        this.clock = clock;
        this.capabilities = capabilities;
        this.vendor = vendor;
        salon.clients().forEach(client -> card(client.phone(), client.name()));
        for (TckSalon.BookedVisit visit : salon.visits()) {
            TckSalon.KnownClient client = visit.client();
            put(new Booking(
                    nextId(),
                    client == null ? null : clients.get(client.phone()),
                    List.of(new ServiceId(visit.service())),
                    new StaffId(visit.member()),
                    visit.time(),
                    BookingStatus.ACTIVE,
                    null,
                    null,
                    null));
        }
    }

    private BookingId nextId() {
        return new BookingId("b" + (bookings.size() + 1));
    }

    private synchronized void put(Booking booking) {
        bookings.put(booking.id(), booking);
    }

    private Client card(Phone phone, @Nullable String name) {
        Client known = clients.get(phone);
        if (known == null) {
            known = new Client(new ClientId("c" + (clients.size() + 1)), name, phone);
        } else if (known.name() == null) {
            known = new Client(known.id(), name, phone);
        }
        clients.put(phone, known);
        return known;
    }

    @Override
    public Set<CrmCapability> capabilities() {
        return Set.copyOf(capabilities);
    }

    @Override
    public CrmProfile profile() {
        return new CrmProfile(CrmProfile.SlotSource.VENDOR, true, 100, Duration.ofSeconds(1));
    }

    @Override
    public List<Finding> check() {
        try {
            return List.of(Finding.good(
                    "Услуги: " + catalog().services().size(),
                    "Services: " + catalog().services().size()));
        } catch (CrmException _) {
            return List.of(Finding.bad("CRM не отвечает", "The CRM does not answer"));
        }
    }

    @Override
    public Catalog catalog() {
        return vendor.read(() -> new Catalog(
                List.of(new Branch(new BranchId("1"), "Салон", null, null, salon.zone())),
                salon.services().stream().map(MemoryCrm::service).toList(),
                salon.staff().stream().map(MemoryCrm::member).toList()));
    }

    private static Service service(TckSalon.OfferedService service) {
        return new Service(
                new ServiceId(service.title()),
                service.title(),
                null,
                service.length(),
                new PriceRange(Money.ofRoubles(service.roublesFrom()), Money.ofRoubles(service.roublesTo())));
    }

    private static StaffMember member(TckSalon.Member member) {
        return new StaffMember(
                new StaffId(member.name()),
                member.name(),
                null,
                member.services().stream().map(ServiceId::new).collect(Collectors.toSet()),
                null);
    }

    @Override
    public List<Slot> freeSlots(SlotQuery query) {
        if (query.services().size() > 1) {
            needs(CrmCapability.SEVERAL_SERVICES);
        }
        return vendor.read(() -> search(query, clock.instant(), true));
    }

    /** What is free, as a faulty connector may ask for it: from any moment on, minding what is booked or not. */
    synchronized List<Slot> search(SlotQuery query, Instant notBefore, boolean mindBookings) {
        Duration visit = length(query.services());
        List<Slot> slots = new ArrayList<>();
        for (StaffId member : people(query.services(), query.staff())) {
            new SlotCalculator(salon.zone(), TckSalon.STEP)
                    .starts(
                            salon.shiftsOf(member.value(), salon.allDays()),
                            mindBookings ? busy(member, null) : List.of(),
                            visit,
                            query.range(),
                            notBefore,
                            query.limit())
                    .forEach(start -> slots.add(new Slot(TimeRange.of(start, visit), member, null)));
        }
        slots.sort(Comparator.comparing(slot -> slot.time().from()));
        return slots.stream().limit(query.limit()).toList();
    }

    private Duration length(List<ServiceId> services) {
        Duration length = Duration.ZERO;
        for (ServiceId id : services) {
            length = length.plus(salon.services().stream()
                    .filter(service -> service.title().equals(id.value()))
                    .findFirst()
                    .orElseThrow(() -> new CrmException.NotFound("no such service"))
                    .length());
        }
        return length;
    }

    private List<StaffId> people(List<ServiceId> services, @Nullable StaffId wanted) {
        List<StaffId> people = salon.staff().stream()
                .filter(member -> wanted == null || member.name().equals(wanted.value()))
                .filter(member ->
                        services.stream().allMatch(service -> member.services().contains(service.value())))
                .map(member -> new StaffId(member.name()))
                .toList();
        if (people.isEmpty() && wanted != null) {
            throw new CrmException.NotFound("no such person for it");
        }
        return people;
    }

    private List<TimeRange> busy(StaffId member, @Nullable BookingId except) {
        List<TimeRange> busy = new ArrayList<>();
        for (Booking booking : bookings.values()) {
            if (booking.status() == BookingStatus.ACTIVE
                    && member.equals(booking.staff())
                    && !booking.id().equals(except)) {
                busy.add(booking.time());
            }
        }
        ghosts.stream().filter(ghost -> ghost.staff().equals(member)).forEach(ghost -> busy.add(ghost.time()));
        return busy;
    }

    private boolean fits(StaffId member, TimeRange time, @Nullable BookingId except) {
        return !time.from().isBefore(clock.instant())
                && SlotCalculator.free(salon.shiftsOf(member.value(), salon.allDays()), busy(member, except)).stream()
                        .anyMatch(free -> free.encloses(time));
    }

    @Override
    public List<Shift> shifts(TimeRange range) {
        needs(CrmCapability.SHIFTS);
        return vendor.read(() -> salon.shifts().stream()
                .filter(shift -> shift.time().overlaps(range))
                .map(shift -> new Shift(new StaffId(shift.member()), shift.time()))
                .sorted(Comparator.comparing(shift -> shift.time().from()))
                .toList());
    }

    @Override
    public Optional<Client> findClient(Phone phone) {
        needs(CrmCapability.FIND_CLIENT);
        return vendor.read(() -> locked(() -> Optional.ofNullable(clients.get(phone))));
    }

    @Override
    public Client saveClient(ClientDraft draft) {
        needs(CrmCapability.SAVE_CLIENT);
        return vendor.write(() -> locked(() -> card(draft.phone(), draft.name())));
    }

    @Override
    public List<Booking> bookingsOf(Phone client, TimeRange range) {
        needs(CrmCapability.CLIENT_BOOKINGS);
        return vendor.read(() -> all(range).stream()
                .filter(booking -> {
                    Client owner = booking.client();
                    return owner != null && client.equals(owner.phone());
                })
                .toList());
    }

    @Override
    public List<Booking> bookings(TimeRange range) {
        needs(CrmCapability.LIST_BOOKINGS);
        return vendor.read(() -> all(range));
    }

    /** Everybody's bookings, whatever the account offers. */
    synchronized List<Booking> all(TimeRange range) {
        return bookings.values().stream()
                .filter(booking -> booking.time().overlaps(range))
                .sorted(Comparator.comparing(booking -> booking.time().from()))
                .toList();
    }

    @Override
    public Optional<Booking> booking(BookingId id) {
        return vendor.read(() -> locked(() -> Optional.ofNullable(bookings.get(id))));
    }

    @Override
    public Booking book(BookingOrder order) {
        return vendor.write(() -> locked(() -> byKey(order.key()).orElseGet(() -> write(order, false))));
    }

    /** Writes a booking, as a faulty connector may do without asking whether it fits. */
    synchronized Booking write(BookingOrder order, boolean blindly) {
        TimeRange time = TimeRange.of(order.start(), length(order.services()));
        StaffId member = people(order.services(), order.staff()).stream()
                .filter(person -> blindly || fits(person, time, null))
                .findFirst()
                .orElseThrow(() -> new CrmException.SlotTaken("taken"));
        Booking booking = new Booking(
                nextId(),
                card(order.client().phone(), order.client().name()),
                order.services(),
                member,
                time,
                BookingStatus.ACTIVE,
                null,
                null,
                order.key());
        put(booking);
        return booking;
    }

    private Optional<Booking> byKey(IdempotencyKey key) {
        return bookings.values().stream()
                .filter(booking -> key.equals(booking.key()))
                .findFirst();
    }

    @Override
    public Booking reschedule(MoveOrder order) {
        needs(CrmCapability.RESCHEDULE);
        return vendor.write(() -> locked(() -> move(order)));
    }

    private Booking move(MoveOrder order) {
        Booking booking = Optional.ofNullable(bookings.get(order.booking()))
                .filter(found -> found.status() == BookingStatus.ACTIVE)
                .orElseThrow(() -> new CrmException.NotFound("no such active booking"));
        if (!moves.contains(order.key())) {
            StaffId member = order.staff() != null ? order.staff() : booking.staff();
            TimeRange time = TimeRange.of(order.start(), booking.time().length());
            if (member == null || !fits(member, time, booking.id())) {
                throw new CrmException.SlotTaken("taken");
            }
            moves.add(order.key());
            booking = changed(booking, member, time, BookingStatus.ACTIVE);
        }
        return booking;
    }

    private Booking changed(Booking booking, @Nullable StaffId member, TimeRange time, BookingStatus status) {
        Booking changed = new Booking(
                booking.id(), booking.client(), booking.services(), member, time, status, null, null, booking.key());
        put(changed);
        return changed;
    }

    @Override
    public void cancel(BookingId id) {
        needs(CrmCapability.CANCEL);
        vendor.write(() -> locked(() -> {
            Booking booking = bookings.get(id);
            if (booking == null) {
                throw new CrmException.NotFound("no such booking");
            }
            return changed(booking, booking.staff(), booking.time(), BookingStatus.CANCELLED);
        }));
    }

    /** Keeps time from being free for ever. */
    synchronized void haunt(StaffId member, TimeRange time) {
        ghosts.add(new Shift(member, time));
    }

    @Override
    public Optional<Booking> findByKey(IdempotencyKey key) {
        needs(CrmCapability.FIND_BY_KEY);
        return vendor.read(() -> locked(() -> byKey(key)));
    }

    @Override
    public void addNote(ClientId client, String text) {
        needs(CrmCapability.CLIENT_NOTES);
        vendor.write(() -> locked(() -> clients.values().stream()
                .filter(card -> card.id().equals(client))
                .findFirst()
                .orElseThrow(() -> new CrmException.NotFound("no such client"))));
    }

    private void needs(CrmCapability capability) {
        if (!capabilities.contains(capability)) {
            throw new UnsupportedOperationException(capability.name());
        }
    }

    private synchronized <T> T locked(Supplier<T> work) {
        return work.get();
    }

    @Override
    public void close() {}
}
