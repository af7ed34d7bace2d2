package io.aiadmin.core.wording;

import io.aiadmin.spi.Money;
import io.aiadmin.spi.crm.PriceRange;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * The words of one language: fixed sentences with places to fill, and the way dates and money are written. Immutable.
 *
 * <p>Sentences stand in {@code texts_ru.properties} and {@code texts_en.properties}; a place is {@code {0}}, a plural
 * {@code {0|окно|окна|окон}}.
 */
public final class Wording {

    /** Russian, which most customers speak. */
    public static final Wording RUSSIAN = new Wording(Locale.of("ru"), "EE, d MMMM", "EEEE, d MMMM");

    public static final Wording ENGLISH = new Wording(Locale.ENGLISH, "EEE, MMMM d", "EEEE, MMMM d");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final char NO_BREAK_SPACE = '\u00A0';

    private final Locale locale;
    private final ResourceBundle texts;
    private final DateTimeFormatter shortDay;
    private final DateTimeFormatter longDay;

    private Wording(Locale locale, String shortDay, String longDay) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(
                "io.aiadmin.core.wording.texts",
                locale,
                Wording.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.shortDay = DateTimeFormatter.ofPattern(shortDay, locale);
        this.longDay = DateTimeFormatter.ofPattern(longDay, locale);
    }

    /** English for English, Russian for all others. */
    public static Wording in(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : RUSSIAN;
    }

    public Locale locale() {
        return locale;
    }

    /**
     * A sentence of the bundle with its places filled.
     *
     * @throws java.util.MissingResourceException there is no such sentence
     */
    public String text(String key, Object... values) {
        return Template.fill(texts.getString(key), values, locale);
    }

    /** The keys of all sentences. */
    public Set<String> keys() {
        return Set.copyOf(texts.keySet());
    }

    /** «пт, 27 ноября». */
    public String day(LocalDate day) {
        return shortDay.format(day);
    }

    /** «пятница, 27 ноября». */
    public String dayInFull(LocalDate day) {
        return longDay.format(day);
    }

    /** «15:00». */
    public String time(LocalTime time) {
        return TIME.format(time);
    }

    /** «пт, 27 ноября, 15:00», in the zone of the moment given. */
    public String dayAndTime(ZonedDateTime moment) {
        return day(moment.toLocalDate()) + ", " + time(moment.toLocalTime());
    }

    /** «2 500 ₽» with spaces that do not break. */
    public String money(Money amount) {
        return number(amount.roubles()) + NO_BREAK_SPACE + "₽";
    }

    /** «2 500 ₽», or «4 500–7 000 ₽» where the price is not one. */
    public String price(PriceRange price) {
        return price.fixed() ? money(price.from()) : number(price.from().roubles()) + "–" + money(price.to());
    }

    /** The form that goes with the number: one «окно», two «окна», five «окон»; English has the first and the last. */
    public static String plural(Locale locale, long count, String one, String few, String many) {
        long last = Math.floorMod(Math.abs(count), 10L);
        long lastTwo = Math.floorMod(Math.abs(count), 100L);
        if (locale.getLanguage().equals("en")) {
            return count == 1 ? one : many;
        }
        if (last == 1 && lastTwo != 11) {
            return one;
        }
        return last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14) ? few : many;
    }

    private static String number(BigDecimal amount) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator(NO_BREAK_SPACE);
        symbols.setDecimalSeparator(',');
        return new DecimalFormat("#,##0.##", symbols).format(amount);
    }
}
