package io.aiadmin.host.panel;

import java.util.List;

/** What a conversation has got since {@code last} was another. */
public record TailView(String id, long last, List<ThreadItem> items) {

    public TailView {
        items = List.copyOf(items);
    }
}
