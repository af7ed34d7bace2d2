package io.aiadmin.storage.redis;

import io.aiadmin.spi.CompanyId;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.redisson.api.RTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the other replicas that a company was changed. A hint only: who misses it sees the change at its next poll of the database. */
public final class CompanyNews {

    private static final Logger LOG = LoggerFactory.getLogger(CompanyNews.class);
    private static final String TOPIC = "aiadmin:companies:changed";

    private final RedisLink redis;
    private final Listener listener;
    private final AtomicBoolean subscribed = new AtomicBoolean();

    /** Hears of changes; called on threads of the Redis client, so it must not wait. */
    public interface Listener {
        void changed(CompanyId company, long version);
    }

    public CompanyNews(RedisLink redis, Listener listener) {
        this.redis = redis;
        this.listener = listener;
    }

    /** Begins to listen, if it does not yet. Called again and again, since Redis may be away; once begun it survives restarts of Redis. */
    public void subscribe() {
        if (!subscribed.get()) {
            boolean done = redis.ask(
                    redisson -> {
                        RTopic topic = redisson.getTopic(TOPIC);
                        topic.addListener(byte[].class, (_, message) -> heard(message));
                        return true;
                    },
                    false);
            subscribed.compareAndSet(false, done);
        }
    }

    public void publish(CompanyId company, long version) {
        byte[] message = (company + "|" + version).getBytes(StandardCharsets.US_ASCII);
        redis.tell(redisson -> redisson.getTopic(TOPIC).publish(message));
    }

    private void heard(byte[] message) {
        try {
            String[] parts = new String(message, StandardCharsets.US_ASCII).split("\\|", -1);
            listener.changed(CompanyId.of(parts[0]), Long.parseLong(parts[1]));
        } catch (RuntimeException e) {
            LOG.warn("Unreadable news of a company", e);
        }
    }
}
