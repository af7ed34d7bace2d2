package io.aiadmin.llm.offline;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A visit that stands in the book.
 *
 * @param services ids
 * @param title of its services
 * @param staffId null where the tool did not name it
 * @param changeable whether the house rule still lets it be moved or cancelled
 */
record Booked(
        String id,
        List<String> services,
        String title,
        @Nullable String staffId,
        String staffName,
        LocalDateTime start,
        LocalDateTime end,
        boolean changeable) {

    Booked {
        services = List.copyOf(services);
    }

    static Booked of(Tree booking) {
        LocalDateTime start = LocalDateTime.parse(booking.text("start"));
        return new Booked(
                booking.text("id"),
                booking.list("services").stream()
                        .map(service -> service.text("id"))
                        .toList(),
                String.join(
                        ", ",
                        booking.list("services").stream()
                                .map(service -> service.text("title"))
                                .toList()),
                booking.has("staff_id") ? booking.text("staff_id") : null,
                booking.text("staff_name"),
                start,
                booking.has("end") ? LocalDateTime.parse(booking.text("end")) : start,
                !booking.has("can_change") || booking.flag("can_change"));
    }
}
