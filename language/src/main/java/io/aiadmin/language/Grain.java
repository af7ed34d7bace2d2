package io.aiadmin.language;

/** How precisely a time was said: «завтра» is a day, «в 15» an hour, «15:15» a minute. */
public enum Grain {
    SECOND,
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    YEAR
}
