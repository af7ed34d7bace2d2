package io.aiadmin.llm.offline;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is free on one day.
 *
 * @param slots by time
 * @param whyEmpty the tool's reason when there is none, else empty
 * @param next the first free start after that day, where the tool named one
 */
record DayPlan(
        LocalDate day,
        List<Slot> slots,
        String whyEmpty,
        @Nullable Slot next) {

    DayPlan {
        slots = List.copyOf(slots);
    }
}
