package io.aiadmin.core.guard;

import io.aiadmin.language.Grain;
import io.aiadmin.language.TimeExpression;
import io.aiadmin.language.TimeMention;
import io.aiadmin.language.TimeReader;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A clock time named in a text, in figures or in words. */
record TimeMark(int begin, LocalTime time) {

    private static final TimeReader READER = new TimeReader();

    private static final Pattern COLON =
            pattern("(?<![\\d:.,])(?<hour>[01]?\\d|2[0-3]):(?<minute>[0-5]\\d)(?![\\d:])\\s*(?<half>[ap]\\.?m\\b)?");
    private static final Pattern DOT = pattern(
            "\\b(?:в|к|с|до|от|после|на|at|from|until|till|by|after)\\s+(?<hour>[01]?\\d|2[0-3])[.-](?<minute>[0-5][05])(?![\\d.,])(?!\\s*(?:₽|руб|тыс|лет|км|м\\b|%))(?<half>)");
    private static final Pattern HALF_DAY =
            pattern("(?<![\\d:.,])(?<hour>1[0-2]|0?[1-9])(?<minute>)\\s*(?<half>[ap]\\.?m\\b)");
    private static final Pattern HOURS = pattern(
            "(?<![\\d:.,])(?<hour>[01]?\\d|2[0-3])(?<minute>)\\s*(?:ч\\b\\.?|час(?:а|ов|ам)?)\\s*(?<half>утра|дня|вечера|ночи)");

    /** Words that tell a clock time from a length of time or a count. */
    private static final Pattern CLOCK_WORDS = pattern(
            "\\bпол\\p{L}+|половин|четверт|полдень|полудн|полноч|\\bбез\\b|\\bчас[ау]?\\b|\\bчасов\\b|утра|вечера|\\bдня\\b|\\bnoon\\b|midnight|o'clock|\\bhalf\\b|quarter|\\b[ap]m\\b"
                    + "|^(?:в|к|ко|на|с|до|после|at|by|from|till|until|after)\\s+(?:\\d{1,2}|\\p{L}+)$");

    private static final Pattern ABOUT = pattern("^(?:около|примерно|почти|about|around|approximately|nearly)\\b");
    private static final Pattern HOURS_LONG = pattern("^\\p{L}+\\s+[\\p{L}\\d]+\\s+(?:час|hour|мин|min)");
    private static final Pattern BARE =
            pattern("^(?:в|к|ко|на|с|до|от|после|at|by|from|till|until|after|for)\\s+\\d{1,2}$");

    /** A noun after a bare number is what it counts: «на 6 машин». These words are none. */
    private static final Pattern COUNTED = pattern(
            "^\\s+(?!свобод|занят|есть|тоже|также|удоб|подо|утр|вечер|дня|ноч|час|или|либо|понед|вторн|сред|четв|пятн|субб|воскр|завтра|сегодня|послезавтра"
                    + "|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек|вас|мож|free|avail|taken|and|tom|tod|mon|tue|wed|thu|fri|sat|sun|the|work|would)\\p{L}{3,}");

    private static final Pattern ORDINAL = pattern("^-?(?:й|я|ая|ой|го|е|th|nd|rd)\\b");

    private static final Pattern OFFSET = pattern(
            "\\bчерез\\b|\\bin\\s+(?:\\d+|an?|half)|within|later|спустя|раньше на|\\bза\\s|minutes?|минут|назад|\\bago\\b|:");

    static List<TimeMark> in(String text, LocalDateTime now) {
        List<TimeMark> marks = new ArrayList<>();
        figures(COLON, text, marks);
        figures(DOT, text, marks);
        figures(HALF_DAY, text, marks);
        figures(HOURS, text, marks);
        words(text, now, marks);
        marks.sort(Comparator.comparingInt(TimeMark::begin));
        return marks;
    }

    private static void figures(Pattern pattern, String text, List<TimeMark> marks) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            int hour = Integer.parseInt(matcher.group("hour"));
            String minute = matcher.group("minute");
            marks.add(new TimeMark(
                    matcher.start("hour"),
                    LocalTime.of(
                            hourOfDay(hour, matcher.group("half")), minute.isEmpty() ? 0 : Integer.parseInt(minute))));
        }
    }

    private static int hourOfDay(int hour, @org.jspecify.annotations.Nullable String half) {
        if (half == null || half.isEmpty() || hour > 12) {
            return hour;
        }
        boolean afternoon = half.startsWith("p") || half.equals("дня") || half.equals("вечера");
        return hour % 12 + (afternoon || (hour == 12 && half.equals("дня")) ? 12 : 0);
    }

    /** What the reader of customers' times finds beyond the figures: «в полтретьего», «в три часа дня», "half past two". */
    private static void words(String text, LocalDateTime now, List<TimeMark> marks) {
        List<TimeMark> figures = List.copyOf(marks);
        for (TimeMention mention : READER.read(text, now.atZone(ZoneOffset.UTC)).mentions()) {
            boolean known =
                    figures.stream().anyMatch(mark -> mark.begin >= mention.begin() && mark.begin < mention.end());
            if (!known
                    && !isLength(text, mention)
                    && CLOCK_WORDS.matcher(mention.text()).find()
                    && !OFFSET.matcher(mention.text()).find()) {
                times(mention.expression()).forEach(time -> marks.add(new TimeMark(mention.begin(), time)));
            }
        }
    }

    /** «около двух часов», "about two hours": how long, not when. «на 6 машин»: how many. */
    private static boolean isLength(String text, TimeMention mention) {
        String after = text.substring(mention.end());
        return ABOUT.matcher(mention.text()).find()
                        && HOURS_LONG.matcher(mention.text() + after).find()
                || ORDINAL.matcher(after).find()
                || BARE.matcher(mention.text()).find() && COUNTED.matcher(after).find();
    }

    private static List<LocalTime> times(TimeExpression expression) {
        return switch (expression) {
            case TimeExpression.At at -> clock(at.grain()) ? List.of(at.start().toLocalTime()) : List.of();
            case TimeExpression.Between between ->
                clock(between.grain())
                        ? List.of(between.from().toLocalTime(), between.until().toLocalTime())
                        : List.of();
            case TimeExpression.Before before ->
                clock(before.grain()) ? List.of(before.end().toLocalTime()) : List.of();
            case TimeExpression.After after ->
                clock(after.grain()) ? List.of(after.start().toLocalTime()) : List.of();
            case TimeExpression.AtOpening _,
                    TimeExpression.AtClosing _,
                    TimeExpression.Soonest _,
                    TimeExpression.Any _,
                    TimeExpression.Same _,
                    TimeExpression.Impossible _ -> List.of();
        };
    }

    private static boolean clock(Grain grain) {
        return grain == Grain.HOUR || grain == Grain.MINUTE;
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.UNICODE_CHARACTER_CLASS);
    }
}
