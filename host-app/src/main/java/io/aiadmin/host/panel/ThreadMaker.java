package io.aiadmin.host.panel;

import io.aiadmin.core.conversation.BookingCard;
import io.aiadmin.core.conversation.LoggedMessage;
import io.aiadmin.core.conversation.LoggedToolCall;
import io.aiadmin.spi.channel.ReplyButton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts messages, days and tool calls of a conversation into the order in which they are read: what the agent looked up stands before what it said. */
final class ThreadMaker {

    private final Texts t;
    private final ZoneId zone;

    ThreadMaker(Texts t, ZoneId zone) {
        this.t = t;
        this.zone = zone;
    }

    List<ThreadItem> items(List<LoggedMessage> messages, List<LoggedToolCall> calls) {
        List<ThreadItem> items = new ArrayList<>();
        long first = messages.isEmpty() ? Long.MAX_VALUE : messages.getFirst().seq();
        Deque<LoggedToolCall> open = new ArrayDeque<>(calls.stream()
                .filter(call -> call.turn() >= first)
                .sorted(Comparator.comparingLong(LoggedToolCall::turn).thenComparing(LoggedToolCall::at))
                .toList());
        LocalDate day = null;
        for (LoggedMessage message : messages) {
            LocalDate written = message.at().atZone(zone).toLocalDate();
            if (!written.equals(day)) {
                items.add(item(ThreadItem.Kind.DAY, message.seq(), t.day(written), "", List.of(), null, List.of()));
                day = written;
            }
            if (message.author() != LoggedMessage.Author.CUSTOMER) {
                addTools(items, open, message.seq(), message.seq());
            }
            items.add(item(message));
        }
        addTools(
                items,
                open,
                Long.MAX_VALUE,
                messages.isEmpty() ? 0 : messages.getLast().seq());
        return items;
    }

    private void addTools(List<ThreadItem> items, Deque<LoggedToolCall> open, long before, long seq) {
        List<ThreadItem.ToolLine> lines = new ArrayList<>();
        while (!open.isEmpty() && open.getFirst().turn() < before) {
            lines.add(line(open.removeFirst()));
        }
        if (!lines.isEmpty()) {
            items.add(item(ThreadItem.Kind.TOOLS, seq, "", "", List.of(), null, lines));
        }
    }

    private ThreadItem item(LoggedMessage message) {
        BookingCard booking = message.booking();
        return item(
                ThreadItem.Kind.valueOf(message.author().name()),
                message.seq(),
                message.text(),
                t.time(message.at().atZone(zone).toLocalTime()),
                message.buttons().stream().map(ReplyButton::label).toList(),
                booking == null ? null : card(booking),
                List.of());
    }

    private static ThreadItem item(
            ThreadItem.Kind kind,
            long seq,
            String text,
            String at,
            List<String> buttons,
            ThreadItem.@Nullable Card card,
            List<ThreadItem.ToolLine> tools) {
        return new ThreadItem(kind, seq, text, at, buttons, card, tools);
    }

    ThreadItem.Card card(BookingCard booking) {
        String staff = booking.staff();
        String price = booking.price();
        return new ThreadItem.Card(
                booking.service(),
                staff == null ? "" : staff,
                t.day(booking.start().toLocalDate()) + ", "
                        + t.time(booking.start().toLocalTime()),
                t.of("minutes", booking.minutes()),
                price == null ? "" : price,
                booking.status());
    }

    private ThreadItem.ToolLine line(LoggedToolCall call) {
        return new ThreadItem.ToolLine(
                call.name(),
                call.ok(),
                call.summary().isBlank() ? t.orElse("tool." + call.name(), call.name()) : call.summary(),
                lines(call.arguments()),
                lines(call.result()),
                t.of("milliseconds", call.took().toMillis()));
    }

    private static List<String> lines(Map<String, @Nullable Object> values) {
        List<String> lines = new ArrayList<>();
        values.forEach((key, value) -> write(lines, "", key, value));
        return lines;
    }

    private static void write(List<String> lines, String indent, String key, @Nullable Object value) {
        switch (value) {
            case null -> lines.add(indent + key + ": —");
            case Map<?, ?> map -> {
                lines.add(indent + key + ":");
                map.forEach((inner, content) -> write(lines, indent + "  ", String.valueOf(inner), content));
            }
            case List<?> list -> {
                lines.add(indent + key + ":" + (list.isEmpty() ? " —" : ""));
                list.forEach(each -> writeElement(lines, indent + "  ", each));
            }
            default -> lines.add(indent + key + ": " + value);
        }
    }

    private static void writeElement(List<String> lines, String indent, @Nullable Object element) {
        if (element instanceof Map<?, ?> map) {
            List<String> parts = new ArrayList<>();
            map.forEach((key, value) -> {
                if (value != null) {
                    parts.add(key + ": " + value);
                }
            });
            lines.add(indent + "– " + String.join(", ", parts));
        } else {
            lines.add(indent + "– " + element);
        }
    }
}
