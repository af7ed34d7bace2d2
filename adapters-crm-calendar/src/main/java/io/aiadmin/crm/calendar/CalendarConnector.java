package io.aiadmin.crm.calendar;

import io.aiadmin.crm.calendar.CalendarSeed.Person;
import io.aiadmin.crm.calendar.Documents.BookingJson;
import io.aiadmin.crm.calendar.Documents.CardJson;
import io.aiadmin.crm.calendar.Documents.ClientJson;
import io.aiadmin.crm.calendar.Documents.DayJson;
import io.aiadmin.crm.calendar.Documents.EntryJson;
import io.aiadmin.crm.calendar.Documents.NoteJson;
import io.aiadmin.crm.calendar.Shelf.Page;
import io.aiadmin.spi.DocumentWrite;
import io.aiadmin.spi.Finding;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.PluginContext;
import io.aiadmin.spi.StoredDocument;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.BookingOrder;
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
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.Shift;
import io.aiadmin.spi.crm.Slot;
import io.aiadmin.spi.crm.SlotQuery;
import io.aiadmin.spi.crm.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The appointment book of one company. Holds nothing but a parsed catalogue, so any number of replicas work on one book.
 *
 * <p>Whoever takes a person's time writes the days that it lies in, each at the version that was read. Of two who want one time, one finds the
 * version changed, reads again and sees the other's visit.
 */
final class CalendarConnector implements CrmConnector {

