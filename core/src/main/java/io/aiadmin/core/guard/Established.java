package io.aiadmin.core.guard;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.Set;

/** Reads out of trusted or quoted texts what a reply may then repeat: clock times and amounts of money. */
public final class Established {

    private Established() {}

    /** Clock times in figures and in words. */
    public static Set<LocalTime> times(String text, LocalDateTime now) {
        Set<LocalTime> times = new HashSet<>();
        TimeMark.in(ReplyText.flat(text), now).forEach(mark -> times.add(mark.time()));
        return times;
    }

    /** Amounts that are said as money. */
    public static Set<BigDecimal> amounts(String text) {
        Set<BigDecimal> amounts = new HashSet<>();
        Amounts.in(ReplyText.flat(text)).forEach(amount -> amounts.add(amount.value()));
        return amounts;
    }

    /** Every number, whatever it counts. */
    public static Set<BigDecimal> numbers(String text) {
        return Amounts.numbersIn(ReplyText.flat(text));
    }

    /** The form in which amounts are compared. */
    public static BigDecimal normal(BigDecimal amount) {
        return Amounts.normal(amount);
    }
}
