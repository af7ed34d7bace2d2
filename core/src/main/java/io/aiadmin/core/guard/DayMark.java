package io.aiadmin.core.guard;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A day named in a reply: a date, or only a day of the week.
 *
 * @param date null when only the day of the week is named
 */
record DayMark(int begin, @Nullable LocalDate date, DayOfWeek day) {

    private static final List<String> MONTHS = List.of(
            "янв\\p{L}*|jan(?:uary)?",
            "фев\\p{L}*|feb(?:ruary)?",
            "мар(?:т|та|те)|mar(?:ch)?",
            "апр\\p{L}*|apr(?:il)?",
            "ма[йяе]|may",
            "июн\\p{L}*|june?",
            "июл\\p{L}*|july?",
            "авг\\p{L}*|aug(?:ust)?",
            "сен\\p{L}*|sep(?:t|tember)?",
            "окт\\p{L}*|oct(?:ober)?",
            "ноя\\p{L}*|nov(?:ember)?",
            "дек\\p{L}*|dec(?:ember)?");

    private static final String MONTH = "(?<month>" + String.join("|", MONTHS) + ")";
    private static final Pattern DAY_MONTH =
            pattern("(?<![\\d:.])(?<day>\\d{1,2})(?:-?(?:го|е|th|st|nd|rd))?(?:\\s+of)?\\s+" + MONTH + "\\b\\.?");
    private static final Pattern MONTH_DAY =
            pattern("\\b" + MONTH + "\\.?\\s+(?<day>\\d{1,2})(?:th|st|nd|rd)?\\b(?![:.]\\d)");
    private static final Pattern NUMBERS =
            pattern("(?<![\\d.,:])(?<day>\\d{1,2})[./](?<monthnumber>\\d{1,2})(?:[./]\\d{2,4})?(?![\\d.:])");
    private static final Pattern NUMBER_ALONE = pattern("\\b(?<day>\\d{1,2})-?(?:го|е)\\b");
    private static final Pattern TODAY = pattern("\\b(?:сегодня|today|tonight)\\b");
    private static final Pattern TOMORROW = pattern("(?<!after )\\b(?:завтра|tomorrow)\\b");
    private static final Pattern DAY_AFTER = pattern("\\b(?:послезавтра|day after tomorrow)\\b");

    private static final Map<DayOfWeek, Pattern> DAYS = Map.of(
            DayOfWeek.MONDAY, pattern("\\b(?:понедельник\\p{L}*|пн|mon(?:day)?s?)\\b"),
            DayOfWeek.TUESDAY, pattern("\\b(?:вторник\\p{L}*|вт|tue(?:s|sday)?s?)\\b"),
            DayOfWeek.WEDNESDAY, pattern("\\b(?:сред(?:а|у|ы|е|ой)|ср|wed(?:nesday)?s?)\\b"),
            DayOfWeek.THURSDAY, pattern("\\b(?:четверг\\p{L}*|чт|thu(?:rs|rsday)?s?)\\b"),
            DayOfWeek.FRIDAY, pattern("\\b(?:пятниц\\p{L}*|пт|fri(?:day)?s?)\\b"),
            DayOfWeek.SATURDAY, pattern("\\b(?:суббот\\p{L}*|сб|sat(?:urday)?s?)\\b"),
            DayOfWeek.SUNDAY, pattern("\\b(?:воскресен\\p{L}*|вс|sun(?:day)?s?)\\b"));

    static List<DayMark> in(String text, LocalDate today) {
        List<DayMark> marks = new ArrayList<>();
        dates(DAY_MONTH, text, today, marks);
        dates(MONTH_DAY, text, today, marks);
        dates(NUMBERS, text, today, marks);
        relative(TODAY, text, today, marks);
        relative(TOMORROW, text, today.plusDays(1), marks);
        relative(DAY_AFTER, text, today.plusDays(2), marks);
        DAYS.forEach((day, pattern) -> {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                marks.add(new DayMark(matcher.start(), null, day));
            }
        });
        Matcher alone = NUMBER_ALONE.matcher(text);
        while (alone.find()) {
            number(alone.start(), Integer.parseInt(alone.group("day")), today, marks);
        }
        marks.sort(Comparator.comparingInt(DayMark::begin));
        return joined(marks);
    }

    private static void dates(Pattern pattern, String text, LocalDate today, List<DayMark> marks) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            int month = pattern.equals(NUMBERS)
                    ? Integer.parseInt(matcher.group("monthnumber"))
                    : month(matcher.group("month"));
            nearest(today, month, Integer.parseInt(matcher.group("day")), matcher.start(), marks);
        }
    }

    /** A date without a year means the one nearest to today. */
    private static void nearest(LocalDate today, int month, int day, int begin, List<DayMark> marks) {
        LocalDate best = null;
        for (int year = today.getYear() - 1; year <= today.getYear() + 1; year++) {
            try {
                LocalDate date = LocalDate.of(year, month, day);
                if (best == null || distance(date, today) < distance(best, today)) {
                    best = date;
                }
            } catch (DateTimeException _) { // 30.02, or no date at all: 15.30
            }
        }
        if (best != null) {
            marks.add(new DayMark(begin, best, best.getDayOfWeek()));
        }
    }

    private static void number(int begin, int day, LocalDate today, List<DayMark> marks) {
        LocalDate month = today.getDayOfMonth() <= day ? today : today.plusMonths(1);
        if (day >= 1 && day <= month.lengthOfMonth()) {
            LocalDate date = month.withDayOfMonth(day);
            marks.add(new DayMark(begin, date, date.getDayOfWeek()));
        }
    }

    private static void relative(Pattern pattern, String text, LocalDate date, List<DayMark> marks) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            marks.add(new DayMark(matcher.start(), date, date.getDayOfWeek()));
        }
    }

    /** «27 ноября (пятница)» is one day: the date rules. */
    private static List<DayMark> joined(List<DayMark> marks) {
        List<DayMark> joined = new ArrayList<>();
        for (DayMark mark : marks) {
            DayMark last = joined.isEmpty() ? null : joined.getLast();
            boolean sameDay = last != null
                    && last.date != null
                    && mark.date == null
                    && mark.begin - last.begin < 20
                    && last.day == mark.day;
            if (!sameDay) {
                joined.add(mark);
            }
        }
        return joined;
    }

    private static int month(String word) {
        for (int month = 0; month < MONTHS.size(); month++) {
            if (word.matches(MONTHS.get(month))) {
                return month + 1;
            }
        }
        throw new IllegalStateException("no month");
    }

    private static long distance(LocalDate one, LocalDate other) {
        return Math.abs(one.toEpochDay() - other.toEpochDay());
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.UNICODE_CHARACTER_CLASS);
    }
}
