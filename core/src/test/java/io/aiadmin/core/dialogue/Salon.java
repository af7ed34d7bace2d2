package io.aiadmin.core.dialogue;

import io.aiadmin.spi.Finding;
import io.aiadmin.spi.LocalText;
import io.aiadmin.spi.Money;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.PluginContext;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.SettingsSchema;
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
import io.aiadmin.spi.crm.CrmPlugin;
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
import java.util.concurrent.atomic.AtomicInteger;

/** A small salon's CRM in memory: two people, three services, open from ten to nine; its faults can be chosen. */
final class Salon implements CrmConnector, CrmPlugin {

    static final ZoneId ZONE = ZoneId.of("Europe/Moscow");
    static final ServiceId CUT = new ServiceId("s01");
    static final ServiceId NAILS = new ServiceId("s07");
    static final ServiceId BALAYAGE = new ServiceId("s05");
    static final StaffId ANNA = new StaffId("m1");
    static final StaffId OLGA = new StaffId("m2");

    private final Clock clock;
    private final Map<String, Booking> bookings = new LinkedHashMap<>();
    private final Set<CrmCapability> capabilities = EnumSet.complementOf(EnumSet.of(CrmCapability.CHANGE_EVENTS));
    private final AtomicInteger searches = new AtomicInteger();
    private int creates;
    private boolean away;
    private boolean losesAnswers;

    Salon(Clock clock) {
        this.clock = clock;
    }

    /** The CRM does not answer any more. */
    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    /** Writes are made, and their answers lost; looking them up fails as well, until {@link #findAnswers}. */
    void loseAnswers() {
        losesAnswers = true;
    }

    void findAnswers() {
        losesAnswers = false;
    }

    void cannot(CrmCapability capability) {
        capabilities.remove(capability);
    }

    synchronized Booking visit(ServiceId service, StaffId staff, String start, String name, String phone) {
        Instant from = java.time.LocalDateTime.parse(start).atZone(ZONE).toInstant();
        return add(List.of(service), staff, from, name, new Phone(phone), null);
    }

    synchronized List<Booking> active() {
        return bookings.values().stream()
                .filter(each -> each.status() == BookingStatus.ACTIVE)
                .toList();
    }

    int searches() {
        return searches.get();
    }

    int creates() {
        return creates;
    }

    @Override
    public String type() {
        return "salon";
    }

    @Override
    public LocalText title() {
        return new LocalText("Салон", "Salon");
    }

    @Override
    public SettingsSchema settings() {
        return SettingsSchema.of();
    }

    @Override
    public CrmConnector open(PluginContext context, Settings settings) {
        return this;
    }

    @Override
    public Set<CrmCapability> capabilities() {
        return Set.copyOf(capabilities);
    }

    @Override
    public CrmProfile profile() {
        return new CrmProfile(CrmProfile.SlotSource.CALCULATED, true, 1000, Duration.ofSeconds(1));
    }

    @Override
    public List<Finding> check() {
        return List.of();
    }

    @Override
    public Catalog catalog() {
        answer();
        return new Catalog(
                List.of(new Branch(new BranchId("b1"), "Ромашка", null, null, ZONE)),
                List.of(
                        new Service(
                                CUT,
                                "Женская стрижка",
                                "Парикмахерский зал",
                                Duration.ofMinutes(60),
                                price(2500, 2500)),
                        new Service(
                                BALAYAGE,
                                "Сложное окрашивание <b>(балаяж)</b>",
                                "Парикмахерский зал",
                                Duration.ofMinutes(240),
                                price(12000, 18000)),
                        new Service(NAILS, "Маникюр с покрытием", "Ногти", Duration.ofMinutes(90), price(2300, 2300))),
                List.of(
                        new StaffMember(ANNA, "Анна Смирнова", "стилист", Set.of(CUT, BALAYAGE), null),
                        new StaffMember(OLGA, "Ольга Кузнецова", null, Set.of(NAILS, CUT), null)));
    }

    @Override
    public synchronized List<Slot> freeSlots(SlotQuery query) {
        answer();
        searches.incrementAndGet();
        List<Slot> slots = new ArrayList<>();
        for (StaffMember member : catalog().staffFor(query.services())) {
            if (query.staff() == null || query.staff().equals(member.id())) {
                addSlots(query, member, slots);
            }
        }
        slots.sort(Comparator.comparing(slot -> slot.time().from()));
        return List.copyOf(slots.subList(0, Math.min(query.limit(), slots.size())));
    }

    private void addSlots(SlotQuery query, StaffMember member, List<Slot> slots) {
        Duration length = length(query.services());
        for (Shift shift : shifts(query.range())) {
            for (Instant start = shift.time().from();
                    shift.staff().equals(member.id())
                            && !start.plus(length).isAfter(shift.time().until());
                    start = start.plus(Duration.ofMinutes(30))) {
                TimeRange time = TimeRange.of(start, length);
                boolean free = active().stream()
                        .noneMatch(each ->
                                member.id().equals(each.staff()) && each.time().overlaps(time));
                if (free && query.range().contains(start) && !start.isBefore(clock.instant())) {
                    slots.add(new Slot(time, member.id(), null));
                }
            }
        }
    }

