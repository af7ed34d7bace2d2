package io.aiadmin.llm.offline;

import io.aiadmin.spi.llm.DialogueFacts.CompanyFacts;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** When the company is open. */
final class Hours {

    private static final Pattern SPAN = Pattern.compile("(\\d{1,2}:\\d{2})\\s*[-–—]\\s*(\\d{1,2}:\\d{2})");

    private final List<@Nullable String> week;
    private final Phrases phrases;

    Hours(CompanyFacts company, Phrases phrases) {
        this.week = company.hours();
        this.phrases = phrases;
    }

    /** Whether the company has told its hours at all. */
    boolean known() {
        return week.stream().anyMatch(Objects::nonNull);
    }

    boolean closedOn(LocalDate day) {
        return known() && on(day.getDayOfWeek()) == null;
    }

    /** Whether that time of that day is outside of the opening hours; false when they are unknown. */
    boolean closedAt(LocalDate day, LocalTime time) {
        String hours = on(day.getDayOfWeek());
        Matcher span = SPAN.matcher(hours == null ? "" : hours);
        if (!span.find()) {
            return closedOn(day);
        }
        return time.isBefore(time(span.group(1))) || !time.isBefore(time(span.group(2)));
    }

    /** «10:00–21:00», or null when closed or unknown. */
    @Nullable
    String on(DayOfWeek day) {
        return day.getValue() <= week.size() ? week.get(day.getValue() - 1) : null;
    }

    /** «с 10:00 до 21:00» on that day, or that it is closed. */
    String sentence(LocalDate day) {
        String hours = on(day.getDayOfWeek());
        Matcher span = SPAN.matcher(hours == null ? "" : hours);
        if (span.find()) {
            return phrases.say("hours.day", phrases.day(day), padded(span.group(1)), padded(span.group(2)));
        }
        return hours == null ? phrases.say("hours.closed", phrases.day(day)) : phrases.day(day) + ": " + hours;
    }

    /** «пн–сб 10:00–21:00, вс 11:00–19:00». */
    String week() {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        for (int at = 1; at <= week.size(); at++) {
            if (at == week.size() || !Objects.equals(week.get(at), week.get(begin))) {
                parts.add(days(begin, at - 1) + " "
                        + (week.get(begin) == null ? phrases.say("hours.off") : week.get(begin)));
                begin = at;
            }
        }
        return String.join(", ", parts);
    }

    private String days(int first, int last) {
        String from = phrases.weekday(DayOfWeek.of(first + 1));
        return first == last ? from : from + "–" + phrases.weekday(DayOfWeek.of(last + 1));
    }

    private static LocalTime time(String text) {
        String padded = padded(text);
        return padded.startsWith("24") ? LocalTime.MAX : LocalTime.parse(padded);
    }

    private static String padded(String text) {
        return text.length() == 4 ? "0" + text : text;
    }
}
