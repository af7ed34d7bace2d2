package io.aiadmin.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneReaderTest {

    private final PhoneReader reader = new PhoneReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "8 (926) 120-15-90; +79261201590",
                "8.916.12174.28; +79161217428",
                "+7 916 111-22-33; +79161112233",
                "9161112233; +79161112233",
                "89161112233; +79161112233",
                "79161112233; +79161112233",
                "7 916 111 22 33; +79161112233",
                "8-916-111-22-33; +79161112233",
                "8(916)1112233; +79161112233",
                "+7(916)111-22-33; +79161112233",
                "+7\u00a0916\u00a0111\u201122\u201133; +79161112233",
                "(916) 111 22 33; +79161112233",
                "916 111-22-33; +79161112233",
                "8 495 123-45-67; +74951234567",
                "(495) 123-45-67; +74951234567",
                "+44 20 7946 0958; +442079460958",
                "+375 29 123-45-67; +375291234567",
                "+49 30 901820; +4930901820",
                "восемь девятьсот шестнадцать сто двадцать один семьдесят четыре двадцать восемь; +79161217428",
                "плюс семь девятьсот шестнадцать сто одиннадцать двадцать два тридцать три; +79161112233",
                "девятьсот шестнадцать сто одиннадцать двадцать два тридцать три; +79161112233",
                "восемь девятьсот пять сто семь сорок восемь ноль ноль; +79051074800",
                "８９１６１１１２２３３; +79161112233",
            })
    void numberIsReadHoweverItIsWritten(String text, String e164) {
        assertThat(reader.find(text)).extracting(FoundPhone::e164).containsExactly(e164);
        assertThat(reader.find("Мой номер " + text + ", спасибо"))
                .extracting(FoundPhone::e164)
                .containsExactly(e164);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "27.11.2026 16:00", "2026-11-27 12:30", "с 14:00 до 17:00", "1500 2000 3500", "за 2500 рублей",
                        "25000000",
                "4111 1111 1111 1111", "заказ 1234567890", "в 12, 13 или 15", "завтра в 11", "12345", "8 марта в 15:00",
                "8 800", "балаяж от 5000 до 12000 р", "28 ноября 2026 года в 12:30", "100000000000000000000"
            })
    void moneyDatesAndCardsAreNoPhones(String text) {
        assertThat(reader.find(text)).isEmpty();
    }

    @Test
    void spanCoversTheNumberAndNothingElse() {
        String text = "Запишите: 8 (926) 120-15-90, на 12:30";
        FoundPhone phone = reader.find(text).getFirst();
        assertThat(text.substring(phone.begin(), phone.end())).isEqualTo("8 (926) 120-15-90");
        String plus = "тел. +7 916 111-22-33.";
        FoundPhone withPlus = reader.find(plus).getFirst();
        assertThat(plus.substring(withPlus.begin(), withPlus.end())).isEqualTo("+7 916 111-22-33");
    }

    @Test
    void severalNumbersAreAllFound() {
        assertThat(reader.find("89161112233 или +7 925 106-69-67"))
                .extracting(FoundPhone::e164)
                .isEqualTo(List.of("+79161112233", "+79251066967"));
    }

    @Test
    void numberAfterAnotherNumberIsStillFound() {
        assertThat(reader.find("на 12 8 916 121 74 28"))
                .extracting(FoundPhone::e164)
                .containsExactly("+79161217428");
    }

    @Test
    void printedFindingHidesTheNumber() {
        assertThat(reader.find("89161112233").getFirst().toString()).doesNotContain("916");
    }
}
