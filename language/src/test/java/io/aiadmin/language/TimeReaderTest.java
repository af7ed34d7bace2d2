package io.aiadmin.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeReaderTest {

    private static final String LONG_STORY = """
            Добрый день! Давно хотела к вам попасть, мне вас хвалила соседка, она у вас уже года три и педикюр делает. \
            На этой неделе никак: во вторник поликлиника, в среду внука забирать, в четверг сантехник, в пятницу вообще \
            не знаю. Так что давайте ровно через неделю, в следующий понедельник, педикюр с гель-лаком. Утром не могу, а \
            после обеда, с часу до половины шестого, свободна. Только скажите, пожалуйста, сразу, есть ли место.""";

    private final TimeReader reader = new TimeReader();

    @Test
    void mentionsCarryTheirPlaceInTheText() {
        String text = "Хочу в ПЯТНИЦУ на стрижку, лучше в\u00a017:30.";
        List<TimeMention> mentions = read(text).mentions();
        assertThat(mentions).extracting(TimeMention::text).containsExactly("в ПЯТНИЦУ", "в\u00a017:30");
        assertThat(mentions)
                .allSatisfy(mention -> assertThat(text.substring(mention.begin(), mention.end()))
                        .isEqualTo(mention.text()));
        assertThat(mentions.get(1).expression())
                .isEqualTo(new TimeExpression.At(LocalDateTime.of(2026, 11, 27, 17, 30), Grain.MINUTE));
    }

    @Test
    void placesHoldWithCharactersThatAreNotSeen() {
        String text = "👋 за\u200bвтра в 11🙂";
        TimeMention mention = read(text).mentions().getFirst();
        assertThat(mention.text()).isEqualTo("за\u200bвтра в 11");
        assertThat(mention.begin()).isEqualTo(3);
    }

    @Test
    void weekdayAndDateThatDisagreeAreFlagged() {
        TimeReading reading = read("в пятницу 28 ноября");
        assertThat(reading.mentions())
                .singleElement()
                .satisfies(mention -> assertThat(mention.conflict()).isTrue());
        assertThat(reading.wish().days()).containsExactly(DayRange.of(LocalDate.of(2026, 11, 28)));
        assertThat(read("в субботу 28 ноября").mentions().getFirst().conflict()).isFalse();
    }

    @Test
    void whatIsRuledOutIsMentionedAsSuch() {
        TimeReading reading = read("не в пятницу, а в субботу");
        assertThat(reading.mentions()).extracting(TimeMention::negated).containsExactly(true, false);
        assertThat(read("утром не могу").mentions())
                .extracting(TimeMention::negated)
                .containsExactly(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"31 ноября", "на 31 ноября", "32-го", "30 февраля", "31.11", "31.06.2027", "числа 33"})
    void impossibleDayIsSaidToBeImpossible(String text) {
        TimeReading reading = read(text);
        assertThat(reading.wish()).isEqualTo(TimeWish.NONE);
        assertThat(reading.impossible())
                .extracting(TimeMention::expression)
                .containsExactly(new TimeExpression.Impossible(TimeExpression.Dimension.DAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"25:00", "в 25:00", "12:75", "в 26 часов"})
    void impossibleTimeIsSaidToBeImpossible(String text) {
        TimeReading reading = read(text);
        assertThat(reading.wish()).isEqualTo(TimeWish.NONE);
        assertThat(reading.impossible())
                .extracting(TimeMention::expression)
                .containsExactly(new TimeExpression.Impossible(TimeExpression.Dimension.TIME));
    }

    @Test
    void bareNumberIsReadAsWhatWasAskedFor() {
        assertThat(reader.read("15", Wishes.NOW, Asked.TIME).wish().times())
                .containsExactly(new DayTime.Exact(LocalTime.of(15, 0)));
        assertThat(reader.read("3", Wishes.NOW, Asked.TIME).wish().times())
                .containsExactly(new DayTime.Exact(LocalTime.of(15, 0)));
        assertThat(reader.read("28", Wishes.NOW, Asked.DAY).wish().days())
                .containsExactly(DayRange.of(LocalDate.of(2026, 11, 28)));
        assertThat(reader.read("второго", Wishes.NOW, Asked.DAY).wish().days())
                .containsExactly(DayRange.of(LocalDate.of(2026, 12, 2)));
        assertThat(reader.read("15", Wishes.NOW, Asked.NOTHING)).isEqualTo(TimeReading.NOTHING);
    }

    @Test
    void anyTimeAndTheSameTimeAreMentions() {
        assertThat(read("в то же время").mentions())
                .extracting(TimeMention::expression)
                .containsExactly(new TimeExpression.Same(TimeExpression.Dimension.TIME));
        assertThat(read("в любое время").mentions())
                .extracting(TimeMention::expression)
                .containsExactly(new TimeExpression.Any(TimeExpression.Dimension.TIME));
        assertThat(read("прямо к открытию в среду").mentions())
                .extracting(TimeMention::expression)
                .contains(new TimeExpression.AtOpening(LocalDate.of(2026, 11, 25)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n",
                "👋💅😍❓",
                "...",
                "-",
                "0",
                "в",
                "на",
                "с по",
                "до до до",
                "в в в 5 5 5 5",
                "без",
                "пол",
                "99999999999999999999999",
                "в 99999999999",
                "1:1:1:1:1",
                "28-",
                "-28",
                "28..",
                ".11",
                "27.11.",
                "с 5 до",
                "between and",
                "не не не",
                "половина",
                "\u0306\u0308",
                "\ud83d",
                "через",
                "через через"
            })
    void noTextBreaksTheReader(String text) {
        assertThat(read(text).mentions())
                .allSatisfy(mention -> assertThat(mention.end()).isLessThanOrEqualTo(text.length()));
    }

    @Test
    void veryLongTextIsReadInTime() {
        String text = "завтра в 12 или в 15, ".repeat(5000);
        assertThat(read(text).wish().days()).containsExactly(DayRange.of(LocalDate.of(2026, 11, 24)));
    }

    @Test
    void lettersOfOtherKeyboardsAreOneLetter() {
        assertThat(Wishes.write(read("в субботу дне\u0308м"))).isEqualTo("2026-11-28 | 12:00-18:00");
        assertThat(Wishes.write(read("завтра ве\u0447\u0435\u0440\u043e\u043c")))
                .isEqualTo("2026-11-24 | 17:00-23:59");
        assertThat(Wishes.write(read("в cpeду"))).isEqualTo("2026-11-25 |");
    }

    @Test
    void manyThreadsReadTheSame() throws ExecutionException, InterruptedException {
        String expected = Wishes.write(read(LONG_STORY));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> readings = Stream.generate(() -> threads.submit(() -> Wishes.write(read(LONG_STORY))))
                    .limit(64)
                    .toList();
            for (Future<String> reading : readings) {
                assertThat(reading.get()).isEqualTo(expected);
            }
        }
        assertThat(expected).isEqualTo("2026-11-30 | 13:00-17:30");
    }

    @Test
    void longMessageTakesLessThanTwoMillisecondsOfProcessorTime() {
        for (int i = 0; i < 2000; i++) {
            read(LONG_STORY);
        }
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int rounds = 200;
        for (int i = 0; i < rounds; i++) {
            read(LONG_STORY);
        }
        long each = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / rounds;
        assertThat(each).isLessThan(2_000_000);
    }

    private TimeReading read(String text) {
        return reader.read(text, Wishes.NOW);
    }
}
