package io.aiadmin.language;

/** Units in which people count time, in the order of their numbers in time-words.txt. */
enum TimeUnit {
    SECOND,
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    YEAR;

    private static final TimeUnit[] VALUES = values();

    static TimeUnit of(int value) {
        return VALUES[value];
    }
}
