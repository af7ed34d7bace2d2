package io.aiadmin.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveTextTest {

    private final SensitiveText sensitive = new SensitiveText();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "пишите на Anna.Smirnova@mail.ru; EMAIL anna.smirnova@mail.ru",
                "почта ann+1@sub.example.co.uk, жду; EMAIL ann+1@sub.example.co.uk",
                "карта 4111 1111 1111 1111; CARD 4111111111111111",
                "5555-5555-5555-4444; CARD 5555555555554444",
                "2200700000000009 мир; CARD 2200700000000009",
                "8 (926) 120-15-90; PHONE +79261201590",
                "+44 20 7946 0958; PHONE +442079460958",
            })
    void whatMustBeMaskedIsFound(String text, String found) {
        assertThat(sensitive.find(text).stream()
                        .map(span -> span.kind() + " " + span.value())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111 1111 1111 1112",
                "0000 0000 0000 0000",
                "завтра в 12:30",
                "@anna",
                "цена 1500",
                "27.11.2026"
            })
    void harmlessTextIsLeftAlone(String text) {
        assertThat(sensitive.find(text)).isEmpty();
    }

    @Test
    void spansComeInOrderAndCoverTheirText() {
        String text = "я a@b.ru, тел 89161112233, карта 4111111111111111";
        assertThat(sensitive.find(text))
                .extracting(SensitiveSpan::kind)
                .containsExactly(SensitiveSpan.Kind.EMAIL, SensitiveSpan.Kind.PHONE, SensitiveSpan.Kind.CARD);
        assertThat(sensitive.find(text))
                .extracting(span -> text.substring(span.begin(), span.end()))
                .containsExactly("a@b.ru", "89161112233", "4111111111111111");
    }

    @Test
    void printedSpanHidesItsValue() {
        assertThat(sensitive.find("a@b.ru").getFirst().toString()).doesNotContain("a@b.ru");
    }
}
