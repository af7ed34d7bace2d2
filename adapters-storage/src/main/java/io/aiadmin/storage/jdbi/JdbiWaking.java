package io.aiadmin.storage.jdbi;

import io.aiadmin.core.turn.ConversationRef;
import io.aiadmin.core.turn.Waking;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Moves a conversation's next run forward. */
final class JdbiWaking implements Waking {

    private final TenantDatabase database;
    private final Clock clock;
    private final Nudge nudge;

    JdbiWaking(TenantDatabase database, Clock clock, Nudge nudge) {
        this.database = database;
        this.clock = clock;
        this.nudge = nudge;
    }

    @Override
    public void wake(ConversationRef conversation, Instant at) {
        long delay = delayMillis(clock, at);
        database.routine(handle -> {
            wake(handle, conversation, delay);
            return null;
        });
        if (delay == 0) {
            nudge.now();
        }
    }

    /** The same inside a transaction of the company; the caller nudges after it. */
    static void wake(Handle handle, ConversationRef conversation, long delayMillis) throws SQLException {
        try (Call call = new Call(handle, "select wake_conversation(?, ?, ?)")) {
            call.value(conversation.company().value())
                    .value(conversation.conversation().value())
                    .value(delayMillis)
                    .run();
        }
    }

    /** The product's clock may be set for development, the database's is not: only distances pass between the two. */
    static long delayMillis(Clock clock, Instant at) {
        return Math.max(0, Duration.between(clock.instant(), at).toMillis());
    }
}
