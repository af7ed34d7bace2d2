package io.aiadmin.language;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one time phrase means, in the local time of the reader's clock. Intervals are half-open:
 * the start belongs to them, the end does not.
 */
public sealed interface TimeExpression {

    /** One step of the grain, beginning at {@code start}: «завтра», «в 15», «15:15», «в марте». */
    record At(LocalDateTime start, Grain grain) implements TimeExpression {
        public At {
            Objects.requireNonNull(start, "start");
            Objects.requireNonNull(grain, "grain");
        }
    }

    /** From {@code from} until before {@code until}: «завтра вечером», «13 - 15 июля», «9:30 - 11:00». */
    record Between(LocalDateTime from, LocalDateTime until, Grain grain) implements TimeExpression {
        public Between {
            Objects.requireNonNull(grain, "grain");
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("an interval ends after it begins");
            }
        }
    }

    /** Any time before {@code end}: «до 2 часов дня», «до конца месяца». */
    record Before(LocalDateTime end, Grain grain) implements TimeExpression {
        public Before {
            Objects.requireNonNull(end, "end");
            Objects.requireNonNull(grain, "grain");
        }
    }

    /** Any time from {@code start} on: «после 14 часов», «начиная с четверга». */
    record After(LocalDateTime start, Grain grain) implements TimeExpression {
        public After {
            Objects.requireNonNull(start, "start");
            Objects.requireNonNull(grain, "grain");
        }
    }

    /** When the doors open: «к открытию». The day is null when none was said. */
    record AtOpening(@Nullable LocalDate day) implements TimeExpression {}

    /** Just before the doors close: «перед закрытием». The day is null when none was said. */
    record AtClosing(@Nullable LocalDate day) implements TimeExpression {}

    /** The sooner the better: «как можно скорее», "asap". */
    record Soonest() implements TimeExpression {}

    /** No preference: «в любое время», "any day". */
    record Any(Dimension dimension) implements TimeExpression {
        public Any {
            Objects.requireNonNull(dimension, "dimension");
        }
    }

    /**
     * As before: «в тот же день», «время то же». The customer points at a visit already spoken of;
     * what it is was not said in this message.
     */
    record Same(Dimension dimension) implements TimeExpression {
        public Same {
            Objects.requireNonNull(dimension, "dimension");
        }
    }

    /** Said like a time, but no calendar or clock has it: «31 ноября», «32-го», «25:00». */
    record Impossible(Dimension dimension) implements TimeExpression {
        public Impossible {
            Objects.requireNonNull(dimension, "dimension");
        }
    }

    /** Which half of "when" a phrase speaks of. */
    enum Dimension {
        DAY,
        TIME
    }
}
