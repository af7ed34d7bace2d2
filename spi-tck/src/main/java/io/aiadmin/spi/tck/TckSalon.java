package io.aiadmin.spi.tck;

import io.aiadmin.spi.Phone;
import io.aiadmin.spi.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The company that the CRM kit works with: a harness loads it into its vendor's stand-in. Things are named by title, name and phone; the ids are
 * the vendor's own.
 *
 * <p>The clock stands on Monday, 23 November 2026, 09:00 on the wall of the branch. There is one branch. Starts lie 15 minutes apart.
 *
 * @param zone of the branch
 * @param now where the clock stands
 * @param shifts who works when, on the fourteen days from today; nobody works outside them
 * @param visits what is booked already
 */
public record TckSalon(
        ZoneId zone,
        Instant now,
        List<OfferedService> services,
        List<Member> staff,
        List<WorkShift> shifts,
        List<KnownClient> clients,
        List<BookedVisit> visits) {

    /** An hour, 2,500 roubles. Anna and Boris do it. */
    public static final String HAIRCUT = "Женская стрижка";

    /** Half an hour, 800 roubles. Boris does it. */
    public static final String SHAVE = "Бритьё";

    /** Two hours, 4,500 to 7,000 roubles. Anna does it. */
    public static final String COLOURING = "Окрашивание";

    /** 45 minutes, 3,000 roubles. Vera does it. */
    public static final String MASSAGE = "Массаж спины";

    /** Works from 10:00 to 19:00, on the fourth day not at all. */
    public static final String ANNA = "Анна Смирнова";

    /** Works from 12:00 to 20:00 from the second to the seventh day. */
    public static final String BORIS = "Борис Орлов";

    /** Works from 10:00 to 13:00 and from 15:00 to 19:00. */
    public static final String VERA = "Вера Соколова";

    /** Has a card, and a haircut with Anna tomorrow at 12:00. */
    public static final KnownClient IRINA = new KnownClient("Ирина Васильева", new Phone("+79161112233"));

    /** Has a card, and a massage with Vera the day after tomorrow at 10:00. */
    public static final KnownClient PAVEL = new KnownClient("Павел Громов", new Phone("+79162223344"));

    /** Between two starts. */
    public static final Duration STEP = Duration.ofMinutes(15);

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final int DAYS = 14;

    /** Something that is offered. The price is one figure when both ends are equal. */
    public record OfferedService(String title, Duration length, long roublesFrom, long roublesTo) {}

    /** Somebody who works, and the titles of what this person does. */
    public record Member(String name, Set<String> services) {
        public Member {
            services = Set.copyOf(services);
        }
    }

    /** When somebody works. */
    public record WorkShift(String member, TimeRange time) {}

    /** Somebody with a card. */
    public record KnownClient(String name, Phone phone) {}

    /**
     * Something booked.
     *
     * @param client null for a visit without a client's card
     */
    public record BookedVisit(String member, @Nullable KnownClient client, String service, TimeRange time) {}

    public TckSalon {
        services = List.copyOf(services);
        staff = List.copyOf(staff);
        shifts = List.copyOf(shifts);
        clients = List.copyOf(clients);
        visits = List.copyOf(visits);
    }

    /** The salon in a zone: the same times on the wall everywhere. */
    public static TckSalon in(ZoneId zone) {
        List<WorkShift> shifts = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            if (day != 3) {
                shifts.add(new WorkShift(ANNA, between(zone, day, "10:00", "19:00")));
            }
            if (day >= 1 && day <= 6) {
                shifts.add(new WorkShift(BORIS, between(zone, day, "12:00", "20:00")));
            }
            shifts.add(new WorkShift(VERA, between(zone, day, "10:00", "13:00")));
            shifts.add(new WorkShift(VERA, between(zone, day, "15:00", "19:00")));
        }
        return new TckSalon(
                zone,
                at(zone, 0, "09:00"),
                List.of(
                        new OfferedService(HAIRCUT, Duration.ofMinutes(60), 2500, 2500),
                        new OfferedService(SHAVE, Duration.ofMinutes(30), 800, 800),
                        new OfferedService(COLOURING, Duration.ofMinutes(120), 4500, 7000),
                        new OfferedService(MASSAGE, Duration.ofMinutes(45), 3000, 3000)),
                List.of(
                        new Member(ANNA, Set.of(HAIRCUT, COLOURING)),
                        new Member(BORIS, Set.of(HAIRCUT, SHAVE)),
                        new Member(VERA, Set.of(MASSAGE))),
                shifts,
                List.of(IRINA, PAVEL),
                List.of(
                        new BookedVisit(ANNA, IRINA, HAIRCUT, between(zone, 1, "12:00", "13:00")),
                        new BookedVisit(BORIS, null, SHAVE, between(zone, 1, "15:00", "15:30")),
                        new BookedVisit(VERA, PAVEL, MASSAGE, between(zone, 2, "10:00", "10:45")),
                        new BookedVisit(ANNA, null, COLOURING, between(zone, 2, "16:00", "18:00"))));
    }

    /** A moment on the wall of the branch, so many days from today: {@code at(1, "12:00")} is tomorrow noon. */
    public Instant at(int daysAhead, String time) {
        return at(zone, daysAhead, time);
    }

    /** From one time of a day to another. */
    public TimeRange between(int daysAhead, String from, String until) {
        return between(zone, daysAhead, from, until);
    }

    /** The whole day of the branch, from midnight to midnight. */
    public TimeRange day(int daysAhead) {
        return new TimeRange(at(daysAhead, "00:00"), at(daysAhead + 1, "00:00"));
    }

    /** All days on which somebody works. */
    public TimeRange allDays() {
        return new TimeRange(at(0, "00:00"), at(DAYS, "00:00"));
    }

    /** The service with this title. */
    public OfferedService service(String title) {
        return services.stream()
                .filter(service -> service.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    /** Those who do the service. */
    public List<String> whoDoes(String title) {
        return staff.stream()
                .filter(member -> member.services().contains(title))
                .map(Member::name)
                .toList();
    }

    /** Somebody's working times that overlap the range, by start. */
    public List<TimeRange> shiftsOf(String member, TimeRange range) {
        return shifts.stream()
                .filter(shift -> shift.member().equals(member) && shift.time().overlaps(range))
                .map(WorkShift::time)
                .toList();
    }

    /** What is booked with somebody. */
    public List<TimeRange> visitsOf(String member) {
        return visits.stream()
                .filter(visit -> visit.member().equals(member))
                .map(BookedVisit::time)
                .toList();
    }

    private static Instant at(ZoneId zone, int daysAhead, String time) {
        return TODAY.plusDays(daysAhead)
                .atTime(LocalTime.parse(time))
                .atZone(zone)
                .toInstant();
    }

    private static TimeRange between(ZoneId zone, int daysAhead, String from, String until) {
        return new TimeRange(at(zone, daysAhead, from), at(zone, daysAhead, until));
    }
}
