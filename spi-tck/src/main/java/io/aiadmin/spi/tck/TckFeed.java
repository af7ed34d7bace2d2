package io.aiadmin.spi.tck;

import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.LiveFeed;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A feed that keeps what is pushed. Safe for many threads. */
public final class TckFeed implements LiveFeed {

    private final List<Push> pushes = new CopyOnWriteArrayList<>();

    /** One pushed event. */
    public record Push(ConversationAddress conversation, String kind, String payload) {}

    @Override
    public void publish(ConversationAddress conversation, String kind, String payload) {
        pushes.add(new Push(conversation, kind, payload));
    }

    /** What was pushed so far, oldest first. */
    public List<Push> pushes() {
        return List.copyOf(pushes);
    }
}
