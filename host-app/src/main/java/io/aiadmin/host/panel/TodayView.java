package io.aiadmin.host.panel;

import java.util.List;

/**
 * The home page.
 *
 * @param bookings today's that the agent made
 * @param sum what they come to; empty when no price is known
 * @param noBookings why there is no list of them; empty when there is one
 * @param steps of the start that are still open; empty when all are done
 */
public record TodayView(
        String date,
        List<Task> tasks,
        List<BookingsView.Visit> bookings,
        String sum,
        String noBookings,
        List<Health> health,
        List<StartView.Step> steps) {

    public TodayView {
        tasks = List.copyOf(tasks);
        bookings = List.copyOf(bookings);
        health = List.copyOf(health);
        steps = List.copyOf(steps);
    }

    /**
     * Something that waits for a person.
     *
     * @param conversation its id; empty when it belongs to none
     */
    public record Task(String id, String kind, String text, String since, String conversation) {}

    /**
     * The state of a connection.
     *
     * @param state {@code good}, {@code bad} or {@code off}
     */
    public record Health(String title, String state, String text, String link) {}
}
