package io.aiadmin.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TelegramTextTest {

    @Test
    void shortTextStaysAsItIs() {
        assertThat(TelegramText.parts("Привет\n\nКак дела?")).containsExactly("Привет\n\nКак дела?");
        assertThat(TelegramText.parts("я".repeat(4096))).hasSize(1);
    }

    @Test
    void paragraphsStayWhole() {
        String paragraph = "слово ".repeat(400).strip();

        assertThat(TelegramText.parts(paragraph + "\n\n" + paragraph)).containsExactly(paragraph, paragraph);
    }

    @Test
    void sentencesStayWholeWhereAParagraphIsTooLong() {
        String sentence = "Это предложение довольно обычной длины, и таких очень много. ";

        List<String> parts = TelegramText.parts(sentence.repeat(150));

        assertThat(parts).hasSizeGreaterThan(2).allMatch(part -> part.endsWith(".") && part.startsWith("Это"));
    }

    @Test
    void charactersAsPeopleSeeThemStayWhole() {
        String family = "👨‍👩‍👧‍👦";

        List<String> parts = TelegramText.parts(family.repeat(800));

        assertThat(String.join("", parts)).isEqualTo(family.repeat(800));
        assertThat(parts).allMatch(part -> part.length() <= 4096 && part.length() % family.length() == 0);
    }

    @Test
    void combiningMarksStayWithTheirLetter() {
        String letter = "и\u0306";

        assertThat(TelegramText.parts("a" + letter.repeat(4000)))
                .allMatch(part -> part.length() <= 4096 && !part.startsWith("\u0306"));
    }

    @RepeatedTest(30)
    void nothingIsLostAndNothingIsTooLong(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<String> pieces = List.of(
                "слово", " ", " ", "\n", "\n\n", ". ", "👩🏽‍🦰", "длинноесловобезпробелов".repeat(30), "!", "🇷🇺");
        String text = IntStream.range(0, 3000)
                .mapToObj(_ -> pieces.get(random.nextInt(pieces.size())))
                .collect(Collectors.joining());

        List<String> parts = TelegramText.parts(text);

        assertThat(String.join("", parts).replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
        assertThat(parts)
                .allMatch(part -> !part.isBlank()
                        && part.length() <= 4096
                        && !Character.isLowSurrogate(part.charAt(0))
                        && !Character.isHighSurrogate(part.charAt(part.length() - 1)));
    }
}
