package io.aiadmin.language;

import java.time.LocalTime;
import java.util.Arrays;

/**
 * A part of the day. The hours of the expression are those that people mean when they look back or
 * ahead; the wish is where a start is welcome, so that «утром» never proposes noon.
 */
enum DayPart {
    MORNING(6, 12, LocalTime.of(6, 0), LocalTime.of(11, 59)),
    BEFORE_NOON(0, 12, LocalTime.MIN, LocalTime.of(11, 59)),
    DAY(12, 19, LocalTime.of(12, 0), LocalTime.of(18, 0)),
    EVENING(18, 24, LocalTime.of(17, 0), DayTime.DAY_END),
    NIGHT(0, 6, LocalTime.MIN, LocalTime.of(5, 59)),
    LUNCH(12, 14, LocalTime.of(12, 0), LocalTime.of(14, 0)),
    BEFORE_LUNCH(6, 13, LocalTime.of(6, 0), LocalTime.of(13, 0)),
    AFTERNOON(13, 18, LocalTime.of(13, 0), LocalTime.of(18, 0)),
    AFTER_WORK(18, 24, LocalTime.of(18, 0), DayTime.DAY_END),
    BEFORE_WORK(6, 10, LocalTime.of(6, 0), LocalTime.of(10, 0));

    private final int fromHour;
    private final int untilHour;
    private final LocalTime wishFrom;
    private final LocalTime wishUntil;

    DayPart(int fromHour, int untilHour, LocalTime wishFrom, LocalTime wishUntil) {
        this.fromHour = fromHour;
        this.untilHour = untilHour;
        this.wishFrom = wishFrom;
        this.wishUntil = wishUntil;
    }

    static DayPart of(int value) {
        return VALUES[value];
    }

    /** The number by which the lexicon keeps a part; {@link #of} turns it back. */
    static int number(String name) {
        return Arrays.asList(VALUES).indexOf(valueOf(name));
    }

    int fromHour() {
        return fromHour;
    }

    /** Exclusive; 24 is the next midnight. */
    int untilHour() {
        return untilHour;
    }

    DayTime.Window window() {
        return new DayTime.Window(wishFrom, wishUntil);
    }

    /** Reads an hour of the twelve-hour clock: 8 in the evening is 20. */
    int hour(int said) {
        return switch (this) {
            case MORNING, BEFORE_NOON, BEFORE_LUNCH, BEFORE_WORK -> said;
            case DAY, LUNCH -> said <= 6 ? said + 12 : said;
            case AFTERNOON -> said <= 8 ? said + 12 : said;
            case EVENING, AFTER_WORK -> evening(said);
            case NIGHT -> night(said);
        };
    }

    private static int evening(int said) {
        if (said == 12) {
            return 24;
        }
        return said >= 4 ? said + 12 : said;
    }

    private static int night(int said) {
        if (said == 12) {
            return 24;
        }
        return said >= 9 ? said + 12 : said;
    }

    private static final DayPart[] VALUES = values();
}