    @Override
    public List<Shift> shifts(TimeRange range) {
        answer();
        List<Shift> shifts = new ArrayList<>();
        LocalDate last = range.until().atZone(ZONE).toLocalDate();
        for (LocalDate day = range.from().atZone(ZONE).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            shifts.add(shift(ANNA, day));
            if (day.getDayOfWeek().getValue() < 6) {
                shifts.add(shift(OLGA, day));
            }
        }
        return shifts;
    }

    private static Shift shift(StaffId staff, LocalDate day) {
        return new Shift(
                staff,
                new TimeRange(
                        day.atTime(LocalTime.of(10, 0)).atZone(ZONE).toInstant(),
                        day.atTime(LocalTime.of(21, 0)).atZone(ZONE).toInstant()));
    }

    @Override
    public Optional<Client> findClient(Phone phone) {
        answer();
        return Optional.empty();
    }

    @Override
    public synchronized List<Booking> bookingsOf(Phone client, TimeRange range) {
        answer();
        return bookings.values().stream()
                .filter(each -> each.client() != null
                        && client.equals(each.client().phone())
                        && each.time().overlaps(range))
                .toList();
    }

    @Override
    public synchronized List<Booking> bookings(TimeRange range) {
        answer();
        return bookings.values().stream()
                .filter(each -> each.time().overlaps(range))
                .toList();
    }

    @Override
    public synchronized Optional<Booking> booking(BookingId id) {
        answer();
        return Optional.ofNullable(bookings.get(id.value()));
    }

    @Override
    public synchronized Booking book(BookingOrder order) {
        answer();
        creates++;
        StaffId staff = order.staff() == null ? ANNA : order.staff();
        TimeRange time = TimeRange.of(order.start(), length(order.services()));
        if (active().stream()
                .anyMatch(each -> staff.equals(each.staff()) && each.time().overlaps(time))) {
            throw new CrmException.SlotTaken("taken");
        }
        Booking booking = add(
                order.services(),
                staff,
                order.start(),
                order.client().name(),
                order.client().phone(),
                order.key());
        if (losesAnswers) {
            throw new CrmException.OutcomeUnknown("lost", null);
        }
        return booking;
    }

    @Override
    public synchronized Booking reschedule(MoveOrder order) {
        answer();
        Booking old = bookings.get(order.booking().value());
        if (old == null || old.status() != BookingStatus.ACTIVE) {
            throw new CrmException.NotFound("no such visit");
        }
        StaffId staff = order.staff() == null ? old.staff() : order.staff();
        Booking moved = new Booking(
                old.id(),
                old.client(),
                old.services(),
                staff,
                TimeRange.of(order.start(), old.time().length()),
                BookingStatus.ACTIVE,
                old.price(),
                null,
                old.key());
        bookings.put(old.id().value(), moved);
        return moved;
    }

    @Override
    public synchronized void cancel(BookingId id) {
        answer();
        Booking old = booking(id).orElseThrow(() -> new CrmException.NotFound("no such visit"));
        bookings.put(
                id.value(),
                new Booking(
                        old.id(),
                        old.client(),
                        old.services(),
                        old.staff(),
                        old.time(),
                        BookingStatus.CANCELLED,
                        old.price(),
                        null,
                        old.key()));
    }

    @Override
    public synchronized Optional<Booking> findByKey(IdempotencyKey key) {
        answer();
        if (losesAnswers) {
            throw new CrmException.Unavailable("no answer", null);
        }
        return bookings.values().stream().filter(each -> key.equals(each.key())).findFirst();
    }

    @Override
    public void close() {}

    private Booking add(
            List<ServiceId> services, StaffId staff, Instant start, String name, Phone phone, IdempotencyKey key) {
        String id = "b" + (bookings.size() + 1);
        Booking booking = new Booking(
                new BookingId(id),
                new Client(new ClientId("c-" + phone.e164()), name, phone),
                services,
                staff,
                TimeRange.of(start, length(services)),
                BookingStatus.ACTIVE,
                catalog().service(services.getFirst()).orElseThrow().price(),
                null,
                key);
        bookings.put(id, booking);
        return booking;
    }

    private Duration length(List<ServiceId> services) {
        return services.stream()
                .map(id -> catalog()
                        .service(id)
                        .orElseThrow(() -> new CrmException.NotFound("no such service"))
                        .duration())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private void answer() {
        if (away) {
            throw new CrmException.Unavailable("away", null);
        }
    }

    private static PriceRange price(long from, long to) {
        return new PriceRange(Money.ofRoubles(from), Money.ofRoubles(to));
    }
}
