package io.aiadmin.crm.calendar;

import io.aiadmin.crm.calendar.CalendarSeed.Company;
import io.aiadmin.crm.calendar.CalendarSeed.DatedHours;
import io.aiadmin.crm.calendar.CalendarSeed.Hours;
import io.aiadmin.crm.calendar.CalendarSeed.Person;
import io.aiadmin.crm.calendar.CalendarSeed.Place;
import io.aiadmin.crm.calendar.CalendarSeed.WeekHours;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.SlotCalculator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** From rotas, opening hours and dated exceptions to stretches of real time. */
final class WorkingTime {

    private static final List<Hours> ALL_DAY = List.of(new Hours(LocalTime.MIDNIGHT, Duration.ofDays(1)));

    private WorkingTime() {}

    /** The person's shifts that overlap the range, cut to the opening hours, whole, by start. */
    static List<TimeRange> shifts(Person person, Place place, Company company, ZoneId zone, TimeRange range) {
        List<TimeRange> shifts = expanded(
                zone,
                range,
                date -> changed(
                        person.rotas().stream()
                                .flatMap(rota -> rota.on(date).stream())
                                .toList(),
                        person.exceptions(),
                        date));
        if (shifts.isEmpty()) {
            return shifts;
        }
        // the bound is wider than the range, lest it cut what belongs to a shift that goes beyond
        TimeRange wide = new TimeRange(
                range.from().minus(Duration.ofDays(2)), range.until().plus(Duration.ofDays(2)));
        List<TimeRange> open = expanded(zone, wide, date -> opening(place, company, date));
        return SlotCalculator.common(shifts, open).stream()
                .filter(shift -> shift.overlaps(range))
                .toList();
    }

    private static List<Hours> opening(Place place, Company company, LocalDate date) {
        WeekHours week = place.hours() != null ? place.hours() : company.hours();
        List<Hours> usual = week == null ? ALL_DAY : week.on(date);
        return changed(changed(usual, company.exceptions(), date), place.exceptions(), date);
    }

    private static List<Hours> changed(List<Hours> usual, List<DatedHours> exceptions, LocalDate date) {
        List<Hours> hours = usual;
        for (DatedHours dated : exceptions) {
            if (dated.on(date)) {
                hours = switch (dated.kind()) {
                    case OFF, INSTEAD -> dated.hours();
                    case EXTRA -> {
                        List<Hours> more = new ArrayList<>(hours);
                        more.addAll(dated.hours());
                        yield more;
                    }
                };
            }
        }
        return hours;
    }

    private static List<TimeRange> expanded(ZoneId zone, TimeRange range, Function<LocalDate, List<Hours>> hoursOf) {
        List<TimeRange> expanded = new ArrayList<>();
        // what begins the day before may go over midnight
        LocalDate date = LocalDate.ofInstant(range.from(), zone).minusDays(1);
        LocalDate last = LocalDate.ofInstant(range.until(), zone);
        for (; !date.isAfter(last); date = date.plusDays(1)) {
            for (Hours hours : hoursOf.apply(date)) {
                LocalDateTime from = date.atTime(hours.from());
                TimeRange time = new TimeRange(instant(from, zone), instant(from.plus(hours.length()), zone));
                if (time.overlaps(range)) {
                    expanded.add(time);
                }
            }
        }
        expanded.sort(java.util.Comparator.comparing(TimeRange::from));
        return expanded;
    }

    /**
     * The first moment at which a clock on the wall shows this time or a later one. So an end and a start at the same local time meet, whatever
     * the clocks do in between.
     */
    static Instant instant(LocalDateTime local, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        return offsets.isEmpty() ? rules.getTransition(local).getInstant() : local.toInstant(offsets.getFirst());
    }
}
