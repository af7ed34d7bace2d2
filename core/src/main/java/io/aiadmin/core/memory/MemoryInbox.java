package io.aiadmin.core.memory;

import io.aiadmin.core.conversation.ConversationKey;
import io.aiadmin.core.turn.Accepted;
import io.aiadmin.core.turn.ConversationRef;
import io.aiadmin.core.turn.Gathering;
import io.aiadmin.core.turn.Inbox;
import io.aiadmin.core.turn.PendingEvent;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.channel.InboundEvent;
import io.aiadmin.spi.channel.MessageContent;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An inbox that lasts as long as the process. */
final class MemoryInbox implements Inbox {

    /** More than any channel repeats within the time in which it repeats. */
    private static final int REMEMBERED = 100_000;

    private record Seen(CompanyId company, String channel, String externalId) {}

    private final Lanes lanes;
    private final Set<Seen> seen = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Seen, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    MemoryInbox(Lanes lanes) {
        this.lanes = lanes;
    }

    @Override
    public Accepted accept(CompanyId company, String channel, List<InboundEvent> events, Gathering gathering) {
        return lanes.locked(() -> {
            Set<ConversationRef> woken = new LinkedHashSet<>();
            int fresh = 0;
            for (InboundEvent event : events) {
                if (seen.add(new Seen(company, channel, event.externalId()))) {
                    fresh++;
                    store(company, channel, event, gathering).ifPresent(woken::add);
                }
            }
            lanes.signal();
            return new Accepted(fresh, events.size() - fresh, List.copyOf(woken));
        });
    }

    private Optional<ConversationRef> store(
            CompanyId company, String channel, InboundEvent event, Gathering gathering) {
        return switch (event) {
            // nothing is to be done about these: knowing them once is all
            case InboundEvent.Ignored _, InboundEvent.DeliveryStatus _, InboundEvent.OwnEcho _ -> Optional.empty();
            case InboundEvent.OfConversation ours ->
                Optional.of(pend(new ConversationKey(company, channel, ours.address()), ours, gathering));
        };
    }

    private ConversationRef pend(ConversationKey key, InboundEvent.OfConversation event, Gathering gathering) {
        Lane lane = lanes.laneOf(key);
        Instant now = lanes.clock.instant();
        lane.pending.add(new PendingEvent(lanes.nextNumber(), event, now));
        if (event instanceof InboundEvent.CustomerMessage message
                && message.sender().name() != null) {
            lane.customer = message.sender().name();
        }
        Instant first = lane.firstPendingAt == null ? now : lane.firstPendingAt;
        lane.firstPendingAt = first;
        Instant quiet = now.plus(gathering.quiet());
        Instant cap = first.plus(gathering.cap());
        lane.dueAt = atOnce(event) ? now : quiet.isBefore(cap) ? quiet : cap;
        return lane.ref();
    }

    /** Whether the customer has plainly finished: a pressed button, a shared contact; or a person has taken over. */
    private static boolean atOnce(InboundEvent.OfConversation event) {
        return !(event instanceof InboundEvent.CustomerMessage message)
                || message.content() instanceof MessageContent.Button
                || message.content() instanceof MessageContent.Contact;
    }
}
