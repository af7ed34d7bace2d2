package io.aiadmin.crm.calendar;

import io.aiadmin.spi.Phone;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.BranchId;
import io.aiadmin.spi.crm.ClientId;
import io.aiadmin.spi.crm.Service;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.StaffId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an appointment book holds: how the company works, and whom and what it starts with. {@link CalendarBook} writes it.
 *
 * <p>Ids are kept as they are: 1 to 64 of letters, digits, {@code . _ -}. Lengths are in whole minutes.
 *
 * @param branches empty for a company with one place, which is then called {@link #ONLY_BRANCH}
 * @param bookings of one person must not overlap
 * @since 1.0
 */
public record CalendarSeed(
        Company company,
        List<Place> branches,
        List<Service> services,
        List<Person> staff,
        List<Card> clients,
        List<Visit> bookings) {

    /** The id of the place of a company that names no branches. */
    public static final BranchId ONLY_BRANCH = new BranchId("main");

    /** The step of a company that states none. */
    public static final Duration DEFAULT_STEP = Duration.ofMinutes(15);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Duration DAY = Duration.ofDays(1);

    /** @throws IllegalArgumentException an id is used twice, or something named does not exist */
    public CalendarSeed {
        branches = List.copyOf(branches);
        services = List.copyOf(services);
        staff = List.copyOf(staff);
        clients = List.copyOf(clients);
        bookings = List.copyOf(bookings);
        Set<BranchId> branchIds = unique("branch", branches, Place::id);
        services.forEach(service -> wholeMinutes(service.duration()));
        Set<ServiceId> serviceIds = unique("service", services, Service::id);
        Set<StaffId> staffIds = unique("member of staff", staff, Person::id);
        Set<ClientId> clientIds = unique("client", clients, Card::id);
        Set<Phone> phones = clients.stream().map(Card::phone).collect(Collectors.toSet());
        if (phones.size() < clients.size()) {
            throw new IllegalArgumentException("two clients have one phone");
        }
        unique("booking", bookings, Visit::id);
        for (Person person : staff) {
            person.services().forEach(service -> known("service", serviceIds, service));
            if (person.branch() != null) {
                known("branch", branchIds, person.branch());
            } else if (branches.size() > 1) {
                throw new IllegalArgumentException("which branch? member of staff: " + person.id());
            }
        }
        for (Visit visit : bookings) {
            visit.services().forEach(service -> known("service", serviceIds, service));
            known("member of staff", staffIds, visit.staff());
            if (visit.client() != null) {
                known("client", clientIds, visit.client());
            }
        }
    }

    private static <T, I> Set<I> unique(String kind, List<T> things, Function<T, I> id) {
        Set<I> ids = new HashSet<>();
        for (T thing : things) {
            I own = id.apply(thing);
            if (!ID.matcher(own.toString()).matches()) {
                throw new IllegalArgumentException("not an id of a " + kind + ": " + own);
            }
            if (!ids.add(own)) {
                throw new IllegalArgumentException("two of a " + kind + ": " + own);
            }
        }
        return ids;
    }

    private static void wholeMinutes(Duration length) {
        if (!length.equals(Duration.ofMinutes(length.toMinutes()))) {
            throw new IllegalArgumentException("not in whole minutes: " + length);
        }
    }

    private static <I> void known(String kind, Set<I> ids, I id) {
        if (!ids.contains(id)) {
            throw new IllegalArgumentException("no such " + kind + ": " + id);
        }
    }

    /**
     * Reads the JSON form, which the module's README describes.
     *
     * @throws IllegalArgumentException it is no JSON, or breaks the form; the message says where and repeats no personal data
     */
    public static CalendarSeed parse(String json) {
        return SeedJson.read(json);
    }

    /** The JSON form, which {@link #parse} reads back to an equal seed. */
    public String toJson() {
        return SeedJson.write(this);
    }

    /** An empty book of a company in this zone: nothing can be booked until it is arranged. */
    public static CalendarSeed empty(String name, ZoneId zone) {
        return new CalendarSeed(
                new Company(name, zone, null, null, null, DEFAULT_STEP, List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The same arrangement without clients and bookings. */
    CalendarSeed arrangement() {
        return new CalendarSeed(company, branches, services, staff, List.of(), List.of());
    }

    /**
     * The company as a whole.
     *
     * @param zone of every branch that states none
     * @param hours when visits may take place at all, an outer bound to everybody's rota; null sets no bound
     * @param slotStep between the starts that are offered
     * @param exceptions closed days, shorter and longer days, for all branches; where two speak of one day, the later one has the last word
     */
    public record Company(
            String name,
            ZoneId zone,
            @Nullable String address,
            @Nullable Phone phone,
            @Nullable WeekHours hours,
            Duration slotStep,
            List<DatedHours> exceptions) {

        public Company {
            exceptions = List.copyOf(exceptions);
            wholeMinutes(slotStep);
            if (name.isBlank() || slotStep.compareTo(Duration.ofMinutes(1)) < 0 || slotStep.compareTo(DAY) > 0) {
                throw new IllegalArgumentException("a company has a name and a step of 1 minute to 1 day");
            }
        }
    }

    /**
     * A branch.
     *
     * @param zone null is the company's
     * @param hours null are the company's
     * @param exceptions on top of the company's
     */
    public record Place(
            BranchId id,
            String title,
            @Nullable String address,
            @Nullable Phone phone,
            @Nullable ZoneId zone,
            @Nullable WeekHours hours,
            List<DatedHours> exceptions) {

        public Place {
            exceptions = List.copyOf(exceptions);
            if (title.isBlank()) {
                throw new IllegalArgumentException("a branch has a title: " + id);
            }
        }
    }

    /**
     * A stretch of a day on the local clock. It may go over midnight and then belongs to the day on which it begins.
     *
     * @param from in whole minutes
     * @param length in whole minutes, more than zero and at most 24 hours
     */
    public record Hours(LocalTime from, Duration length) {

        public Hours {
            wholeMinutes(Duration.ofNanos(from.toNanoOfDay()));
            wholeMinutes(length);
            if (length.isZero() || length.isNegative() || length.compareTo(DAY) > 0) {
                throw new IllegalArgumentException("hours last more than none and at most 24");
            }
        }

        /** From one time to another; to an earlier time means on the next day. Equal times are the whole 24 hours. */
        public static Hours between(LocalTime from, LocalTime until) {
            Duration length = Duration.between(from, until);
            return new Hours(from, length.isZero() || length.isNegative() ? length.plus(DAY) : length);
        }
    }

    /** The hours of a week; a day that is left out is closed. */
    public record WeekHours(Map<DayOfWeek, List<Hours>> days) {

        public WeekHours {
            EnumMap<DayOfWeek, List<Hours>> copy = new EnumMap<>(DayOfWeek.class);
            days.forEach((day, hours) -> {
                if (!hours.isEmpty()) {
                    copy.put(day, List.copyOf(hours));
                }
            });
            days = Map.copyOf(copy);
        }

        /** In order; empty on a closed day. */
        public List<Hours> on(LocalDate date) {
            return days.getOrDefault(date.getDayOfWeek(), List.of());
        }
    }

    /**
     * Days on which something else holds than usual.
     *
     * @param last the last such day, at least {@code first}
     * @param hours none for {@link Kind#OFF}, at least one otherwise
     */
    public record DatedHours(Kind kind, LocalDate first, LocalDate last, List<Hours> hours) {

        /** What holds instead. */
        public enum Kind {
            /** Nothing: a holiday, sick days, a day on which the company is closed. */
            OFF,
            /** These hours and no others. */
            INSTEAD,
            /** These hours besides the usual ones. */
            EXTRA
        }

        public DatedHours {
            hours = List.copyOf(hours);
            if (last.isBefore(first) || (kind == Kind.OFF) != hours.isEmpty()) {
                throw new IllegalArgumentException("dated hours: " + kind + " from " + first + " to " + last);
            }
        }

        boolean on(LocalDate date) {
            return !date.isBefore(first) && !date.isAfter(last);
        }
    }

    /** When somebody works, as a rule. */
    public sealed interface Rota {

        /** Shifts that begin on this day; several where there is a break between them. */
        List<Hours> on(LocalDate date);

        /** The same days of each week. */
        record Weekly(Set<DayOfWeek> days, List<Hours> shifts) implements Rota {

            public Weekly {
                days = Set.copyOf(days);
                shifts = List.copyOf(shifts);
                if (days.isEmpty() || shifts.isEmpty()) {
                    throw new IllegalArgumentException("a weekly rota has days and hours");
                }
            }

            @Override
            public List<Hours> on(LocalDate date) {
                return days.contains(date.getDayOfWeek()) ? shifts : List.of();
            }
        }

        /**
         * Some days on, some days off, over and over.
         *
         * @param firstDay the first working day; nobody works before it
         * @param on working days in a row, at least 1
         * @param off free days in a row, 0 or more
         */
        record Cycle(LocalDate firstDay, int on, int off, List<Hours> shifts) implements Rota {

            public Cycle {
                shifts = List.copyOf(shifts);
                if (on < 1 || off < 0 || on + off > 366 || shifts.isEmpty()) {
                    throw new IllegalArgumentException("a cycle has days on, days off and hours");
                }
            }

            @Override
            public List<Hours> on(LocalDate date) {
                long day = date.toEpochDay() - firstDay.toEpochDay();
                return day >= 0 && day % (on + off) < on ? shifts : List.of();
            }
        }
    }

    /**
     * A member of staff.
     *
     * @param services what this person does
     * @param branch where; null only in a company with one place
     * @param rotas all of which hold at once: two for different hours on different days; none for somebody who works on dated days only
     * @param exceptions holidays, sick days, extra shifts; where two speak of one day, the later one has the last word
     */
    public record Person(
            StaffId id,
            String name,
            @Nullable String position,
            Set<ServiceId> services,
            @Nullable BranchId branch,
            List<Rota> rotas,
            List<DatedHours> exceptions) {

        public Person {
            services = Set.copyOf(services);
            rotas = List.copyOf(rotas);
            exceptions = List.copyOf(exceptions);
            if (name.isBlank()) {
                throw new IllegalArgumentException("a member of staff has a name: " + id);
            }
        }
    }

    /** A client's card. Its text form holds the id only. */
    public record Card(ClientId id, @Nullable String name, Phone phone) {

        @Override
        public String toString() {
            return "Card[" + id + "]";
        }
    }

    /**
     * A booking that the book starts with. It may lie outside the person's shifts, as bookings made by hand do.
     *
     * @param client null for a visit without a client's card, or a blocked time
     * @param services may be empty where a length is given
     * @param start on the clock of the person's branch
     * @param length null is the sum of the services' lengths
     */
    public record Visit(
            BookingId id,
            @Nullable ClientId client,
            List<ServiceId> services,
            StaffId staff,
            LocalDateTime start,
            @Nullable Duration length) {

        public Visit {
            services = List.copyOf(services);
            if (length != null) {
                wholeMinutes(length);
            }
            if (length == null ? services.isEmpty() : length.isZero() || length.isNegative()) {
                throw new IllegalArgumentException("a visit has services or a length: " + id);
            }
        }
    }

    Optional<Person> person(StaffId id) {
        return staff.stream().filter(person -> person.id().equals(id)).findFirst();
    }

    /** The branches, or the one place of a company that names none. */
    List<Place> places() {
        if (!branches.isEmpty()) {
            return branches;
        }
        return List.of(
                new Place(ONLY_BRANCH, company.name(), company.address(), company.phone(), null, null, List.of()));
    }
}
