package io.aiadmin.core.booking;

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
import io.aiadmin.spi.crm.SlotQuery;
import io.aiadmin.spi.crm.StaffId;
import io.aiadmin.spi.crm.StaffMember;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A salon's CRM that keeps its word, until it is told not to. Three people work from 10 to 21; Anna and Olga cut hair, Maria does nails. Seeds,
 * faults and what is remembered of calls are for the tests.
 */
public class SalonCrm implements CrmConnector {

    public static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    public static final ServiceId CUT = new ServiceId("s01");
    public static final ServiceId NAILS = new ServiceId("s07");
    public static final ServiceId STYLING = new ServiceId("s06");
    public static final StaffId ANNA = new StaffId("m1");
    public static final StaffId OLGA = new StaffId("m2");
    public static final StaffId MARIA = new StaffId("m4");

    /** What happens to a write. */
    public enum Fault {
        NONE,
        /** It is done, and the answer is lost. */
        LOST_AFTER,
        /** It is not done, and nobody knows. */
        LOST_BEFORE,
        /** The CRM does not answer; nothing is done. */
        DOWN,
        /** A plugin's mistake, after the write was done. */
        CRASH_AFTER,
        REFUSED,
        /** The answer says that the CRM has not carried it out yet; it never gets further. */
        PENDING
    }

    private final Clock clock;
    private final Map<BookingId, Booking> bookings = new LinkedHashMap<>();
    private final Map<BookingId, Instant> visibleFrom = new LinkedHashMap<>();
    private final Map<LocalDate, Set<BookingId>> byDay = new LinkedHashMap<>();
    private final Map<IdempotencyKey, BookingId> byKey = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final Set<StaffId> off = new java.util.HashSet<>();
    private Set<CrmCapability> can = EnumSet.complementOf(EnumSet.of(CrmCapability.CHANGE_EVENTS));
    private boolean idempotent;
    private boolean readsDown;
    private Duration lag = Duration.ZERO;
    private Function<Object, Fault> fault = _ -> Fault.NONE;
    private UnaryOperator<Booking> scribe = UnaryOperator.identity();
    private int creates;

    public SalonCrm(Clock clock) {
        this.clock = clock;
    }

    // ---- for tests

    public synchronized SalonCrm without(CrmCapability... missing) {
        can = EnumSet.copyOf(can);
        List.of(missing).forEach(can::remove);
        return this;
    }

    public synchronized SalonCrm idempotent() {
        idempotent = true;
        return this;
    }

    /** New records show up in reads only after this time. */
    public synchronized SalonCrm showingLate(Duration time) {
        lag = time;
        return this;
    }

    /** Decides what happens to each write; it is given the order. */
    public synchronized void failing(Function<Object, Fault> decision) {
        fault = decision;
    }

    public void failingNext(Fault... faults) {
        java.util.ArrayDeque<Fault> queue = new java.util.ArrayDeque<>(List.of(faults));
        failing(_ -> queue.isEmpty() ? Fault.NONE : queue.poll());
    }

    public synchronized void readsDown(boolean down) {
        readsDown = down;
    }

    /** Writes something else than was ordered. */
    public synchronized void writing(UnaryOperator<Booking> other) {
        scribe = other;
    }

    public synchronized void dayOff(StaffId staff) {
        off.add(staff);
    }

    public synchronized Booking seed(String id, Phone phone, ServiceId service, StaffId staff, Instant start) {
        Booking booking = new Booking(
                new BookingId(id),
                phone == null ? null : new Client(new ClientId(id), "Ирина", phone),
                List.of(service),
                staff,
                TimeRange.of(start, length(List.of(service))),
                BookingStatus.ACTIVE,
                null,
                null,
                null);
        put(booking, Instant.MIN);
        return booking;
    }

    public synchronized List<Booking> active() {
        return bookings.values().stream()
                .filter(booking -> booking.status() == BookingStatus.ACTIVE)
                .toList();
    }

    public synchronized Booking stored(String id) {
        return bookings.get(new BookingId(id));
    }

    /** How often a booking was put into the book, lost answers included. */
    public synchronized int creates() {
        return creates;
    }

    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    // ---- the connector

    @Override
    public synchronized Set<CrmCapability> capabilities() {
        return Set.copyOf(can);
    }

    @Override
    public synchronized CrmProfile profile() {
        return new CrmProfile(CrmProfile.SlotSource.VENDOR, idempotent, 100, Duration.ofSeconds(1));
    }

    @Override
    public List<Finding> check() {
        return List.of();
    }

