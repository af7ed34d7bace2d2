package io.aiadmin.host.panel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something in a conversation, in the order it is read.
 *
 * @param seq the message that it is or stands before
 * @param text the day's name, or what was said; empty for tool lines
 * @param booking null unless the message reports one
 */
public record ThreadItem(
        Kind kind,
        long seq,
        String text,
        String at,
        List<String> buttons,
        @Nullable Card booking,
        List<ToolLine> tools) {

    /** What it is. */
    public enum Kind {
        DAY,
        CUSTOMER,
        AGENT,
        HUMAN,
        SYSTEM,
        TOOLS
    }

    public ThreadItem {
        buttons = List.copyOf(buttons);
        tools = List.copyOf(tools);
    }

    /**
     * A booking as a card.
     *
     * @param status {@code active}, {@code moved} or {@code cancelled}
     */
    public record Card(String service, String staff, String when, String length, String price, String status) {}

    /**
     * A tool call, folded to its summary.
     *
     * @param arguments one line each
     * @param result one line each
     */
    public record ToolLine(
            String name, boolean ok, String summary, List<String> arguments, List<String> result, String took) {

        public ToolLine {
            arguments = List.copyOf(arguments);
            result = List.copyOf(result);
        }
    }
}
