package io.aiadmin.core.guard;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A clock time in a reply with the day it belongs to.
 *
 * @param begin where it stands in the reply
 * @param date null when no date is named for it
 * @param day the day of the week, where only that is named
 */
record Moment(
        int begin,
        LocalTime time,
        @Nullable LocalDate date,
        @Nullable DayOfWeek day) {

    /** Whether it means this moment, as far as it says. */
    boolean isAt(LocalDateTime moment) {
        if (!moment.toLocalTime().equals(time)) {
            return false;
        }
        if (date != null) {
            return moment.toLocalDate().equals(date);
        }
        return day == null || moment.getDayOfWeek() == day;
    }
}
