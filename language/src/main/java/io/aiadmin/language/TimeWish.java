package io.aiadmin.language;

import java.util.List;

/**
 * When a customer wants to come, merged from all that a message says.
 *
 * @param days alternatives in the order said; empty: no day was said. Ranges that have begun start
 *     today
 * @param times alternatives in the order said; empty: no time was said. They hold for every day
 * @param past the only day said lies behind: «20 ноября» said on the 23rd, «вчера». {@code days}
 *     then names it, for the answer
 * @param earliest the sooner the better
 */
public record TimeWish(List<DayRange> days, List<DayTime> times, boolean past, boolean earliest) {

    /** Nothing was said. */
    public static final TimeWish NONE = new TimeWish(List.of(), List.of(), false, false);

    public TimeWish {
        days = List.copyOf(days);
        times = List.copyOf(times);
    }

    public boolean isEmpty() {
        return days.isEmpty() && times.isEmpty() && !past && !earliest;
    }
}
