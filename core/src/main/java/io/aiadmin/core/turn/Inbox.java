package io.aiadmin.core.turn;

import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.channel.InboundEvent;
import java.util.List;

/** Takes what channels deliver, durably and once. Used from many threads. */
public interface Inbox {

    /**
     * Stores the events that are new by (company, channel, external id) and schedules the work of their conversations, in one transaction.
     * When this returns, nothing of it can be lost. Buttons and shared contacts are answered at once, whatever the gathering.
     *
     * @throws StorageUnavailableException nothing was stored; the sender should try again
     */
    Accepted accept(CompanyId company, String channel, List<InboundEvent> events, Gathering gathering);
}
