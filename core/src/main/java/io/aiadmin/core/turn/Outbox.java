package io.aiadmin.core.turn;

import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.channel.DeliveryReceipt;
import java.time.Instant;
import java.util.List;

/** Messages on their way. For one conversation the engine lets one delivery run at a time. Used from many threads. */
public interface Outbox {

    /** What is still to be delivered in the conversation, in order. */
    List<OutboxMessage> pending(ConversationRef conversation);

    void sent(OutboxMessage message, DeliveryReceipt receipt);

    /** @param reason a short code for operators */
    void retry(OutboxMessage message, Instant at, String reason);

    void dead(OutboxMessage message, String reason);

    /** Newest first. */
    List<DeadLetter> deadLetters(CompanyId company, int limit);

    /**
     * Puts a dead letter back on its way and wakes its conversation.
     *
     * @return false when there is no such dead letter
     */
    boolean resend(CompanyId company, long id);

    /** A message that was given up. */
    record DeadLetter(OutboxMessage message, String reason, Instant diedAt) {}
}
