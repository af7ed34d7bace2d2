package io.aiadmin.language;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The short writing of wishes that the tables of phrases use; see the head of wishes-ru.txt. */
final class Wishes {

    /** Monday. */
    static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-23T10:00:00+03:00[Europe/Moscow]");

    private Wishes() {}

    static TimeWish parse(String written) {
        String[] halves = written.split("\\|", -1);
        List<DayRange> days = new ArrayList<>();
        for (String word : words(halves[0])) {
            days.add(days(word));
        }
        List<DayTime> times = new ArrayList<>();
        boolean past = false;
        boolean earliest = false;
        for (String word : words(halves[1])) {
            switch (word) {
                case "PAST" -> past = true;
                case "EARLIEST" -> earliest = true;
                default -> times.add(time(word));
            }
        }
        return new TimeWish(days, times, past, earliest);
    }

    static String write(TimeReading reading) {
        String wish = write(reading.wish());
        return reading.source().isEmpty() ? wish : wish + " <= " + write(reading.source());
    }

    static String write(TimeWish wish) {
        List<String> words = new ArrayList<>();
        wish.days().forEach(days -> words.add(write(days)));
        words.add("|");
        wish.times().forEach(time -> words.add(write(time)));
        if (wish.past()) {
            words.add("PAST");
        }
        if (wish.earliest()) {
            words.add("EARLIEST");
        }
        return words.stream().collect(Collectors.joining(" "));
    }

    private static List<String> words(String half) {
        return half.isBlank() ? List.of() : List.of(half.strip().split(" +", -1));
    }

    private static DayRange days(String word) {
        String[] ends = word.split("\\.\\.", -1);
        return new DayRange(LocalDate.parse(ends[0]), LocalDate.parse(ends[ends.length - 1]));
    }

    private static DayTime time(String word) {
        return switch (word.charAt(0)) {
            case '=' -> new DayTime.Exact(LocalTime.parse(word.substring(1)));
            case '~' -> new DayTime.Around(LocalTime.parse(word.substring(1)));
            case 'O' -> new DayTime.Opening();
            case 'C' -> new DayTime.Closing();
            default -> new DayTime.Window(LocalTime.parse(word.substring(0, 5)), LocalTime.parse(word.substring(6)));
        };
    }

    private static String write(DayRange days) {
        return days.single() ? days.from().toString() : days.from() + ".." + days.untilInclusive();
    }

    private static String write(DayTime time) {
        return switch (time) {
            case DayTime.Exact exact -> "=" + exact.time();
            case DayTime.Around around -> "~" + around.time();
            case DayTime.Window window -> window.fromInclusive() + "-" + window.untilInclusive();
            case DayTime.Opening opening -> "OPEN";
            case DayTime.Closing closing -> "CLOSE";
        };
    }
}
