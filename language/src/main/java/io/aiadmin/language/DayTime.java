package io.aiadmin.language;

import java.time.LocalTime;
import java.util.Objects;

/** A wished time of day at which the visit may start. */
public sealed interface DayTime {

    /** Exactly then: «в 16:00», «к 12», «на полвосьмого». */
    record Exact(LocalTime time) implements DayTime {
        public Exact {
            Objects.requireNonNull(time, "time");
        }
    }

    /** Then, give or take a little: «часов в пять», "around 3 pm", «через час». */
    record Around(LocalTime time) implements DayTime {
        public Around {
            Objects.requireNonNull(time, "time");
        }
    }

    /**
     * Any start between the two, both included: «с двух до пяти», «после шести», «днём». Open ends
     * are {@link #DAY_START} and {@link #DAY_END}.
     */
    record Window(LocalTime fromInclusive, LocalTime untilInclusive) implements DayTime {

        /** The whole day, which is what «в любое время» says. */
        public static final Window ANY = new Window(LocalTime.MIN, LocalTime.of(23, 59));

        public Window {
            if (untilInclusive.isBefore(fromInclusive)) {
                throw new IllegalArgumentException("a window ends no earlier than it begins");
            }
        }
    }

    /** When the doors open: «прямо к открытию». */
    record Opening() implements DayTime {}

    /** The last start of the day: «перед закрытием». */
    record Closing() implements DayTime {}

    /** Where a window without a said beginning begins. */
    LocalTime DAY_START = Window.ANY.fromInclusive();

    /** Where a window without a said end ends. */
    LocalTime DAY_END = Window.ANY.untilInclusive();
}
