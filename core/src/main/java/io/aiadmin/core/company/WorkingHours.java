package io.aiadmin.core.company;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** When the company is open, by day of the week; a day that is missing is closed. */
public record WorkingHours(Map<DayOfWeek, Opening> days) {

    /** Closed on every day: nothing is known yet. */
    public static final WorkingHours UNKNOWN = new WorkingHours(Map.of());

    public WorkingHours {
        days = Map.copyOf(days);
    }

    public Optional<Opening> on(DayOfWeek day) {
        return Optional.ofNullable(days.get(day));
    }

    /**
     * Reads {@code {"mon": "10:00-21:00", …}}; an empty value or a dash means closed.
     *
     * @throws IllegalArgumentException a key is no day or a value is no range; the message names the key
     */
    public static WorkingHours parse(Map<String, String> text) {
        Map<DayOfWeek, Opening> days = new EnumMap<>(DayOfWeek.class);
        text.forEach((key, value) -> {
            DayOfWeek day = day(key);
            if (!value.isBlank() && !value.strip().equals("-")) {
                days.put(day, Opening.parse(key, value.strip()));
            }
        });
        return new WorkingHours(days);
    }

    /** The form that {@link #parse} reads, from Monday on. */
    public Map<String, String> text() {
        Map<String, String> text = new java.util.LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            on(day).ifPresent(opening -> text.put(key(day), opening.from() + "-" + opening.until()));
        }
        return text;
    }

    /** {@code mon} for Monday. */
    public static String key(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(java.util.Locale.ROOT);
    }

    private static DayOfWeek day(String key) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (key(day).equals(key)) {
                return day;
            }
        }
        throw new IllegalArgumentException(key);
    }

    /** From opening to closing; closing at midnight is written {@code 00:00} and means the end of the day. */
    public record Opening(LocalTime from, LocalTime until) {

        public Opening {
            if (!until.equals(LocalTime.MIDNIGHT) && !from.isBefore(until)) {
                throw new IllegalArgumentException("closes before it opens");
            }
        }

        static Opening parse(String key, String range) {
            String[] ends = range.split("\\s*[-–]\\s*", -1);
            try {
                return new Opening(
                        LocalTime.parse(ends[0]), LocalTime.parse(ends[1].equals("24:00") ? "00:00" : ends[1]));
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(key, e);
            }
        }
    }
}
