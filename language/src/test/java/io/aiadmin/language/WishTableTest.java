package io.aiadmin.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WishTableTest {

    private final TimeReader reader = new TimeReader();

    static Stream<String> russian() {
        return TestFiles.rows("wishes-ru.txt").stream();
    }

    static Stream<String> english() {
        return TestFiles.rows("wishes-en.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("russian")
    void russianPhraseHoldsItsWish(String row) {
        check(row);
    }

    @ParameterizedTest
    @MethodSource("english")
    void englishPhraseHoldsItsWish(String row) {
        check(row);
    }

    static Stream<String> dialogues() {
        return TestFiles.rows("wishes-dialogues.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("dialogues")
    void sampleCustomersAreUnderstood(String row) {
        check(row);
    }

    @ParameterizedTest
    @MethodSource("russian")
    void capitalsAndPunctuationChangeNothing(String row) {
        String phrase = phrase(row);
        TimeReading plain = reader.read(phrase, Wishes.NOW);
        assertThat(Wishes.write(reader.read("  " + phrase.toUpperCase(java.util.Locale.ROOT) + " \u200b", Wishes.NOW)))
                .isEqualTo(Wishes.write(plain));
    }

    @Test
    void tablesAreLarge() {
        assertThat(russian()).hasSizeGreaterThan(300).doesNotHaveDuplicates();
        assertThat(english()).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    private void check(String row) {
        String[] wished = row.substring(row.indexOf(" =>") + 3).split("<=", -1);
        TimeReading reading = reader.read(phrase(row), Wishes.NOW);
        assertThat(Wishes.write(reading.wish())).as("wish").isEqualTo(Wishes.write(Wishes.parse(wished[0])));
        TimeWish source = wished.length > 1 ? Wishes.parse(wished[1]) : TimeWish.NONE;
        assertThat(Wishes.write(reading.source())).as("source").isEqualTo(Wishes.write(source));
    }

    private static String phrase(String row) {
        return row.substring(0, row.indexOf(" =>"));
    }
}
