package io.aiadmin.spi.channel;

import java.util.List;

/** What a poll brought. The cursor is stored together with the events, so that nothing is lost and nothing is read twice. */
public record Polled(List<InboundEvent> events, String cursor) {

    public Polled {
        events = List.copyOf(events);
    }
}
