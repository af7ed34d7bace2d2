package io.aiadmin.core.dialogue;

import io.aiadmin.core.booking.Proposal;
import io.aiadmin.core.conversation.BookingCard;
import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.core.conversation.ConversationKey;
import io.aiadmin.core.conversation.CustomerIdentity;
import io.aiadmin.spi.llm.ModelTurn;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the agent remembers of a conversation. Immutable; a turn makes a new one. Redis holds it for speed and PostgreSQL keeps what was
 * committed: where the two differ, PostgreSQL is right.
 *
 * @param epoch of the turn that wrote it
 * @param lastSeq the last message of the log that it knows of
 * @param masked the values behind tokens such as {@code <PHONE_1>}
 * @param turns the dialogue as the model reads it, trimmed at whole turns
 * @param proposals waiting for the customer's yes, newest last
 * @param nextProposal the number of the next proposal
 * @param offered times that searches returned, newest search last
 * @param visits what this conversation booked, moved or cancelled, newest last; a visit stands here once, as it was left
 * @param pausedUntil until when the agent keeps quiet because a person has taken over; null when it answers
 */
public record Session(
        ConversationKey key,
        ConversationId id,
        long epoch,
        long lastSeq,
        Locale language,
        DialogueState state,
        CustomerIdentity identity,
        Map<String, String> masked,
        List<ModelTurn> turns,
        List<Proposal> proposals,
        int nextProposal,
        List<OfferedSlot> offered,
        List<BookingCard> visits,
        @Nullable Instant pausedUntil) {

    public Session {
        masked = Map.copyOf(masked);
        turns = List.copyOf(turns);
        proposals = List.copyOf(proposals);
        offered = List.copyOf(offered);
        visits = List.copyOf(visits);
    }

    /** A conversation's first. */
    public static Session fresh(ConversationKey key, ConversationId id, Locale language) {
        return new Session(
                key,
                id,
                0,
                0,
                language,
                DialogueState.OPEN,
                CustomerIdentity.UNKNOWN,
                Map.of(),
                List.of(),
                List.of(),
                1,
                List.of(),
                List.of(),
                null);
    }

    /** The same under another claim and at another place in the log. */
    public Session at(long newEpoch, long newLastSeq) {
        return new Session(
                key,
                id,
                newEpoch,
                newLastSeq,
                language,
                state,
                identity,
                masked,
                turns,
                proposals,
                nextProposal,
                offered,
                visits,
                pausedUntil);
    }

    /** The same with a person of the company in charge until then; null where nobody has answered yet. */
    public Session handedOver(@Nullable Instant until) {
        return new Session(
                key,
                id,
                epoch,
                lastSeq,
                language,
                DialogueState.HANDED_OVER,
                identity,
                masked,
                turns,
                proposals,
                nextProposal,
                offered,
                visits,
                until);
    }

    @Override
    public String toString() {
        return "Session[" + id + ", epoch " + epoch + ", seq " + lastSeq + ", " + state + "]";
    }
}