    @Override
    public Catalog catalog() {
        reading("catalog");
        return new Catalog(
                List.of(new Branch(new BranchId("main"), "Ромашка", null, null, MOSCOW)),
                List.of(
                        service(CUT, "Женская стрижка", 60, 2500),
                        service(STYLING, "Укладка", 45, 1800),
                        service(NAILS, "Маникюр с гель-лаком", 90, 2200)),
                List.of(
                        new StaffMember(ANNA, "Анна Смирнова", null, Set.of(CUT, STYLING), null),
                        new StaffMember(OLGA, "Ольга Белова", null, Set.of(CUT), null),
                        new StaffMember(MARIA, "Мария Котова", null, Set.of(NAILS), null)));
    }

    private static Service service(ServiceId id, String title, int minutes, int price) {
        return new Service(id, title, null, Duration.ofMinutes(minutes), PriceRange.of(Money.ofRoubles(price)));
    }

    private static Duration length(List<ServiceId> services) {
        return services.stream()
                .map(id -> id.equals(CUT) ? 60 : id.equals(NAILS) ? 90 : 45)
                .map(Duration::ofMinutes)
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public synchronized List<Slot> freeSlots(SlotQuery query) {
        reading("freeSlots");
        List<StaffMember> able = catalog().staffFor(query.services());
        if (query.staff() != null) {
            able = able.stream()
                    .filter(member -> member.id().equals(query.staff()))
                    .toList();
            if (able.isEmpty()) {
                throw new CrmException.NotFound("that person does not do it");
            }
        }
        Duration length = length(query.services());
        List<Slot> slots = new ArrayList<>();
        for (StaffMember member : able) {
            for (Shift shift : shiftsOf(member.id(), query.range())) {
                Instant start = shift.time().from();
                while (!start.plus(length).isAfter(shift.time().until())) {
                    TimeRange time = TimeRange.of(start, length);
                    if (query.range().contains(start)
                            && start.isAfter(clock.instant())
                            && free(member.id(), time, null)) {
                        slots.add(new Slot(time, member.id(), null));
                    }
                    start = start.plus(Duration.ofMinutes(15));
                }
            }
        }
        return slots.stream()
                .sorted(Comparator.comparing((Slot slot) -> slot.time().from()))
                .limit(query.limit())
                .toList();
    }

    /** Visits of this salon never go over midnight. */
    private static LocalDate day(TimeRange time) {
        return time.from().atZone(MOSCOW).toLocalDate();
    }

    private boolean free(StaffId staff, TimeRange time, BookingId except) {
        return byDay.getOrDefault(day(time), Set.of()).stream()
                .map(bookings::get)
                .filter(booking -> booking.time().overlaps(time))
                .filter(booking ->
                        booking.status() == BookingStatus.ACTIVE || booking.status() == BookingStatus.PENDING)
                .noneMatch(booking ->
                        staff.equals(booking.staff()) && !booking.id().equals(except));
    }

    @Override
    public synchronized List<Shift> shifts(TimeRange range) {
        needs(CrmCapability.SHIFTS);
        reading("shifts");
        return List.of(ANNA, OLGA, MARIA).stream()
                .flatMap(staff -> shiftsOf(staff, range).stream())
                .toList();
    }

    private List<Shift> shiftsOf(StaffId staff, TimeRange range) {
        List<Shift> shifts = new ArrayList<>();
        LocalDate day = range.from().atZone(MOSCOW).toLocalDate();
        while (!off.contains(staff) && day.atStartOfDay(MOSCOW).toInstant().isBefore(range.until())) {
            Instant from = day.atTime(LocalTime.of(10, 0)).atZone(MOSCOW).toInstant();
            shifts.add(new Shift(staff, TimeRange.of(from, Duration.ofHours(11))));
            day = day.plusDays(1);
        }
        return shifts.stream().filter(shift -> shift.time().overlaps(range)).toList();
    }

    @Override
    public synchronized List<Booking> bookingsOf(Phone client, TimeRange range) {
        needs(CrmCapability.CLIENT_BOOKINGS);
        reading("bookingsOf");
        return visible().stream()
                .filter(booking -> booking.client() != null
                        && client.equals(booking.client().phone()))
                .filter(booking -> booking.time().overlaps(range))
                .toList();
    }

    @Override
    public synchronized List<Booking> bookings(TimeRange range) {
        needs(CrmCapability.LIST_BOOKINGS);
        reading("bookings");
        return visible().stream()
                .filter(booking -> booking.time().overlaps(range))
                .toList();
    }

    @Override
    public synchronized Optional<Booking> booking(BookingId id) {
        reading("booking");
        return Optional.ofNullable(bookings.get(id)).filter(this::shown);
    }

    @Override
    public synchronized Optional<Booking> findByKey(IdempotencyKey key) {
        needs(CrmCapability.FIND_BY_KEY);
        reading("findByKey");
        return Optional.ofNullable(byKey.get(key)).map(bookings::get).filter(this::shown);
    }

    private List<Booking> visible() {
        return bookings.values().stream().filter(this::shown).toList();
    }

    private boolean shown(Booking booking) {
        return !visibleFrom.get(booking.id()).isAfter(clock.instant());
    }

    @Override
    public synchronized Booking book(BookingOrder order) {
        calls.add("book");
        Fault decided = fault.apply(order);
        if (idempotent) {
            BookingId before = byKey.get(order.key());
            if (before != null) {
                return answer(decided, bookings.get(before));
            }
        }
        refuse(decided);
        TimeRange time = TimeRange.of(order.start(), length(order.services()));
        if (order.staff() != null && !free(order.staff(), time, null)) {
            throw new CrmException.SlotTaken("the time is taken");
        }
        BookingId id = new BookingId("b" + (bookings.size() + 100));
        Booking booking = scribe.apply(new Booking(
                id,
                new Client(
                        new ClientId("c-" + id),
                        order.client().name(),
                        order.client().phone()),
                order.services(),
                order.staff(),
                time,
                decided == Fault.PENDING ? BookingStatus.PENDING : BookingStatus.ACTIVE,
                null,
                order.branch(),
                can.contains(CrmCapability.FIND_BY_KEY) ? order.key() : null));
        creates++;
        put(booking, clock.instant().plus(lag));
        return answer(decided, booking);
    }

    @Override
    public synchronized Booking reschedule(MoveOrder order) {
        needs(CrmCapability.RESCHEDULE);
        calls.add("reschedule");
        Fault decided = fault.apply(order);
        refuse(decided);
        Booking old = Optional.ofNullable(bookings.get(order.booking()))
                .filter(booking -> booking.status() == BookingStatus.ACTIVE)
                .orElseThrow(() -> new CrmException.NotFound("no such booking"));
        StaffId staff = order.staff() == null ? old.staff() : order.staff();
        TimeRange time = TimeRange.of(order.start(), old.time().length());
        if (!free(staff, time, old.id())) {
            throw new CrmException.SlotTaken("the time is taken");
        }
        Booking moved = scribe.apply(with(old, staff, time, BookingStatus.ACTIVE));
        put(moved, Instant.MIN);
        return answer(decided, moved);
    }

    @Override
    public synchronized void cancel(BookingId id) {
        needs(CrmCapability.CANCEL);
        calls.add("cancel");
        Fault decided = fault.apply(id);
        refuse(decided);
        Booking old =
                Optional.ofNullable(bookings.get(id)).orElseThrow(() -> new CrmException.NotFound("no such booking"));
        bookings.put(id, with(old, old.staff(), old.time(), BookingStatus.CANCELLED));
        answer(decided, old);
    }

    private void put(Booking booking, Instant shownFrom) {
        bookings.put(booking.id(), booking);
        visibleFrom.put(booking.id(), shownFrom);
        byDay.computeIfAbsent(day(booking.time()), _ -> new java.util.LinkedHashSet<>())
                .add(booking.id());
        if (booking.key() != null) {
            byKey.put(booking.key(), booking.id());
        }
    }

    private static void refuse(Fault decided) {
        switch (decided) {
            case LOST_BEFORE -> throw new CrmException.OutcomeUnknown("no answer", null);
            case DOWN -> throw new CrmException.Unavailable("away", null);
            case REFUSED -> throw new CrmException.Rejected("phone", "not a phone of this country");
            case NONE, LOST_AFTER, CRASH_AFTER, PENDING -> {}
        }
    }

    private static Booking answer(Fault decided, Booking booking) {
        return switch (decided) {
            case LOST_AFTER -> throw new CrmException.OutcomeUnknown("no answer", null);
            case CRASH_AFTER -> throw new IllegalStateException("a mistake of the plugin");
            default -> booking;
        };
    }

    private static Booking with(Booking old, StaffId staff, TimeRange time, BookingStatus status) {
        return new Booking(
                old.id(), old.client(), old.services(), staff, time, status, old.price(), old.branch(), old.key());
    }

    private synchronized void reading(String call) {
        calls.add(call);
        if (readsDown) {
            throw new CrmException.Unavailable("away", null);
        }
    }

    private void needs(CrmCapability capability) {
        if (!can.contains(capability)) {
            throw new UnsupportedOperationException(capability.name());
        }
    }

    @Override
    public void close() {}
}
