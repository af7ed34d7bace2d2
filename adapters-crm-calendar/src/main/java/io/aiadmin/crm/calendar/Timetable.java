package io.aiadmin.crm.calendar;

import io.aiadmin.crm.calendar.CalendarSeed.Person;
import io.aiadmin.crm.calendar.CalendarSeed.Place;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.Slot;
import io.aiadmin.spi.crm.SlotCalculator;
import io.aiadmin.spi.crm.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is free when, out of a page that holds the days in question. Pure arithmetic. */
final class Timetable {

    private final Setup setup;
    private final Shelf.Page page;

    Timetable(Shelf.Page page) {
        this.setup = page.setup();
        this.page = page;
    }

    /** Free starts of all the people, earliest first; people who are free at one time stand in the order of the book. */
    List<Slot> slots(List<Person> people, Duration visit, TimeRange range, Instant notBefore, int limit) {
        List<Slot> slots = new ArrayList<>();
        for (Person person : people) {
            Place place = setup.placeOf(person);
            TimeRange around = new TimeRange(range.from(), range.until().plus(visit));
            new SlotCalculator(setup.zone(place), setup.step())
                    .starts(
                            setup.shifts(person, around),
                            busy(person.id(), around, null),
                            visit,
                            range,
                            notBefore,
                            limit)
                    .forEach(start ->
                            slots.add(new Slot(TimeRange.of(start, visit), person.id(), setup.shown(place.id()))));
        }
        slots.sort(Comparator.comparing(slot -> slot.time().from()));
        return slots.stream().limit(limit).toList();
    }

    /** The first of the people who works through this time and has nothing else in it. */
    Optional<Person> freeAt(List<Person> people, TimeRange visit, @Nullable String ownBooking) {
        return people.stream()
                .filter(person ->
                        SlotCalculator.free(setup.shifts(person, visit), busy(person.id(), visit, ownBooking)).stream()
                                .anyMatch(free -> free.encloses(visit)))
                .findFirst();
    }

    private List<TimeRange> busy(StaffId staff, TimeRange range, @Nullable String except) {
        List<TimeRange> busy = new ArrayList<>();
        for (String key : setup.dayKeys(staff, range)) {
            Documents.DayJson day = page.find(key, Documents.DayJson.class).orElse(Documents.DayJson.EMPTY);
            for (Documents.EntryJson entry : day.visits()) {
                if (entry.active() && !entry.id().equals(except)) {
                    busy.add(entry.time());
                }
            }
        }
        return busy;
    }
}
