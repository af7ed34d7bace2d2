package io.aiadmin.llm.offline;

import io.aiadmin.language.DayRange;
import io.aiadmin.language.DayTime;
import io.aiadmin.language.TimeWish;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * When the customer wants to come, as gathered from all messages so far.
 *
 * @param days alternatives; empty when none was said
 * @param times alternatives for every day; empty when none was said
 * @param earliest the sooner the better
 */
record When(List<DayRange> days, List<DayTime> times, boolean earliest) {

    static final When UNSAID = new When(List.of(), List.of(), false);

    private static final int AROUND_MINUTES = 30;
    private static final int LONGEST_SEARCH_DAYS = 14;

    When {
        days = List.copyOf(days);
        times = List.copyOf(times);
    }

    /** What was said now takes the place of what was said before; what was not said again stays. */
    When revisedBy(TimeWish wish) {
        return new When(
                wish.days().isEmpty() ? (wish.earliest() ? List.of() : days) : wish.days(),
                wish.times().isEmpty() ? times : wish.times(),
                wish.earliest());
    }

    When onDays(List<DayRange> others) {
        return new When(others, times, false);
    }

    When atTimes(List<DayTime> others) {
        return new When(days, others, earliest);
    }

    /** The days to look at, from today on, at most a fortnight of them. */
    List<LocalDate> dates(LocalDate today) {
        List<LocalDate> dates = new ArrayList<>();
        for (DayRange range : days) {
            LocalDate day = range.from().isBefore(today) ? today : range.from();
            for (; !day.isAfter(range.untilInclusive()) && dates.size() < LONGEST_SEARCH_DAYS; day = day.plusDays(1)) {
                if (!dates.contains(day)) {
                    dates.add(day);
                }
            }
        }
        return dates;
    }

    /** Whether a start at that time of day is what was asked for; without a word about the time any is. */
    boolean admits(LocalTime time) {
        return times.isEmpty() || times.stream().anyMatch(wanted -> admits(wanted, time));
    }

    boolean exact() {
        return !times.isEmpty() && times.stream().allMatch(DayTime.Exact.class::isInstance);
    }

    boolean around() {
        return !times.isEmpty() && times.stream().allMatch(DayTime.Around.class::isInstance);
    }

    static boolean admits(DayTime wanted, LocalTime time) {
        return switch (wanted) {
            case DayTime.Exact exact -> exact.time().equals(time);
            case DayTime.Around around -> minutesBetween(around.time(), time) <= AROUND_MINUTES;
            case DayTime.Window window ->
                !time.isBefore(window.fromInclusive()) && !time.isAfter(window.untilInclusive());
            case DayTime.Opening opening -> true;
            case DayTime.Closing closing -> true;
        };
    }

    static long minutesBetween(LocalTime one, LocalTime other) {
        return Math.abs(one.toSecondOfDay() - other.toSecondOfDay()) / 60L;
    }
}
