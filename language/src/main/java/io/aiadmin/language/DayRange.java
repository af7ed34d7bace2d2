package io.aiadmin.language;

import java.time.LocalDate;

/** Days from {@code from} to {@code untilInclusive}, both wished; a single day has both the same. */
public record DayRange(LocalDate from, LocalDate untilInclusive) {

    public DayRange {
        if (untilInclusive.isBefore(from)) {
            throw new IllegalArgumentException("a range of days ends no earlier than it begins");
        }
    }

    public static DayRange of(LocalDate day) {
        return new DayRange(day, day);
    }

    public boolean single() {
        return from.equals(untilInclusive);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(untilInclusive);
    }
}
