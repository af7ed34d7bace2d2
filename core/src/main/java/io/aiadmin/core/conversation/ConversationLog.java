package io.aiadmin.core.conversation;

import io.aiadmin.spi.CompanyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the log of conversations: the truth about them. Used from many threads. */
public interface ConversationLog {

    Optional<ConversationId> find(ConversationKey key);

    Optional<ConversationSummary> summary(CompanyId company, ConversationId conversation);

    /**
     * Newest activity first.
     *
     * @param before only those whose last activity is earlier; null for the newest
     */
    List<ConversationSummary> list(CompanyId company, Filter filter, @Nullable Instant before, int limit);

    /** In order of seq, those after {@code afterSeq}, at most {@code limit}. */
    List<LoggedMessage> messages(CompanyId company, ConversationId conversation, long afterSeq, int limit);

    /** The last {@code limit} messages before {@code beforeSeq} (all when it is 0), in order of seq. */
    List<LoggedMessage> lastMessages(CompanyId company, ConversationId conversation, long beforeSeq, int limit);

    List<LoggedToolCall> toolCalls(CompanyId company, ConversationId conversation);

    /** Which conversations are asked for. */
    enum Filter {
        ALL,
        NEEDS_HUMAN,
        AGENT
    }
}
