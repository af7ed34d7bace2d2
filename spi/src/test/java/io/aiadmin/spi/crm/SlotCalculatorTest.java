package io.aiadmin.spi.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiadmin.spi.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotCalculatorTest {

    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final TimeRange ALWAYS =
            new TimeRange(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));

    @Test
    void freeShiftIsOfferedFromItsStartToTheLastFit() {
        List<LocalTime> times = times(MOSCOW, QUARTER, List.of(range(MOSCOW, "10:00", "12:00")), List.of(), HOUR);

        assertThat(times).containsExactly(at("10:00"), at("10:15"), at("10:30"), at("10:45"), at("11:00"));
    }

    @Test
    void visitOfTheShiftsLengthFitsOnce() {
        assertThat(times(MOSCOW, QUARTER, List.of(range(MOSCOW, "10:00", "11:00")), List.of(), HOUR))
                .containsExactly(at("10:00"));
        assertThat(times(MOSCOW, QUARTER, List.of(range(MOSCOW, "10:00", "10:59")), List.of(), HOUR))
                .isEmpty();
    }

    @Test
    void visitTouchesBusyTimeButNeverOverlapsIt() {
        List<LocalTime> times = times(
                MOSCOW,
                QUARTER,
                List.of(range(MOSCOW, "10:00", "13:00")),
                List.of(range(MOSCOW, "11:00", "11:50"), range(MOSCOW, "11:30", "11:40")),
                HOUR);

        assertThat(times).containsExactly(at("10:00"), at("12:00"));
    }

    @Test
    void emptyBusyTimeBlocksNothing() {
        assertThat(times(
                        MOSCOW,
                        QUARTER,
                        List.of(range(MOSCOW, "10:00", "11:00")),
                        List.of(range(MOSCOW, "10:30", "10:30")),
                        HOUR))
                .containsExactly(at("10:00"));
    }

    @Test
    void visitNeverGoesOverABreak() {
        List<LocalTime> times = times(
                MOSCOW,
                Duration.ofMinutes(30),
                List.of(range(MOSCOW, "15:00", "16:30"), range(MOSCOW, "10:00", "11:30")),
                List.of(),
                HOUR);

        assertThat(times).containsExactly(at("10:00"), at("10:30"), at("15:00"), at("15:30"));
    }

    @Test
    void visitMayGoFromOneShiftIntoTheNextThatTouchesIt() {
        List<LocalTime> times = times(
                MOSCOW,
                Duration.ofMinutes(30),
                List.of(range(MOSCOW, "10:00", "11:00"), range(MOSCOW, "11:00", "12:00")),
                List.of(),
                Duration.ofMinutes(90));

        assertThat(times).containsExactly(at("10:00"), at("10:30"));
    }

    @Test
    void stepThatDividesTheHourLiesOnTheClock() {
        assertThat(times(MOSCOW, QUARTER, List.of(range(MOSCOW, "10:10", "11:40")), List.of(), HOUR))
                .containsExactly(at("10:15"), at("10:30"));
        assertThat(times(MOSCOW, Duration.ofMinutes(20), List.of(range(MOSCOW, "10:10", "11:45")), List.of(), HOUR))
                .containsExactly(at("10:20"), at("10:40"));
    }

    @Test
    void anyOtherStepIsCountedFromTheShift() {
        assertThat(times(MOSCOW, Duration.ofMinutes(90), List.of(range(MOSCOW, "10:00", "14:00")), List.of(), HOUR))
                .containsExactly(at("10:00"), at("11:30"), at("13:00"));
        assertThat(times(MOSCOW, HOUR, List.of(range(MOSCOW, "10:30", "13:00")), List.of(), HOUR))
                .containsExactly(at("10:30"), at("11:30"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Kolkata", "Asia/Kathmandu", "Australia/Eucla"})
    void gridLiesOnTheLocalClockOfOddZones(String zone) {
        assertThat(times(
                        ZoneId.of(zone),
                        Duration.ofMinutes(30),
                        List.of(range(ZoneId.of(zone), "10:05", "12:00")),
                        List.of(),
                        HOUR))
                .containsExactly(at("10:30"), at("11:00"));
    }

    @Test
    void startsBeforeTheGivenMomentAreLeftOut() {
        SlotCalculator calculator = new SlotCalculator(MOSCOW, QUARTER);
        TimeRange shift = range(MOSCOW, "10:00", "12:00");

        List<Instant> starts = calculator.starts(
                List.of(shift),
                List.of(),
                HOUR,
                ALWAYS,
                shift.from().plusSeconds(15 * 60).plusNanos(1),
                10);

        assertThat(starts).first().isEqualTo(shift.from().plusSeconds(30 * 60));
    }

    @Test
    void rangeHoldsTheStartsOnly() {
        SlotCalculator calculator = new SlotCalculator(MOSCOW, Duration.ofMinutes(30));
        TimeRange shift = range(MOSCOW, "10:00", "14:00");

        List<Instant> starts = calculator.starts(
                List.of(shift), List.of(), Duration.ofHours(2), range(MOSCOW, "11:00", "12:00"), Instant.MIN, 10);

        assertThat(starts)
                .containsExactly(
                        range(MOSCOW, "11:00", "12:00").from(),
                        range(MOSCOW, "11:30", "12:00").from());
    }

    @Test
    void limitKeepsTheEarliest() {
        SlotCalculator calculator = new SlotCalculator(MOSCOW, QUARTER);
        List<TimeRange> shifts = List.of(range(MOSCOW, "15:00", "18:00"), range(MOSCOW, "10:00", "12:00"));

        List<Instant> all = calculator.starts(shifts, List.of(), HOUR, ALWAYS, Instant.MIN, 100);

        assertThat(calculator.starts(shifts, List.of(), HOUR, ALWAYS, Instant.MIN, 7))
                .isEqualTo(all.subList(0, 7));
        assertThat(calculator.starts(shifts, List.of(), HOUR, ALWAYS, Instant.MIN, 0))
                .isEmpty();
    }

    @Test
    void repeatedHourIsOfferedOnceForEachTimeItPasses() {
        TimeRange night = local(BERLIN, "2026-10-25T01:00", "2026-10-25T05:00");
        SlotCalculator calculator = new SlotCalculator(BERLIN, HOUR.dividedBy(2));

        List<Instant> starts =
                calculator.starts(List.of(night), List.of(), Duration.ofMinutes(30), ALWAYS, Instant.MIN, 100);

        assertThat(night.length()).isEqualTo(Duration.ofHours(5));
        assertThat(starts).hasSize(10).doesNotHaveDuplicates();
        assertThat(starts.stream().map(start -> start.atZone(BERLIN).toLocalTime()))
                .filteredOn(at("02:30")::equals)
                .hasSize(2);
    }

    @Test
    void skippedHourIsNotOffered() {
        TimeRange night = local(BERLIN, "2026-03-29T01:00", "2026-03-29T05:00");
        SlotCalculator calculator = new SlotCalculator(BERLIN, HOUR.dividedBy(2));

        List<LocalTime> times = calculator.starts(List.of(night), List.of(), HOUR, ALWAYS, Instant.MIN, 100).stream()
                .map(start -> start.atZone(BERLIN).toLocalTime())
                .toList();

        assertThat(times).containsExactly(at("01:00"), at("01:30"), at("03:00"), at("03:30"), at("04:00"));
    }

    @Test
    void commonTimeIsWhatBothHold() {
        assertThat(SlotCalculator.common(
                        List.of(range(MOSCOW, "08:00", "12:00"), range(MOSCOW, "13:00", "22:00")),
                        List.of(range(MOSCOW, "10:00", "20:00"))))
                .containsExactly(range(MOSCOW, "10:00", "12:00"), range(MOSCOW, "13:00", "20:00"));
    }

    @Test
    void senselessArgumentsAreRefused() {
        assertThatThrownBy(() -> new SlotCalculator(MOSCOW, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SlotCalculator(MOSCOW, Duration.ofMillis(1500)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SlotCalculator(MOSCOW, QUARTER)
                        .starts(List.of(), List.of(), Duration.ZERO, ALWAYS, Instant.MIN, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<LocalTime> times(
            ZoneId zone, Duration step, List<TimeRange> shifts, List<TimeRange> busy, Duration visit) {
        return new SlotCalculator(zone, step)
                .starts(shifts, busy, visit, ALWAYS, Instant.MIN, 1000).stream()
                        .map(start -> start.atZone(zone).toLocalTime())
                        .toList();
    }

    private static TimeRange range(ZoneId zone, String from, String until) {
        return local(zone, "2026-11-24T" + from, "2026-11-24T" + until);
    }

    private static TimeRange local(ZoneId zone, String from, String until) {
        return new TimeRange(
                LocalDateTime.parse(from).atZone(zone).toInstant(),
                LocalDateTime.parse(until).atZone(zone).toInstant());
    }

    private static LocalTime at(String time) {
        return LocalTime.parse(time);
    }
}
