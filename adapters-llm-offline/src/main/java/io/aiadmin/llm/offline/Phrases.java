package io.aiadmin.llm.offline;

import io.aiadmin.language.DayTime;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The words of one language: sentences from {@code phrases_ru.properties} or {@code _en}, dates, times and money. Immutable. */
final class Phrases {

    static final Phrases RUSSIAN = new Phrases(Locale.of("ru"), "EE, d MMMM");
    static final Phrases ENGLISH = new Phrases(Locale.ENGLISH, "EEE, MMMM d");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final String THIN = "\u00A0";

    private final Locale locale;
    private final DateTimeFormatter day;
    private final ResourceBundle bundle;

    private Phrases(Locale locale, String day) {
        this.locale = locale;
        this.day = DateTimeFormatter.ofPattern(day, locale);
        this.bundle = ResourceBundle.getBundle(
                "io.aiadmin.llm.offline.phrases",
                locale,
                Phrases.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static Phrases in(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : RUSSIAN;
    }

    /** A sentence with {@code {0}}, {@code {1}} filled. */
    String say(String key, Object... values) {
        String text = bundle.getString(key);
        for (int at = 0; at < values.length; at++) {
            text = text.replace("{" + at + "}", String.valueOf(values[at]));
        }
        return text;
    }

    boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** «пт, 27 ноября». */
    String day(LocalDate date) {
        return day.format(date);
    }

    String time(LocalTime time) {
        return TIME.format(time);
    }

    /** «пт, 27 ноября, 15:00». */
    String moment(LocalDateTime moment) {
        return day(moment.toLocalDate()) + ", " + time(moment.toLocalTime());
    }

    String times(List<LocalTime> times) {
        return String.join(", ", times.stream().map(this::time).toList());
    }

    /** «пн». */
    String weekday(DayOfWeek weekday) {
        return weekday.getDisplayName(TextStyle.SHORT, locale);
    }

    /** «2 500 ₽», «4 500–7 000 ₽»; empty when no price is known. */
    String price(@Nullable Long from, @Nullable Long to) {
        if (from == null && to == null) {
            return "";
        }
        if (from == null || to == null || from.equals(to)) {
            return number(from == null ? to : from) + THIN + "₽";
        }
        return number(from) + "–" + number(to) + THIN + "₽";
    }

    /** «1 ч 30 мин». */
    String length(long minutes) {
        long hours = minutes / 60;
        long rest = minutes % 60;
        if (hours == 0) {
            return say("length.minutes", rest);
        }
        return rest == 0 ? say("length.hours", hours) : say("length.both", hours, rest);
    }

    /** «A, B или C». */
    String either(List<String> items) {
        return joined(items, say("word.or"));
    }

    /** «A, B и C». */
    String all(List<String> items) {
        return joined(items, say("word.and"));
    }

    /** «+7 495 123-45-67»; other forms stay as they are. */
    static String phone(String phone) {
        return phone.matches("\\+7\\d{10}")
                ? "+7 " + phone.substring(2, 5) + " " + phone.substring(5, 8) + "-" + phone.substring(8, 10) + "-"
                        + phone.substring(10)
                : phone;
    }

    /** How the time wished is called in a sentence; empty when it is no single clock time. */
    String clock(List<DayTime> times) {
        if (times.size() == 1 && times.getFirst() instanceof DayTime.Exact exact) {
            return time(exact.time());
        }
        return times.size() == 1 && times.getFirst() instanceof DayTime.Around around ? time(around.time()) : "";
    }

    private String joined(List<String> items, String word) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        return String.join(", ", items.subList(0, items.size() - 1)) + " " + word + " " + items.getLast();
    }

    private static String number(@Nullable Long amount) {
        return String.format(Locale.ROOT, "%,d", amount).replace(",", THIN);
    }
}
