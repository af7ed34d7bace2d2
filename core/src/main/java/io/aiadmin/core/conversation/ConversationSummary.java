package io.aiadmin.core.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the inbox.
 *
 * @param customer the name that the channel shows, or null
 * @param state the dialogue's, in lower case
 * @param waitingSince since when the customer has no answer; null when answered
 */
public record ConversationSummary(
        ConversationId id,
        String channel,
        @Nullable String customer,
        String state,
        @Nullable String lastText,
        Instant lastAt,
        @Nullable Instant waitingSince,
        boolean needsHuman,
        boolean agentPaused) {}
