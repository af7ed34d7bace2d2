package io.aiadmin.crm.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.crm.calendar.CalendarSeed.Company;
import io.aiadmin.crm.calendar.CalendarSeed.DatedHours;
import io.aiadmin.crm.calendar.CalendarSeed.Hours;
import io.aiadmin.crm.calendar.CalendarSeed.Person;
import io.aiadmin.crm.calendar.CalendarSeed.Place;
import io.aiadmin.crm.calendar.CalendarSeed.Rota;
import io.aiadmin.crm.calendar.CalendarSeed.WeekHours;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.StaffId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkingTimeTest {

    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Rota ALWAYS_TEN_TO_SEVEN =
            new Rota.Weekly(EnumSet.allOf(DayOfWeek.class), List.of(hours("10:00", "19:00")));

    @Test
    void weeklyRotaWorksOnItsDays() {
        Rota rota = new Rota.Weekly(Set.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY), List.of(hours("10:00", "19:00")));

        assertThat(week(rota)).containsExactly("24 10:00-24 19:00", "27 10:00-27 19:00");
    }

    @Test
    void cycleRepeatsFromItsFirstDay() {
        Rota rota = new Rota.Cycle(LocalDate.of(2026, 11, 24), 2, 2, List.of(hours("11:00", "19:00")));

        assertThat(week(rota))
                .containsExactly("24 11:00-24 19:00", "25 11:00-25 19:00", "28 11:00-28 19:00", "29 11:00-29 19:00");
    }

    @Test
    void breakLiesBetweenTwoShifts() {
        Rota rota =
                new Rota.Weekly(Set.of(DayOfWeek.TUESDAY), List.of(hours("10:00", "13:00"), hours("14:00", "19:00")));

        assertThat(week(rota)).containsExactly("24 10:00-24 13:00", "24 14:00-24 19:00");
    }

    @Test
    void rotasOfDifferentDaysHoldTogether() {
        assertThat(shifts(
                        person(
                                List.of(
                                        new Rota.Weekly(Set.of(DayOfWeek.MONDAY), List.of(hours("10:00", "14:00"))),
                                        new Rota.Weekly(Set.of(DayOfWeek.SUNDAY), List.of(hours("12:00", "16:00")))),
                                List.of()),
                        company(null, List.of())))
                .containsExactly("23 10:00-23 14:00", "29 12:00-29 16:00");
    }

    @Test
    void datedHoursChangeTheRota() {
        Person person = person(
                List.of(new Rota.Weekly(
                        Set.of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY),
                        List.of(hours("10:00", "19:00")))),
                List.of(
                        dated(DatedHours.Kind.OFF, 24, 25),
                        dated(DatedHours.Kind.INSTEAD, 26, 26, hours("12:00", "15:00")),
                        dated(DatedHours.Kind.EXTRA, 26, 26, hours("18:00", "20:00")),
                        dated(DatedHours.Kind.EXTRA, 28, 28, hours("10:00", "12:00"))));

        assertThat(shifts(person, company(null, List.of())))
                .containsExactly("26 12:00-26 15:00", "26 18:00-26 20:00", "28 10:00-28 12:00");
    }

    @Test
    void openingHoursAreAnOuterBound() {
        Map<DayOfWeek, List<Hours>> days = new EnumMap<>(DayOfWeek.class);
        days.put(DayOfWeek.MONDAY, List.of(hours("11:00", "14:00"), hours("15:00", "18:00")));
        days.put(DayOfWeek.TUESDAY, List.of(hours("08:00", "22:00")));

        assertThat(shifts(person(List.of(ALWAYS_TEN_TO_SEVEN), List.of()), company(new WeekHours(days), List.of())))
                .containsExactly("23 11:00-23 14:00", "23 15:00-23 18:00", "24 10:00-24 19:00");
    }

    @Test
    void closedDayOfTheCompanyClosesForAll() {
        assertThat(shifts(
                        person(
                                List.of(ALWAYS_TEN_TO_SEVEN),
                                List.of(dated(DatedHours.Kind.EXTRA, 25, 25, hours("20:00", "22:00")))),
                        company(
                                null,
                                List.of(
                                        dated(DatedHours.Kind.OFF, 23, 28),
                                        dated(DatedHours.Kind.INSTEAD, 25, 25, hours("12:00", "21:00"))))))
                .containsExactly("25 12:00-25 19:00", "25 20:00-25 21:00", "29 10:00-29 19:00");
    }

    @Test
    void nightShiftBelongsToTheDayOnWhichItBegins() {
        Rota rota = new Rota.Weekly(Set.of(DayOfWeek.FRIDAY), List.of(hours("22:00", "06:00")));

        assertThat(week(rota)).containsExactly("27 22:00-28 06:00");
        TimeRange saturdayMorning = range("2026-11-28T01:00", "2026-11-28T02:00");
        assertThat(WorkingTime.shifts(
                        person(List.of(rota), List.of()), place(), company(null, List.of()), MOSCOW, saturdayMorning))
                .containsExactly(range("2026-11-27T22:00", "2026-11-28T06:00"));
    }

    @Test
    void nightOfTheCompanyBoundsANightShift() {
        Map<DayOfWeek, List<Hours>> days = new EnumMap<>(DayOfWeek.class);
        days.put(DayOfWeek.FRIDAY, List.of(hours("18:00", "02:00")));
        Rota rota = new Rota.Weekly(Set.of(DayOfWeek.FRIDAY), List.of(hours("22:00", "06:00")));

        assertThat(shifts(person(List.of(rota), List.of()), company(new WeekHours(days), List.of())))
                .containsExactly("27 22:00-28 02:00");
    }

    @Test
    void shiftsThatMeetAtTheHourOfTheChangeStillMeet() {
        Rota early = new Rota.Weekly(EnumSet.allOf(DayOfWeek.class), List.of(hours("00:00", "02:30")));
        Rota late = new Rota.Weekly(EnumSet.allOf(DayOfWeek.class), List.of(hours("02:30", "06:00")));
        for (String date : List.of("2026-03-29", "2026-10-25", "2026-07-01")) {
            TimeRange day = new TimeRange(
                    LocalDate.parse(date).atStartOfDay(BERLIN).toInstant(),
                    LocalDate.parse(date).atTime(12, 0).atZone(BERLIN).toInstant());

            List<TimeRange> shifts = WorkingTime.shifts(
                    person(List.of(early, late), List.of()), place(), company(null, List.of()), BERLIN, day);

            assertThat(shifts).hasSize(2);
            assertThat(shifts.getFirst().until()).isEqualTo(shifts.getLast().from());
            assertThat(shifts.getLast().until())
                    .isEqualTo(LocalDate.parse(date).atTime(6, 0).atZone(BERLIN).toInstant());
        }
    }

    @Test
    void skippedTimeIsTheMomentOfTheChange() {
        assertThat(WorkingTime.instant(LocalDateTime.parse("2026-03-29T02:30"), BERLIN))
                .isEqualTo(
                        LocalDateTime.parse("2026-03-29T03:00").atZone(BERLIN).toInstant());
        assertThat(WorkingTime.instant(LocalDateTime.parse("2026-10-25T02:30"), BERLIN))
                .isEqualTo(LocalDateTime.parse("2026-10-25T02:30")
                        .atZone(BERLIN)
                        .withEarlierOffsetAtOverlap()
                        .toInstant());
    }

    private static List<String> week(Rota rota) {
        return shifts(person(List.of(rota), List.of()), company(null, List.of()));
    }

    /** Shifts from Monday, 23 November 2026, to Sunday. */
    private static List<String> shifts(Person person, Company company) {
        return WorkingTime.shifts(person, place(), company, MOSCOW, range("2026-11-23T00:00", "2026-11-30T00:00"))
                .stream()
                .map(shift -> text(shift.from()) + "-" + text(shift.until()))
                .toList();
    }

    private static String text(Instant moment) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, MOSCOW);
        return local.getDayOfMonth() + " " + local.toLocalTime();
    }

    private static TimeRange range(String from, String until) {
        return new TimeRange(
                LocalDateTime.parse(from).atZone(MOSCOW).toInstant(),
                LocalDateTime.parse(until).atZone(MOSCOW).toInstant());
    }

    private static Person person(List<Rota> rotas, List<DatedHours> exceptions) {
        return new Person(new StaffId("m1"), "Анна", null, Set.of(), null, rotas, exceptions);
    }

    private static Place place() {
        return new Place(CalendarSeed.ONLY_BRANCH, "Салон", null, null, null, null, List.of());
    }

    private static Company company(@Nullable WeekHours hours, List<DatedHours> exceptions) {
        return new Company("Салон", MOSCOW, null, null, hours, Duration.ofMinutes(15), exceptions);
    }

    private static DatedHours dated(DatedHours.Kind kind, int first, int last, Hours... hours) {
        return new DatedHours(kind, LocalDate.of(2026, 11, first), LocalDate.of(2026, 11, last), List.of(hours));
    }

    private static Hours hours(String from, String until) {
        return Hours.between(LocalTime.parse(from), LocalTime.parse(until));
    }
}
