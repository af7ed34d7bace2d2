package io.aiadmin.llm.offline;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** A free start with someone. */
record Slot(LocalDateTime start, LocalDateTime end, String staffId, String staffName) {

    static Slot of(Tree slot) {
        LocalDateTime start = LocalDateTime.parse(slot.text("start"));
        return new Slot(
                start,
                slot.has("end") ? LocalDateTime.parse(slot.text("end")) : start,
                slot.text("staff_id"),
                slot.text("staff_name"));
    }

    LocalDate day() {
        return start.toLocalDate();
    }

    LocalTime time() {
        return start.toLocalTime();
    }
}
