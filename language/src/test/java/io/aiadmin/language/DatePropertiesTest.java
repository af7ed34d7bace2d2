package io.aiadmin.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever the day and the hour: printed, they are read back. */
class DatePropertiesTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");
    private static final List<String> MONTHS = List.of(
            "января",
            "февраля",
            "марта",
            "апреля",
            "мая",
            "июня",
            "июля",
            "августа",
            "сентября",
            "октября",
            "ноября",
            "декабря");
    private static final List<String> WEEKDAYS =
            List.of("в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу", "в воскресенье");

    private final TimeReader reader = new TimeReader();

    @Property(tries = 400)
    void everyDateIsReadBackInEveryWriting(
            @ForAll @IntRange(min = 0, max = 1500) int today, @ForAll @IntRange(min = 0, max = 290) int ahead) {
        ZonedDateTime now =
                LocalDate.of(2026, 1, 1).plusDays(today).atTime(10, 0).atZone(ZONE);
        LocalDate day = now.toLocalDate().plusDays(ahead);
        String month = MONTHS.get(day.getMonthValue() - 1);
        String english = day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        int number = day.getDayOfMonth();
        List<String> writings = List.of(
                number + " " + month,
                "на " + number + "-е " + month,
                number + " " + month + " " + day.getYear() + " года",
                day.format(DateTimeFormatter.ofPattern("dd.MM")),
                day.format(DateTimeFormatter.ofPattern("d.MM.yyyy")),
                day.format(DateTimeFormatter.ofPattern("dd.MM.yy")),
                day.format(DateTimeFormatter.ofPattern("dd/MM/yyyy")),
                day.toString(),
                WEEKDAYS.get(day.getDayOfWeek().getValue() - 1) + " " + number + " " + month,
                english + " " + number,
                number + " " + english + " " + day.getYear(),
                day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + ", " + english + " " + number);
        for (String writing : writings) {
            TimeReading reading = reader.read("запишите " + writing + ", пожалуйста", now);
            assertThat(reading.wish().days()).as(writing).containsExactly(DayRange.of(day));
            assertThat(reading.wish().past()).as(writing).isFalse();
            assertThat(reading.mentions())
                    .as(writing)
                    .extracting(TimeMention::conflict)
                    .containsOnly(false);
        }
    }

    @Property(tries = 300)
    void everyTimeIsReadBackInEveryWriting(
            @ForAll @IntRange(min = 8, max = 21) int hour, @ForAll @IntRange(min = 0, max = 11) int five) {
        LocalTime time = LocalTime.of(hour, five * 5);
        String hours = String.format(Locale.ROOT, "%02d", hour);
        String minutes = String.format(Locale.ROOT, "%02d", five * 5);
        List<String> writings = List.of(
                hours + ":" + minutes,
                "в " + hours + ":" + minutes,
                "завтра в " + hour + "." + minutes,
                "на завтра к " + hour + ":" + minutes,
                "в " + hour + " " + minutes,
                "в " + hours + "-" + minutes,
                hour + "ч" + minutes,
                "at " + time.format(DateTimeFormatter.ofPattern("h:mm a", Locale.ENGLISH)),
                time.format(DateTimeFormatter.ofPattern("h:mma", Locale.ENGLISH))
                        .toLowerCase(Locale.ROOT));
        for (String writing : writings) {
            assertThat(reader.read(writing, Wishes.NOW).wish().times())
                    .as(writing)
                    .containsExactly(new DayTime.Exact(time));
        }
    }

    @Property(tries = 300)
    void weekdayIsAlwaysOneOfTheNextSevenDays(
            @ForAll @IntRange(min = 0, max = 3000) int today, @ForAll @IntRange(min = 0, max = 6) int weekday) {
        ZonedDateTime now =
                LocalDate.of(2026, 1, 1).plusDays(today).atTime(10, 0).atZone(ZONE);
        LocalDate read =
                reader.read(WEEKDAYS.get(weekday), now).wish().days().getFirst().from();
        assertThat(read.getDayOfWeek().getValue()).isEqualTo(weekday + 1);
        assertThat(read)
                .isAfter(now.toLocalDate())
                .isBeforeOrEqualTo(now.toLocalDate().plusDays(7));
    }

    @Property(tries = 3000)
    void noMessageMakesTheReaderFail(
            @ForAll @IntRange(min = 0, max = Integer.MAX_VALUE) int seed,
            @ForAll @IntRange(min = 0, max = 1500) int today,
            @ForAll Asked asked) {
        String text = new Babble(seed).message();
        ZonedDateTime now = Wishes.NOW.plusDays(today);
        TimeReading reading = reader.read(text, now, asked);
        assertThat(reading.mentions()).allSatisfy(mention -> {
            assertThat(mention.text()).isEqualTo(text.substring(mention.begin(), mention.end()));
            assertThat(mention.text()).isNotBlank();
        });
        assertThat(reading.wish().days())
                .as(text)
                .allSatisfy(days -> assertThat(
                                reading.wish().past() || !days.untilInclusive().isBefore(now.toLocalDate()))
                        .isTrue());
    }
}
