package io.aiadmin.spi.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.spi.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The calculator against the plainest possible one, which tries every minute, mostly around changes of the clocks. */
class SlotCalculatorPropertyTest {

    /** A person's two days around a moment, and what is asked. */
    record Situation(
            ZoneId zone,
            int stepMinutes,
            List<TimeRange> shifts,
            List<TimeRange> busy,
            Duration visit,
            TimeRange range,
            Instant notBefore) {}

    @Property(tries = 600)
    void findsExactlyWhatTryingEveryMinuteFinds(@ForAll("situations") Situation situation) {
        List<Instant> found = search(situation, 10_000);

        assertThat(found).isEqualTo(byTryingEveryMinute(situation));
    }

    @Property(tries = 200)
    void limitOnlyCutsTheEnd(@ForAll("situations") Situation situation) {
        List<Instant> all = search(situation, 10_000);

        for (int limit : new int[] {0, 1, 5, 40}) {
            assertThat(search(situation, limit)).isEqualTo(all.subList(0, Math.min(limit, all.size())));
        }
    }

    @Property(tries = 200)
    void bookingAStartTakesAwayExactlyTheOverlappingOnes(@ForAll("situations") Situation situation) {
        List<Instant> before = search(situation, 10_000);
        for (Instant booked : before) {
            TimeRange taken = TimeRange.of(booked, situation.visit());
            List<TimeRange> busy = new ArrayList<>(situation.busy());
            busy.add(taken);
            Situation after = new Situation(
                    situation.zone(),
                    situation.stepMinutes(),
                    situation.shifts(),
                    busy,
                    situation.visit(),
                    situation.range(),
                    situation.notBefore());

            assertThat(search(after, 10_000))
                    .isEqualTo(before.stream()
                            .filter(start ->
                                    !TimeRange.of(start, situation.visit()).overlaps(taken))
                            .toList());
        }
    }

    private static List<Instant> search(Situation situation, int limit) {
        return new SlotCalculator(situation.zone(), Duration.ofMinutes(situation.stepMinutes()))
                .starts(
                        situation.shifts(),
                        situation.busy(),
                        situation.visit(),
                        situation.range(),
                        situation.notBefore(),
                        limit);
    }

    private static List<Instant> byTryingEveryMinute(Situation situation) {
        List<Instant> starts = new ArrayList<>();
        Instant minute = situation.range().from();
        for (; minute.isBefore(situation.range().until()); minute = minute.plusSeconds(60)) {
            boolean onGrid = minute.atZone(situation.zone()).getMinute() % situation.stepMinutes() == 0;
            if (onGrid && !minute.isBefore(situation.notBefore()) && worksThrough(situation, minute)) {
                starts.add(minute);
            }
        }
        return starts;
    }

    private static boolean worksThrough(Situation situation, Instant start) {
        Instant end = start.plus(situation.visit());
        for (Instant minute = start; minute.isBefore(end); minute = minute.plusSeconds(60)) {
            Instant now = minute;
            if (situation.shifts().stream().noneMatch(shift -> shift.contains(now))
                    || situation.busy().stream().anyMatch(range -> range.contains(now))) {
                return false;
            }
        }
        return true;
    }

    @Provide
    Arbitrary<Situation> situations() {
        Arbitrary<ZoneId> zones = Arbitraries.of(
                        "Europe/Moscow",
                        "Asia/Kamchatka",
                        "Europe/Kaliningrad",
                        "Europe/Berlin",
                        "America/New_York",
                        "Australia/Lord_Howe",
                        "Asia/Kathmandu")
                .map(ZoneId::of);
        return zones.flatMap(zone -> moments(zone).flatMap(moment -> around(zone, moment)));
    }

    /** Half of them at a change of the clocks, if the zone has any. */
    private static Arbitrary<Instant> moments(ZoneId zone) {
        Instant year = Instant.parse("2026-01-01T00:00:00Z");
        List<Instant> changes = new ArrayList<>();
        ZoneOffsetTransition change = zone.getRules().nextTransition(year);
        while (change != null && changes.size() < 6) {
            changes.add(change.getInstant());
            change = zone.getRules().nextTransition(change.getInstant());
        }
        Arbitrary<Instant> any = Arbitraries.integers().between(0, 365).map(day -> year.plus(Duration.ofDays(day)));
        return changes.isEmpty() ? any : Arbitraries.oneOf(any, Arbitraries.of(changes));
    }

    private static Arbitrary<Situation> around(ZoneId zone, Instant moment) {
        Instant begin = moment.minus(Duration.ofHours(14));
        Arbitrary<TimeRange> shift = ranges(begin, 28 * 12, 10 * 12);
        Arbitrary<TimeRange> busy = ranges(begin, 28 * 12, 3 * 12);
        return Combinators.combine(
                        Arbitraries.of(5, 10, 15, 20, 30),
                        shift.list().ofMinSize(1).ofMaxSize(4),
                        busy.list().ofMaxSize(5),
                        Arbitraries.integers().between(1, 30).map(fives -> Duration.ofMinutes(5L * fives)),
                        ranges(begin, 24 * 12, 24 * 12),
                        Arbitraries.integers().between(-600, 1200).map(minutes -> begin.plusSeconds(60L * minutes)))
                .as((step, shifts, taken, visit, range, notBefore) ->
                        new Situation(zone, step, shifts, taken, visit, range, notBefore));
    }

    private static Arbitrary<TimeRange> ranges(Instant begin, int fives, int longest) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, fives),
                        Arbitraries.integers().between(0, longest))
                .as((from, length) -> TimeRange.of(begin.plusSeconds(300L * from), Duration.ofMinutes(5L * length)));
    }
}
