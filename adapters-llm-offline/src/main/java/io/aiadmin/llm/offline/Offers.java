package io.aiadmin.llm.offline;

import io.aiadmin.language.DayTime;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Chooses a handful of free times and writes them down, by day and by person. */
final class Offers {

    private static final int MOST_TIMES_A_LINE = 5;
    private static final int MOST_LINES = 4;
    private static final int MOST_NEAR = 4;
    private static final int NEARBY_MINUTES = 30;

    private final Phrases phrases;

    Offers(Phrases phrases) {
        this.phrases = phrases;
    }

    /** The starts that are what was asked for. */
    static List<Slot> fitting(DayPlan plan, When when) {
        if (when.times().isEmpty()) {
            return plan.slots();
        }
        Set<Slot> fitting = new LinkedHashSet<>();
        for (DayTime wanted : when.times()) {
            switch (wanted) {
                case DayTime.Opening opening -> plan.slots().stream().limit(1).forEach(fitting::add);
                case DayTime.Closing closing -> {
                    if (!plan.slots().isEmpty()) {
                        fitting.add(plan.slots().getLast());
                    }
                }
                case DayTime.Around around ->
                    plan.slots().stream()
                            .filter(slot -> When.admits(around, slot.time()))
                            .sorted(Comparator.comparingLong(slot -> When.minutesBetween(around.time(), slot.time())))
                            .forEach(fitting::add);
                case DayTime.Exact exact ->
                    plan.slots().stream()
                            .filter(slot -> When.admits(exact, slot.time()))
                            .forEach(fitting::add);
                case DayTime.Window window ->
                    plan.slots().stream()
                            .filter(slot -> When.admits(window, slot.time()))
                            .forEach(fitting::add);
            }
        }
        return List.copyOf(fitting);
    }

    /** Those nearest to a time of day, by time. */
    static List<Slot> near(List<Slot> slots, LocalTime time) {
        Set<LocalTime> nearest = new TreeSet<>();
        slots.stream()
                .sorted(Comparator.comparingLong((Slot slot) -> When.minutesBetween(time, slot.time()))
                        .thenComparing(Slot::start))
                .map(Slot::time)
                .distinct()
                .limit(MOST_NEAR)
                .forEach(nearest::add);
        return slots.stream().filter(slot -> nearest.contains(slot.time())).toList();
    }

    /** A handful out of many: spread over the day, full hours first, a few lines of days and people. */
    static List<Slot> handful(List<Slot> slots) {
        Map<LocalDate, Map<String, List<Slot>>> byDay = new LinkedHashMap<>();
        slots.stream()
                .sorted(Comparator.comparing(Slot::start))
                .forEach(slot -> byDay.computeIfAbsent(slot.day(), none -> new LinkedHashMap<>())
                        .computeIfAbsent(slot.staffId(), none -> new ArrayList<>())
                        .add(slot));
        List<Slot> chosen = new ArrayList<>();
        int lines = 0;
        int linesADay = Math.max(1, MOST_LINES / Math.max(1, byDay.size()));
        for (Map<String, List<Slot>> people : byDay.values()) {
            int today = 0;
            for (List<Slot> line : people.values()) {
                if (lines < MOST_LINES && today < linesADay) {
                    chosen.addAll(spread(line, MOST_TIMES_A_LINE));
                    lines++;
                    today++;
                }
            }
        }
        return chosen;
    }

    /** One line for each day and person: «пт, 27 ноября, Анна Смирнова: 12:00, 13:30». */
    String lines(List<Slot> slots) {
        Map<String, Set<LocalTime>> lines = new LinkedHashMap<>();
        for (Slot slot : slots) {
            String head = phrases.day(slot.day()) + (slot.staffName().isEmpty() ? "" : ", " + slot.staffName());
            lines.computeIfAbsent(head, none -> new TreeSet<>()).add(slot.time());
        }
        List<String> written = new ArrayList<>();
        lines.forEach((head, times) -> written.add(head + ": " + phrases.times(List.copyOf(times))));
        return String.join("\n", written);
    }

    /** Slots that do not meet the customer's other visits. */
    static List<Slot> apart(List<Slot> slots, List<Booked> visits) {
        return slots.stream()
                .filter(slot -> visits.stream()
                        .noneMatch(visit -> overlap(slot.start(), slot.end(), visit.start(), visit.end())))
                .toList();
    }

    static boolean overlap(LocalDateTime begin, LocalDateTime end, LocalDateTime otherBegin, LocalDateTime otherEnd) {
        return begin.isBefore(otherEnd) && otherBegin.isBefore(end);
    }

    private static List<Slot> spread(List<Slot> line, int most) {
        if (line.size() <= most) {
            return line;
        }
        List<Slot> round =
                line.stream().filter(slot -> slot.time().getMinute() == 0).toList();
        List<Slot> half = line.stream()
                .filter(slot -> slot.time().getMinute() % NEARBY_MINUTES == 0)
                .toList();
        List<Slot> from = round.size() >= most - 1 ? round : half.size() >= most - 1 ? half : line;
        if (from.size() <= most) {
            return from;
        }
        List<Slot> chosen = new ArrayList<>();
        for (int at = 0; at < most; at++) {
            chosen.add(from.get(Math.round(at * (from.size() - 1) / (float) (most - 1))));
        }
        return chosen;
    }
}
