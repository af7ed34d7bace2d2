package io.aiadmin.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The phrases of ru-times.json, from the Russian Time corpus of facebook/duckling (BSD-style licence). */
class RuTimesTest {

    private static final Pattern ENTRY = Pattern.compile("\\{\\s*(\"phrase\".*?)\\}", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":\\s*\"(.*?)\"");

    private final TimeReader reader = new TimeReader();

    static Stream<Map<String, String>> phrases() {
        return ENTRY.matcher(TestFiles.read("ru-times.json")).results().map(entry -> fields(entry.group(1)));
    }

    static Stream<Map<String, String>> readPhrases() {
        return phrases().filter(phrase -> !leftOut().containsKey(phrase.get("phrase")));
    }

    static Stream<String> leftOutPhrases() {
        return leftOut().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("readPhrases")
    void phraseMeansWhatTheCorpusSays(Map<String, String> phrase) {
        TimeReading reading = reader.read(phrase.get("phrase"), reference());
        assertThat(reading.mentions()).hasSize(1);
        TimeMention mention = reading.mentions().getFirst();
        assertThat(mention.expression()).isEqualTo(expected(phrase));
        assertThat(mention.negated()).isFalse();
        assertThat(mention.conflict()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("readPhrases")
    void pastPhraseIsNeverBookable(Map<String, String> phrase) {
        if (!over(expected(phrase))) {
            return;
        }
        TimeWish wish = reader.read(phrase.get("phrase"), reference()).wish();
        assertThat(wish.past() || wish.days().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("leftOutPhrases")
    void phraseLeftOutIsNotMisread(String phrase) {
        assertThat(reader.read(phrase, reference())).isEqualTo(TimeReading.NOTHING);
    }

    @Test
    void everyPhraseLeftOutIsInTheCorpus() {
        assertThat(phrases().map(phrase -> phrase.get("phrase")).toList())
                .hasSize(119)
                .containsAll(leftOut().keySet());
    }

    private static Map<String, String> leftOut() {
        return TestFiles.rows("ru-times-left-out.csv").stream()
                .map(row -> row.split(";", 2))
                .collect(Collectors.toMap(row -> row[0], row -> row[1]));
    }

    private static Map<String, String> fields(String entry) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = FIELD.matcher(entry);
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2));
        }
        return fields;
    }

    private static ZonedDateTime reference() {
        return OffsetDateTime.parse("2013-02-12T04:30:00-02:00").toZonedDateTime();
    }

    private static boolean over(TimeExpression expression) {
        LocalDateTime midnight = reference().toLocalDate().atStartOfDay();
        return switch (expression) {
            case TimeExpression.At at ->
                at.start().isBefore(midnight) && at.grain().compareTo(Grain.DAY) <= 0;
            case TimeExpression.Between between -> !between.until().isAfter(midnight);
            default -> false;
        };
    }

    private static TimeExpression expected(Map<String, String> phrase) {
        Grain grain = Grain.valueOf(phrase.getOrDefault("grain", "").toUpperCase(java.util.Locale.ROOT));
        return switch (phrase.getOrDefault("kind", "")) {
            case "instant", "holiday" -> new TimeExpression.At(time(phrase, "at"), grain);
            case "interval" -> new TimeExpression.Between(time(phrase, "from"), time(phrase, "until_exclusive"), grain);
            case "open" ->
                "after".equals(phrase.get("direction"))
                        ? new TimeExpression.After(time(phrase, "at"), grain)
                        : new TimeExpression.Before(time(phrase, "at"), grain);
            default -> throw new IllegalArgumentException("kind");
        };
    }

    private static LocalDateTime time(Map<String, String> phrase, String field) {
        return LocalDateTime.parse(phrase.getOrDefault(field, ""));
    }
}
