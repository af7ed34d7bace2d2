package io.aiadmin.core.memory;

import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.core.conversation.ConversationKey;
import io.aiadmin.core.conversation.ConversationLog;
import io.aiadmin.core.conversation.ConversationSummary;
import io.aiadmin.core.conversation.LoggedMessage;
import io.aiadmin.core.conversation.LoggedToolCall;
import io.aiadmin.core.turn.ConversationRef;
import io.aiadmin.spi.CompanyId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the conversations that are kept in memory. */
final class MemoryLog implements ConversationLog {

    private final Lanes lanes;

    MemoryLog(Lanes lanes) {
        this.lanes = lanes;
    }

    @Override
    public Optional<ConversationId> find(ConversationKey key) {
        return lanes.locked(() -> lanes.find(key).map(lane -> lane.id));
    }

    @Override
    public Optional<ConversationSummary> summary(CompanyId company, ConversationId conversation) {
        return lanes.locked(() -> Optional.ofNullable(lanes.find(new ConversationRef(company, conversation)))
                .map(lane -> lane.summary(lanes.clock.instant())));
    }

    @Override
    public List<ConversationSummary> list(CompanyId company, Filter filter, @Nullable Instant before, int limit) {
        return lanes.locked(() -> {
            Instant now = lanes.clock.instant();
            return lanes.of(company).stream()
                    .map(lane -> lane.summary(now))
                    .filter(summary -> wanted(summary, filter))
                    .filter(summary -> before == null || summary.lastAt().isBefore(before))
                    .sorted(Comparator.comparing(ConversationSummary::lastAt).reversed())
                    .limit(limit)
                    .toList();
        });
    }

    private static boolean wanted(ConversationSummary summary, Filter filter) {
        return switch (filter) {
            case ALL -> true;
            case NEEDS_HUMAN -> summary.needsHuman();
            case AGENT -> !summary.needsHuman();
        };
    }

    @Override
    public List<LoggedMessage> messages(CompanyId company, ConversationId conversation, long afterSeq, int limit) {
        return read(
                company,
                conversation,
                lane -> lane.messages.stream()
                        .filter(message -> message.seq() > afterSeq)
                        .limit(limit)
                        .toList());
    }

    @Override
    public List<LoggedMessage> lastMessages(CompanyId company, ConversationId conversation, long beforeSeq, int limit) {
        return read(company, conversation, lane -> {
            List<LoggedMessage> earlier = lane.messages.stream()
                    .filter(message -> beforeSeq == 0 || message.seq() < beforeSeq)
                    .toList();
            return List.copyOf(earlier.subList(Math.max(0, earlier.size() - limit), earlier.size()));
        });
    }

    @Override
    public List<LoggedToolCall> toolCalls(CompanyId company, ConversationId conversation) {
        return read(company, conversation, lane -> List.copyOf(lane.toolCalls));
    }

    private <T> List<T> read(CompanyId company, ConversationId conversation, Function<Lane, List<T>> what) {
        return lanes.locked(() -> {
            Lane lane = lanes.find(new ConversationRef(company, conversation));
            return lane == null ? List.of() : what.apply(lane);
        });
    }
}