    /** All but CHANGE_EVENTS: nobody else writes into the book, so there is nothing that the product would not know. */
    private static final Set<CrmCapability> CAPABILITIES =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(CrmCapability.CHANGE_EVENTS)));

    /** There is no vendor and no budget; the figure only says that nothing needs to be saved. */
    private static final CrmProfile PROFILE =
            new CrmProfile(CrmProfile.SlotSource.CALCULATED, true, 10_000, Duration.ofSeconds(1));

    /** A time that was offered in time may be confirmed a little late. */
    private static final Duration CONFIRMATION_GRACE = Duration.ofMinutes(30);

    private static final int LONGEST_NOTE = 2000;
    private static final int PAGE = 200;
    private static final Comparator<Booking> BY_START = Comparator.comparing(
                    (Booking booking) -> booking.time().from())
            .thenComparing(booking -> booking.id().value());

    private final PluginContext context;
    private final CalendarSettings settings;
    private final Shelf shelf;

    CalendarConnector(PluginContext context, CalendarSettings settings) {
        this.context = context;
        this.settings = settings;
        this.shelf = new Shelf(context.store(), settings, context.zone());
    }

    @Override
    public Set<CrmCapability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public CrmProfile profile() {
        return PROFILE;
    }

    @Override
    public List<Finding> check() {
        return new CalendarCheck(shelf, context.clock()).findings();
    }

    @Override
    public Catalog catalog() {
        return shelf.open(_ -> List.of()).setup().catalog();
    }

    // free time

    @Override
    public List<Slot> freeSlots(SlotQuery query) {
        Page page = shelf.open(setup -> slotKeys(setup, query));
        Setup setup = page.setup();
        Duration visit = lengthOf(setup, query.services());
        List<Person> people = candidates(setup, query.branch(), query.staff(), query.services());
        Instant earliest = context.clock().instant().plus(settings.leadTime());
        return new Timetable(page).slots(people, visit, query.range(), earliest, query.limit());
    }

    private static Set<String> slotKeys(Setup setup, SlotQuery query) {
        Set<String> keys = new LinkedHashSet<>();
        setup.length(query.services()).ifPresent(visit -> {
            TimeRange range =
                    new TimeRange(query.range().from(), query.range().until().plus(visit));
            setup.candidates(query.branch(), query.staff(), query.services())
                    .forEach(person -> keys.addAll(setup.dayKeys(person.id(), range)));
        });
        return keys;
    }

    private static Duration lengthOf(Setup setup, List<ServiceId> services) {
        return setup.length(services).orElseThrow(() -> new CrmException.NotFound("no such service"));
    }

    private static List<Person> candidates(
            Setup setup, @Nullable BranchId branch, @Nullable StaffId staff, List<ServiceId> services) {
        if (branch != null && !setup.hasBranch(branch)) {
            throw new CrmException.NotFound("no such branch");
        }
        List<Person> people = setup.candidates(branch, staff, services);
        if (people.isEmpty() && staff != null) {
            throw new CrmException.NotFound("no such member of staff, or not for this service");
        }
        return people;
    }

    @Override
    public List<Shift> shifts(TimeRange range) {
        Setup setup = shelf.open(_ -> List.of()).setup();
        return setup.seed().staff().stream()
                .flatMap(person -> setup.shifts(person, range).stream().map(time -> new Shift(person.id(), time)))
                .sorted(Comparator.comparing(shift -> shift.time().from()))
                .toList();
    }

    // clients

    @Override
    public Optional<Client> findClient(Phone phone) {
        Page page = shelf.open(setup -> List.of(clientKey(setup, phone)));
        return page.find(clientKey(page.setup(), phone), ClientJson.class).map(CalendarMapper::client);
    }

    @Override
    public Client saveClient(ClientDraft draft) {
        if (!shelf.open(_ -> List.of()).setup().installed()) {
            ZoneId zone = settings.zone().orElse(context.zone());
            // refused when somebody else has just started one, which is as good
            shelf.commit(List.of(CalendarBook.start(CalendarSeed.empty("—", zone))));
        }
        return shelf.untilWon(() -> trySaving(draft));
    }

    private Optional<Client> trySaving(ClientDraft draft) {
        Page page = shelf.open(setup -> List.of(clientKey(setup, draft.phone())));
        String key = clientKey(page.setup(), draft.phone());
        Optional<ClientJson> known = page.find(key, ClientJson.class);
        ClientJson card = known.map(client -> client.named(draft.name())).orElseGet(() -> newCard(page, draft));
        boolean done = known.equals(Optional.of(card)) || shelf.commit(List.of(page.write(key, card)));
        return done ? Optional.of(CalendarMapper.client(card)) : Optional.empty();
    }

    private static ClientJson newCard(Page page, ClientDraft draft) {
        String hash = page.setup().hash(draft.phone());
        return new ClientJson(
                Setup.clientId(hash).value(), draft.name(), draft.phone().e164(), List.of(), List.of());
    }

    private static String clientKey(Setup setup, Phone phone) {
        return setup.clientKey(setup.hash(phone));
    }

    @Override
    public void addNote(ClientId client, String text) {
        if (text.isBlank() || text.length() > LONGEST_NOTE) {
            throw new CrmException.Rejected("text", "a note has 1 to " + LONGEST_NOTE + " characters");
        }
        shelf.untilWon(() -> tryAddingNote(client, text));
    }

    private Optional<Boolean> tryAddingNote(ClientId client, String text) {
        Page page = shelf.open(setup -> List.of(setup.cardKey(client)));
        Setup setup = page.setup();
        String hash = page.find(setup.cardKey(client), CardJson.class)
                .map(CardJson::client)
                .or(() -> Setup.hashOf(client))
                .orElseThrow(CalendarConnector::noSuchClient);
        Page card = withDocuments(page, List.of(setup.clientKey(hash)));
        ClientJson json =
                card.find(setup.clientKey(hash), ClientJson.class).orElseThrow(CalendarConnector::noSuchClient);
        NoteJson note = new NoteJson(context.clock().instant().getEpochSecond(), text);
        boolean done = shelf.commit(List.of(card.write(setup.clientKey(hash), json.with(note))));
        return done ? Optional.of(true) : Optional.empty();
    }

    private static CrmException.NotFound noSuchClient() {
        return new CrmException.NotFound("no such client");
    }

    // bookings as they stand

    @Override
    public List<Booking> bookingsOf(Phone client, TimeRange range) {
        Page page = shelf.open(setup -> List.of(clientKey(setup, client)));
        Setup setup = page.setup();
        List<BookingId> ids = page.find(clientKey(setup, client), ClientJson.class).stream()
                .flatMap(card -> card.visits().stream())
                .filter(visit -> visit.time().overlaps(range))
                .map(visit -> new BookingId(visit.id()))
                .toList();
        return ids.isEmpty() ? List.of() : bookings(page, ids, range);
    }

    @Override
    public List<Booking> bookings(TimeRange range) {
        Page page = shelf.open(_ -> List.of());
        Set<BookingId> ids = new LinkedHashSet<>();
        String prefix = page.setup().dayPrefix();
        LocalDate last = Setup.dayOf(range.until());
        String after = prefix + Setup.dayOf(range.from());
        boolean more = true;
        while (more) {
            List<StoredDocument> days = shelf.list(prefix, after, PAGE);
            more = days.size() == PAGE;
            for (StoredDocument day : days) {
                after = day.key();
                String date = after.substring(prefix.length(), prefix.length() + 10);
                if (date.compareTo(last.toString()) > 0) {
                    more = false;
                    break;
                }
                Documents.read(day, DayJson.class).visits().stream()
                        .filter(visit -> visit.time().overlaps(range))
                        .forEach(visit -> ids.add(new BookingId(visit.id())));
            }
        }
        return bookings(page, ids, range);
    }

    /** Reads bookings with their clients. The range is asked again: a booking may have moved meanwhile. */
    private List<Booking> bookings(Page page, Collection<BookingId> ids, TimeRange range) {
        Setup setup = page.setup();
        Page whole = withDocuments(page, ids.stream().map(setup::bookingKey).toList());
        List<BookingJson> found = new ArrayList<>();
        for (BookingId id : ids) {
            whole.find(setup.bookingKey(id), BookingJson.class)
                    .filter(booking -> booking.time().overlaps(range))
                    .ifPresent(found::add);
        }
        Page people = withDocuments(
                whole,
                found.stream()
                        .flatMap(booking -> clientKeyOf(setup, booking).stream())
                        .distinct()
                        .toList());
        return found.stream()
                .map(booking -> CalendarMapper.booking(booking, clientOf(people, booking)))
                .sorted(BY_START)
                .toList();
    }

    @Override
    public Optional<Booking> booking(BookingId id) {
        Page page = shelf.open(setup -> List.of(setup.bookingKey(id)));
        return page.find(page.setup().bookingKey(id), BookingJson.class).map(json -> withClient(page, json));
    }

    @Override
    public Optional<Booking> findByKey(IdempotencyKey key) {
        return booking(Setup.bookingId(key));
    }

    private Booking withClient(Page page, BookingJson booking) {
        Page whole =
                withDocuments(page, clientKeyOf(page.setup(), booking).stream().toList());
        return CalendarMapper.booking(booking, clientOf(whole, booking));
    }

    private static Optional<String> clientKeyOf(Setup setup, BookingJson booking) {
        return Optional.ofNullable(booking.client()).map(setup::clientKey);
    }

    private static @Nullable ClientJson clientOf(Page page, BookingJson booking) {
        return clientKeyOf(page.setup(), booking)
                .flatMap(key -> page.find(key, ClientJson.class))
                .orElse(null);
    }

    /** Reads what the page does not hold yet, in slices that any store bears. */
    private Page withDocuments(Page page, List<String> keys) {
        Page whole = page;
        List<String> missing =
                keys.stream().filter(key -> page.document(key).isEmpty()).toList();
        for (int i = 0; i < missing.size(); i += PAGE) {
            List<String> slice = missing.subList(i, Math.min(missing.size(), i + PAGE));
            whole = whole.with(new Page(page.setup(), shelf.read(slice)));
        }
        return whole;
    }

    // writing

    @Override
    public Booking book(BookingOrder order) {
        if (!order.start().equals(order.start().truncatedTo(ChronoUnit.SECONDS))) {
            throw new CrmException.Rejected("start", "a visit begins at a whole second");
        }
        return shelf.untilWon(() -> tryBooking(order));
    }

    private Optional<Booking> tryBooking(BookingOrder order) {
        Page page = shelf.open(setup -> bookingKeys(setup, order));
        Setup setup = page.setup();
        BookingId id = Setup.bookingId(order.key());
        Optional<BookingJson> before = page.find(setup.bookingKey(id), BookingJson.class);
        if (before.isPresent()) {
            return before.map(booking -> withClient(page, booking));
        }
        TimeRange visit = TimeRange.of(order.start(), lengthOf(setup, order.services()));
        List<Person> people = candidates(setup, order.branch(), order.staff(), order.services());
        checkNotice(order.start());
        Person person = new Timetable(page)
                .freeAt(people, visit, null)
                .orElseThrow(() -> new CrmException.SlotTaken("nobody is free at this time"));

        String hash = setup.hash(order.client().phone());
        BookingJson booking = CalendarMapper.booking(
                id,
                hash,
                order.services(),
                person.id(),
                setup.shown(setup.placeOf(person).id()),
                visit,
                setup.price(order.services()),
                order.note(),
                order.key(),
                context.clock().instant());
        ClientJson card = page.find(setup.clientKey(hash), ClientJson.class)
                .map(client -> client.named(order.client().name()))
                .orElseGet(() -> newCard(page, order.client()))
                .with(EntryJson.of(booking));
        List<DocumentWrite> writes = new ArrayList<>(dayWrites(page, null, booking));
        writes.add(page.write(setup.bookingKey(id), booking));
        writes.add(page.write(setup.clientKey(hash), card));
        return shelf.commit(writes) ? Optional.of(CalendarMapper.booking(booking, card)) : Optional.empty();
    }

    private static Set<String> bookingKeys(Setup setup, BookingOrder order) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(setup.bookingKey(Setup.bookingId(order.key())));
        keys.add(clientKey(setup, order.client().phone()));
        setup.length(order.services()).ifPresent(length -> {
            TimeRange visit = TimeRange.of(order.start(), length);
            setup.candidates(order.branch(), order.staff(), order.services())
                    .forEach(person -> keys.addAll(setup.dayKeys(person.id(), visit)));
        });
        return keys;
    }

    private void checkNotice(Instant start) {
        Instant now = context.clock().instant();
        Duration notice = settings.leadTime().minus(CONFIRMATION_GRACE);
        Instant earliest = notice.isNegative() ? now : now.plus(notice);
        if (start.isBefore(earliest)) {
            throw new CrmException.SlotTaken("the time has passed or is too near");
        }
    }

    /** The days that change when a booking goes from where it stood to where it stands: out of some, into others, in each at most once. */
    private static List<DocumentWrite> dayWrites(Page page, @Nullable BookingJson before, BookingJson after) {
        Setup setup = page.setup();
        Map<String, DayJson> days = new LinkedHashMap<>();
        if (before != null) {
            for (String key : setup.dayKeys(new StaffId(before.staff()), before.time())) {
                days.put(key, day(page, key).without(before.id()));
            }
        }
        for (String key : setup.dayKeys(new StaffId(after.staff()), after.time())) {
            DayJson day = days.getOrDefault(key, day(page, key));
            days.put(key, day.with(EntryJson.of(after)));
        }
        List<DocumentWrite> writes = new ArrayList<>();
        days.forEach((key, day) -> writes.add(page.write(key, day)));
        return writes;
    }

    private static DayJson day(Page page, String key) {
        return page.find(key, DayJson.class).orElse(DayJson.EMPTY);
    }

    @Override
    public Booking reschedule(MoveOrder order) {
        if (!order.start().equals(order.start().truncatedTo(ChronoUnit.SECONDS))) {
            throw new CrmException.Rejected("start", "a visit begins at a whole second");
        }
        return shelf.untilWon(() -> tryMoving(order));
    }

    private Optional<Booking> tryMoving(MoveOrder order) {
        Page first = shelf.open(setup -> List.of(setup.bookingKey(order.booking())));
        Setup setup = first.setup();
        BookingJson before = first.find(setup.bookingKey(order.booking()), BookingJson.class)
                .orElseThrow(CalendarConnector::noSuchBooking);
        if (before.moves().contains(order.key().value())) {
            return Optional.of(withClient(first, before));
        }
        if (!before.active()) {
            throw noSuchBooking();
        }
        Person person = personFor(setup, before, order.staff());
        TimeRange visit = TimeRange.of(order.start(), before.time().length());
        BookingJson after = before.moved(
                person.id().value(),
                Optional.ofNullable(setup.shown(setup.placeOf(person).id()))
                        .map(BranchId::value)
                        .orElse(null),
                visit,
                order.key().value());
        Page page = withDocuments(first, touched(setup, before, after));
        boolean moves = !visit.equals(before.time()) || !person.id().value().equals(before.staff());
        if (moves) {
            checkNotice(order.start());
            if (new Timetable(page).freeAt(List.of(person), visit, before.id()).isEmpty()) {
                throw new CrmException.SlotTaken("the new time is not free");
            }
        }
        return commitChange(page, before, after);
    }

    private static Person personFor(Setup setup, BookingJson booking, @Nullable StaffId wanted) {
        Person person = setup.seed()
                .person(wanted != null ? wanted : new StaffId(booking.staff()))
                .orElseThrow(() -> new CrmException.NotFound("no such member of staff"));
        List<ServiceId> services =
                booking.services().stream().map(ServiceId::new).toList();
        boolean changes = !person.id().value().equals(booking.staff());
        if (changes && !person.services().containsAll(services)) {
            throw new CrmException.NotFound("this member of staff does not do it");
        }
        return person;
    }

    @Override
    public void cancel(BookingId booking) {
        shelf.untilWon(() -> tryCancelling(booking));
    }

    private Optional<Booking> tryCancelling(BookingId id) {
        Page first = shelf.open(setup -> List.of(setup.bookingKey(id)));
        Setup setup = first.setup();
        BookingJson before =
                first.find(setup.bookingKey(id), BookingJson.class).orElseThrow(CalendarConnector::noSuchBooking);
        if (!before.active()) {
            return Optional.of(CalendarMapper.booking(before, null));
        }
        BookingJson after = before.cancelled();
        return commitChange(withDocuments(first, touched(setup, before, after)), before, after);
    }

    private static CrmException.NotFound noSuchBooking() {
        return new CrmException.NotFound("no such active booking");
    }

    /** The documents, besides the booking itself, that a change of it writes. */
    private static List<String> touched(Setup setup, BookingJson before, BookingJson after) {
        Stream<String> days = Stream.of(before, after)
                .flatMap(booking -> setup.dayKeys(new StaffId(booking.staff()), booking.time()).stream());
        return Stream.concat(days, clientKeyOf(setup, before).stream())
                .distinct()
                .toList();
    }

    private Optional<Booking> commitChange(Page page, BookingJson before, BookingJson after) {
        Setup setup = page.setup();
        List<DocumentWrite> writes = new ArrayList<>(dayWrites(page, before, after));
        writes.add(page.write(setup.bookingKey(new BookingId(after.id())), after));
        ClientJson card = clientOf(page, after);
        if (card != null) {
            card = card.with(EntryJson.of(after));
            writes.add(page.write(clientKeyOf(setup, after).orElseThrow(), card));
        }
        return shelf.commit(writes) ? Optional.of(CalendarMapper.booking(after, card)) : Optional.empty();
    }

    @Override
    public void close() {
        // holds nothing
    }
}
