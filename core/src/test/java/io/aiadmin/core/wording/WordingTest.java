package io.aiadmin.core.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiadmin.spi.Money;
import io.aiadmin.spi.crm.PriceRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @Test
    void bothLanguagesHaveTheSameSentences() {
        assertThat(Wording.RUSSIAN.keys()).isEqualTo(Wording.ENGLISH.keys()).isNotEmpty();
    }

    @Test
    void bothLanguagesFillTheSamePlaces() {
        for (String key : Wording.RUSSIAN.keys()) {
            assertThat(places(Wording.RUSSIAN, key)).as(key).isEqualTo(places(Wording.ENGLISH, key));
        }
    }

    @Test
    void noSentenceShoutsAtTheCustomer() {
        for (Wording wording : Set.of(Wording.RUSSIAN, Wording.ENGLISH)) {
            for (String key : wording.keys()) {
                assertThat(wording.text(key, 1, 1, 1))
                        .as(key)
                        .doesNotContain("!")
                        .doesNotContain("{");
            }
        }
    }

    @Test
    void datesAreWrittenWithTheirWeekday() {
        ZonedDateTime moment = ZonedDateTime.of(2026, 11, 27, 15, 0, 0, 0, ZoneId.of("Europe/Moscow"));
        assertThat(Wording.RUSSIAN.dayAndTime(moment)).isEqualTo("пт, 27 ноября, 15:00");
        assertThat(Wording.ENGLISH.dayAndTime(moment)).isEqualTo("Fri, November 27, 15:00");
        assertThat(Wording.RUSSIAN.dayInFull(LocalDate.of(2026, 5, 9))).isEqualTo("суббота, 9 мая");
    }

    @Test
    void moneyNeverBreaksAcrossLines() {
        assertThat(Wording.RUSSIAN.money(Money.ofRoubles(2500))).isEqualTo("2\u00A0500\u00A0₽");
        assertThat(Wording.RUSSIAN.money(new Money(new BigDecimal("1234567.50"))))
                .isEqualTo("1\u00A0234\u00A0567,5\u00A0₽");
        PriceRange range = new PriceRange(Money.ofRoubles(900), Money.ofRoubles(18000));
        assertThat(Wording.ENGLISH.price(range)).isEqualTo("900–18\u00A0000\u00A0₽");
    }

    @ParameterizedTest
    @CsvSource({
        "1,окно",
        "2,окна",
        "4,окна",
        "5,окон",
        "11,окон",
        "12,окон",
        "14,окон",
        "21,окно",
        "22,окна",
        "111,окон",
        "0,окон"
    })
    void russianCountsHaveThreeForms(long count, String form) {
        assertThat(Wording.plural(Locale.of("ru"), count, "окно", "окна", "окон"))
                .isEqualTo(form);
    }

    @Test
    void englishCountsHaveTwo() {
        assertThat(Wording.plural(Locale.ENGLISH, 1, "slot", "slots", "slots")).isEqualTo("slot");
        assertThat(Wording.plural(Locale.ENGLISH, 21, "slot", "slots", "slots")).isEqualTo("slots");
    }

    @Test
    void valuesAreTakenAsTheyAre() {
        assertThat(Template.fill("а {0} б", new Object[] {"$1 {1} \\ «да»"}, Locale.of("ru")))
                .isEqualTo("а $1 {1} \\ «да» б");
        assertThatThrownBy(() -> Template.fill("{1}", new Object[] {"x"}, Locale.of("ru")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unknownLanguagesAreAnsweredInRussian() {
        assertThat(Wording.in(Locale.of("kk"))).isSameAs(Wording.RUSSIAN);
        assertThat(Wording.in(Locale.of("en", "GB"))).isSameAs(Wording.ENGLISH);
    }

    private static Set<String> places(Wording wording, String key) {
        Set<String> places = new TreeSet<>();
        String[] marks = {"<0>", "<1>", "<2>"};
        String plain = plain(wording, key, marks);
        Matcher matcher = Pattern.compile("<\\d>").matcher(plain);
        while (matcher.find()) {
            places.add(matcher.group());
        }
        return places;
    }

    /** Sentences with a plural take numbers; their places are the same by the numbers they show. */
    private static String plain(Wording wording, String key, String[] marks) {
        try {
            return wording.text(key, (Object[]) marks);
        } catch (ClassCastException e) {
            return "";
        }
    }
}
