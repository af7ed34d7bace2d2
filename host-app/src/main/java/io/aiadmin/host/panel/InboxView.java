package io.aiadmin.host.panel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inbox.
 *
 * @param filter {@code all}, {@code needs_human} or {@code agent}
 * @param older where the list goes on; empty at its end
 * @param open the conversation that is read; null for none
 */
public record InboxView(
        String filter,
        List<ConversationRow> rows,
        String older,
        @Nullable Conversation open) {

    public InboxView {
        rows = List.copyOf(rows);
    }

    /**
     * One conversation, and what is known of its customer.
     *
     * @param older the seq before which there is more; 0 when there is not
     * @param last the seq up to which the page knows it
     */
    public record Conversation(
            String id,
            String customer,
            String channel,
            String state,
            boolean needsHuman,
            boolean paused,
            List<ThreadItem> items,
            long older,
            long last,
            List<ThreadItem.Card> bookings,
            List<TodayView.Task> tasks) {

        public Conversation {
            items = List.copyOf(items);
            bookings = List.copyOf(bookings);
            tasks = List.copyOf(tasks);
        }
    }
}
