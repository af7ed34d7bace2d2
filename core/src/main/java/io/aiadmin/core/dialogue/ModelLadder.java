package io.aiadmin.core.dialogue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The models in the order in which they are asked. The last one should be one that can't be down: the offline dialogue. Used from many
 * threads.
 */
public final class ModelLadder {

    private final List<RankedModel> models;
    private final ConcurrentMap<String, ModelBreaker> breakers = new ConcurrentHashMap<>();
    private final Clock clock;

    /** @param models at least one, the best first, each under a name of its own */
    public ModelLadder(List<RankedModel> models, Clock clock) {
        this.models = List.copyOf(models);
        this.clock = clock;
        if (this.models.isEmpty()) {
            throw new IllegalArgumentException("no model");
        }
    }

    /** For one turn: it starts at the top and does not go up again. */
    ModelClimb start(Instant deadline) {
        return new ModelClimb(this, deadline, clock);
    }

    int size() {
        return models.size();
    }

    RankedModel model(int rank) {
        return models.get(rank);
    }

    ModelBreaker breaker(int rank) {
        return breakers.computeIfAbsent(models.get(rank).name(), name -> new ModelBreaker(clock));
    }
}
