package io.aiadmin.host.panel;

import io.aiadmin.core.wording.Wording;
import io.aiadmin.spi.Phone;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The panel's words in one language. A place is {@code {0}}, a plural {@code {0|запись|записи|записей}}. Immutable. */
public final class Texts {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(?:\\|([^|}]*)\\|([^|}]*)\\|([^|}]*))?}");
    private static final Pattern RUSSIAN_NUMBER = Pattern.compile("\\+7(\\d{3})(\\d{3})(\\d{2})(\\d{2})");
    private static final Texts RUSSIAN = new Texts(Wording.RUSSIAN);
    private static final Texts ENGLISH = new Texts(Wording.ENGLISH);

    private final Wording wording;
    private final ResourceBundle bundle;

    private Texts(Wording wording) {
        this.wording = wording;
        this.bundle = ResourceBundle.getBundle(
                "io.aiadmin.host.panel.texts",
                wording.locale(),
                Texts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** English for English, Russian for all others. */
    public static Texts in(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : RUSSIAN;
    }

    public Locale locale() {
        return wording.locale();
    }

    public String language() {
        return wording.locale().getLanguage();
    }

    /** @throws java.util.MissingResourceException there is no such text */
    public String of(String key, Object... values) {
        Matcher places = PLACE.matcher(bundle.getString(key));
        StringBuilder filled = new StringBuilder();
        while (places.find()) {
            Object value = values[Integer.parseInt(places.group(1))];
            String content = places.group(2) == null
                    ? String.valueOf(value)
                    : Wording.plural(
                            wording.locale(),
                            ((Number) value).longValue(),
                            places.group(2),
                            places.group(3),
                            places.group(4));
            places.appendReplacement(filled, Matcher.quoteReplacement(content));
        }
        return places.appendTail(filled).toString();
    }

    /** The text of the key, or the other value where there is none: for names that plugins bring along. */
    String orElse(String key, String other) {
        return bundle.containsKey(key) ? bundle.getString(key) : other;
    }

    /** «Москва, UTC+3», or the id of a zone that has no name here. */
    public String zone(String id) {
        return orElse("zone." + id, id);
    }

    Set<String> keys() {
        return Set.copyOf(bundle.keySet());
    }

    String day(LocalDate day) {
        return wording.day(day);
    }

    String time(LocalTime time) {
        return wording.time(time);
    }

    /** «15:00» today, «пт, 27 ноября» on any other day. */
    String brief(ZonedDateTime moment, LocalDate today) {
        return moment.toLocalDate().equals(today) ? time(moment.toLocalTime()) : day(moment.toLocalDate());
    }

    /** «5 мин», «3 ч», «2 дня». */
    String lasting(Duration length) {
        if (length.toMinutes() < 60) {
            return of("lasting.minutes", Math.max(1, length.toMinutes()));
        }
        return length.toHours() < 48 ? of("lasting.hours", length.toHours()) : of("lasting.days", length.toDays());
    }

    /** «+7 916 111-22-33», or its last digits alone. */
    static String phone(Phone phone, boolean whole) {
        String digits = phone.e164();
        if (!whole) {
            return "••• " + digits.substring(digits.length() - 2);
        }
        return RUSSIAN_NUMBER.matcher(digits).replaceFirst("+7 $1 $2-$3-$4");
    }
}
