package io.aiadmin.host.panel;

import java.util.List;

/**
 * A week of the CRM.
 *
 * @param problem why it can't be shown; empty when it can
 */
public record BookingsView(
        String title, String previous, String next, List<Day> days, List<Row> rows, int count, String problem) {

    public BookingsView {
        days = List.copyOf(days);
        rows = List.copyOf(rows);
    }

    /** A column, and the list of its visits for narrow screens. */
    public record Day(String name, boolean today, List<Visit> visits) {

        public Day {
            visits = List.copyOf(visits);
        }
    }

    /** A member of staff, and the visits of each day. */
    public record Row(String staff, List<List<Visit>> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * One visit.
     *
     * @param conversation the id of the one that made it; empty when none did
     */
    public record Visit(
            String time,
            String service,
            String staff,
            String client,
            String phone,
            boolean byAgent,
            String conversation,
            boolean cancelled) {}
}
