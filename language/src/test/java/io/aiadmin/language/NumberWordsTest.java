package io.aiadmin.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberWordsTest {

    @ParameterizedTest
    @CsvSource({
        "пять, 5, false",
        "пяти, 5, false",
        "двух, 2, false",
        "трём, 3, false",
        "ноль, 0, false",
        "одиннадцать, 11, false",
        "адинадцать, 11, false",
        "двенацать, 12, false",
        "двадцать один, 21, false",
        "тридцать пять, 35, false",
        "сто двадцать один, 121, false",
        "девятьсот шестнадцать, 916, false",
        "две тысячи пятьсот, 2500, false",
        "первое, 1, true",
        "третьего, 3, true",
        "полпятого, -1, false",
        "двадцать восьмого, 28, true",
        "тридцать первое, 31, true",
        "пятнадцатого, 15, true",
        "седьмое, 7, true",
        "третьево, 3, true",
        "twenty-first, 21, true",
        "fifteen, 15, false",
        "thirty five, 35, false",
        "two hundred, 200, false",
        "twelfth, 12, true"
    })
    void phraseSaysItsNumber(String phrase, int value, boolean ordinal) {
        assertThat(NumberWords.read(phrase).orElse(new NumberWords.Spoken(-1, false)))
                .isEqualTo(new NumberWords.Spoken(value, ordinal));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "завтра", "десять тридцать", "семью", "15", "пять рублей"})
    void otherPhrasesSayNone(String phrase) {
        assertThat(NumberWords.read(phrase)).isEmpty();
    }
}
