package io.aiadmin.language;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/** Which day a customer means, seen from today. */
record Calendar(LocalDate today) {

    /** A date without a year that is no further back than this was yesterday's business, not next year's. */
    private static final int RECENT_DAYS = 60;

    /** The next such weekday, never today. */
    LocalDate next(DayOfWeek weekday) {
        return today.with(TemporalAdjusters.next(weekday));
    }

    LocalDate thisOrNext(DayOfWeek weekday) {
        return today.with(TemporalAdjusters.nextOrSame(weekday));
    }

    LocalDate previous(DayOfWeek weekday) {
        return today.with(TemporalAdjusters.previous(weekday));
    }

    LocalDate monday() {
        return monday(today);
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** The first such weekday after that day. */
    static LocalDate inWeekAfter(LocalDate day, DayOfWeek weekday) {
        return day.with(TemporalAdjusters.next(weekday));
    }

    static LocalDate inWeekOf(LocalDate day, DayOfWeek weekday) {
        return monday(day).plusDays(weekday.getValue() - 1L);
    }

    /** The date without a year: just past, or else the next to come; null when no calendar has it soon. */
    @Nullable
    LocalDate date(int day, int month) {
        for (int year = today.getYear() - 1; year <= today.getYear() + 1; year++) {
            LocalDate date = date(day, month, year);
            if (date != null && !date.isBefore(today.minusDays(RECENT_DAYS))) {
                return date;
            }
        }
        return null;
    }

    static @Nullable LocalDate date(int day, int month, int year) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    /** «28-го»: the next day of that number, today included; null beyond 31. */
    @Nullable
    LocalDate dayOfMonth(int day) {
        LocalDate month = today.withDayOfMonth(1);
        for (int i = 0; i < 3; i++) {
            LocalDate date = date(day, month.getMonthValue(), month.getYear());
            if (date != null && !date.isBefore(today)) {
                return date;
            }
            month = month.plusMonths(1);
        }
        return null;
    }

    /** The first day of that month, this month included. */
    LocalDate month(int month) {
        LocalDate first = today.withDayOfMonth(1).withMonth(month);
        return month < today.getMonthValue() ? first.plusYears(1) : first;
    }

    static LocalDate endOfMonth(LocalDate day) {
        return day.with(TemporalAdjusters.lastDayOfMonth());
    }
}
