package io.aiadmin.core.dialogue;

import io.aiadmin.spi.llm.ModelException;
import io.aiadmin.spi.llm.ModelReply;
import io.aiadmin.spi.llm.ModelRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One turn's way down the ladder: a model that gives no answer is left for the next one, and stays left. */
final class ModelClimb {

    /** All failed tries of a turn together take no longer, so that the customer is answered in time. */
    private static final Duration PATIENCE = Duration.ofSeconds(14);

    private static final Duration LONGEST_CALL = Duration.ofSeconds(20);
    private static final Duration SHORTEST_CALL = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(ModelClimb.class);

    private final ModelLadder ladder;
    private final Instant deadline;
    private final Clock clock;
    private int rank;
    private Duration failing = Duration.ZERO;

    ModelClimb(ModelLadder ladder, Instant deadline, Clock clock) {
        this.ladder = ladder;
        this.deadline = deadline;
        this.clock = clock;
    }

    /**
     * Asks the models in turn.
     *
     * @param request made for the time limit given
     * @return empty when no model has answered
     * @throws ModelException.Blocked a vendor's safety rules stopped the question or the answer
     */
    Optional<ModelReply> ask(Function<Duration, ModelRequest> request) {
        for (; rank < ladder.size(); rank++) {
            boolean last = rank == ladder.size() - 1;
            ModelBreaker breaker = ladder.breaker(rank);
            Duration limit = limit(last);
            if (!last && (limit.compareTo(SHORTEST_CALL) < 0 || !breaker.allows())) {
                continue;
            }
            Optional<ModelReply> reply = ask(ladder.model(rank), breaker, request.apply(atLeast(limit)));
            if (reply.isPresent()) {
                return reply;
            }
        }
        return Optional.empty();
    }

    private Optional<ModelReply> ask(RankedModel ranked, ModelBreaker breaker, ModelRequest request) {
        Instant asked = clock.instant();
        try {
            ModelReply reply = ranked.model().generate(request);
            breaker.succeeded();
            return Optional.of(reply);
        } catch (ModelException.Blocked e) {
            breaker.succeeded();
            throw e;
        } catch (ModelException.Unavailable e) {
            breaker.failed(e.retryAfter());
            gaveUp(ranked, asked, e);
        } catch (ModelException.BadAnswer e) {
            breaker.failed(Duration.ZERO);
            gaveUp(ranked, asked, e);
        } catch (ModelException.Misconfigured e) {
            breaker.misconfigured();
            gaveUp(ranked, asked, e);
        } catch (RuntimeException e) {
            breaker.failed(Duration.ZERO); // a plugin's own fault is a model that does not answer
            LOG.error("a model failed: model={}", ranked.name(), e);
            failing = failing.plus(Duration.between(asked, clock.instant()));
        }
        return Optional.empty();
    }

    private void gaveUp(RankedModel ranked, Instant asked, ModelException e) {
        Duration took = Duration.between(asked, clock.instant());
        failing = failing.plus(took);
        LOG.warn(
                "a model gave no answer: model={} reason={} took={} message={}",
                ranked.name(),
                e.getClass().getSimpleName(),
                took,
                e.getMessage());
    }

    private Duration limit(boolean last) {
        Duration left = shorter(LONGEST_CALL, Duration.between(clock.instant(), deadline));
        return last ? left : shorter(left, PATIENCE.minus(failing));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration atLeast(Duration limit) {
        return limit.compareTo(SHORTEST_CALL) < 0 ? SHORTEST_CALL : limit;
    }
}
