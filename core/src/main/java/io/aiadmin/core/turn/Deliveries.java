package io.aiadmin.core.turn;

import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.conversation.HumanTask;
import io.aiadmin.core.conversation.HumanTasks;
import io.aiadmin.core.plugin.Connections;
import io.aiadmin.core.plugin.Lent;
import io.aiadmin.core.plugin.NotConnectedException;
import io.aiadmin.core.wording.Wording;
import io.aiadmin.spi.channel.Channel;
import io.aiadmin.spi.channel.ChannelException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers a conversation's outbox in order: no message overtakes another. What fails for the moment is tried again after 1, 2, 4, 8, 15 and
 * 30 s and then every minute; after ten minutes a person is asked, since a late "you are booked" is worse than a call.
 */
final class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60));

    private static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(10);
    /** Most often a message whose fate is unknown is sent: a second copy is bearable, silence is not. */
    private static final int SENDS_IN_DOUBT = 2;

    private final Outbox outbox;
    private final Connections connections;
    private final HumanTasks humanTasks;
    private final Clock clock;

    Deliveries(Outbox outbox, Connections connections, HumanTasks humanTasks, Clock clock) {
        this.outbox = outbox;
        this.connections = connections;
        this.humanTasks = humanTasks;
        this.clock = clock;
    }

    /** @return when to go on; empty when nothing is left */
    Optional<Instant> deliver(ConversationRef conversation, CompanyConfig company) {
        for (OutboxMessage message : outbox.pending(conversation)) {
            if (message.dueAt().isAfter(clock.instant())) {
                return Optional.of(message.dueAt());
            }
            Optional<Instant> later = deliver(message, company);
            if (later.isPresent()) {
                return later;
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> deliver(OutboxMessage message, CompanyConfig company) {
        try (Lent<Channel> channel = connections.channel(company, message.channel())) {
            outbox.sent(message, channel.account().send(message.message()));
            return Optional.empty();
        } catch (ChannelException e) {
            return failed(message, company, e);
        } catch (NotConnectedException e) {
            return dead(message, company, "not_connected");
        } catch (RuntimeException e) {
            LOG.error("a channel failed: company={} channel={}", company.id(), message.channel(), e);
            return later(
                    message, company, null, "channel_failed"); // a plugin's own fault holds up no other conversation
        }
    }

    private Optional<Instant> failed(OutboxMessage message, CompanyConfig company, ChannelException failure) {
        return switch (failure) {
            case ChannelException.RateLimited limited -> later(message, company, limited.retryAfter(), "rate_limited");
            case ChannelException.Unavailable _ -> later(message, company, null, "unavailable");
            case ChannelException.OutcomeUnknown _ -> inDoubt(message);
            case ChannelException.Unreachable _ -> dead(message, company, "unreachable");
            case ChannelException.Rejected _, ChannelException.Malformed _ -> dead(message, company, "rejected");
            case ChannelException.Unauthorized _, ChannelException.Unauthentic _ ->
                dead(message, company, "unauthorized");
        };
    }

    private Optional<Instant> later(
            OutboxMessage message, CompanyConfig company, @Nullable Duration stated, String reason) {
        Instant now = clock.instant();
        if (now.isAfter(message.createdAt().plus(GIVEN_UP_AFTER))) {
            return dead(message, company, reason);
        }
        Duration delay = DELAYS.get(Math.min(message.attempts(), DELAYS.size() - 1));
        Instant at = now.plus(stated != null && stated.compareTo(delay) > 0 ? stated : delay);
        LOG.info("a message waits: conversation={} message={} reason={}", message.conversation(), message.id(), reason);
        outbox.retry(message, at, reason);
        return Optional.of(at);
    }

    private Optional<Instant> inDoubt(OutboxMessage message) {
        if (message.attempts() + 1 >= SENDS_IN_DOUBT) {
            outbox.sent(message, new io.aiadmin.spi.channel.DeliveryReceipt(List.of()));
            LOG.warn(
                    "a message may not have arrived: conversation={} message={}", message.conversation(), message.id());
            return Optional.empty();
        }
        Instant at = clock.instant().plus(DELAYS.get(1));
        outbox.retry(message, at, "outcome_unknown");
        return Optional.of(at);
    }

    private Optional<Instant> dead(OutboxMessage message, CompanyConfig company, String reason) {
        LOG.warn(
                "a message is given up: conversation={} message={} reason={}",
                message.conversation(),
                message.id(),
                reason);
        outbox.dead(message, reason);
        humanTasks.open(new HumanTask(
                UUID.randomUUID(),
                company.id(),
                message.conversation().conversation(),
                HumanTask.Kind.UNDELIVERED,
                Wording.in(company.profile().language()).text("task.undelivered", reason),
                clock.instant(),
                null));
        return Optional.empty();
    }
}
