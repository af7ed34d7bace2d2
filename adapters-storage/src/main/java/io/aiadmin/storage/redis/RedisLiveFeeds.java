package io.aiadmin.storage.redis;

import io.aiadmin.core.plugin.LiveFeeds;
import io.aiadmin.core.turn.StorageUnavailableException;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.LiveFeed;
import io.aiadmin.storage.json.Json;
import io.aiadmin.storage.secrets.Keyring;
import io.aiadmin.storage.secrets.Place;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.redisson.api.listener.MessageListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pushes events to pages that are open on any replica. Listeners of this replica are told directly, so that a single replica needs no Redis;
 * the others through a topic per conversation, sealed on the way. Nothing is kept: who connects again asks the log.
 */
public final class RedisLiveFeeds implements LiveFeeds {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLiveFeeds.class);
    private static final int LARGEST = 64 * 1024;

    private final RedisLink redis;
    private final Keyring keyring;
    private final String replica = UUID.randomUUID().toString();
    private final ConcurrentHashMap<String, Set<Ear>> ears = new ConcurrentHashMap<>();

    public RedisLiveFeeds(RedisLink redis, Keyring keyring) {
        this.redis = redis;
        this.keyring = keyring;
    }

    @Override
    public LiveFeed open(CompanyId company, String plugin) {
        return (conversation, kind, payload) -> publish(company, plugin, conversation, kind, payload);
    }

    @Override
    public Subscription subscribe(
            CompanyId company, String plugin, ConversationAddress conversation, Listener listener) {
        String topic = topic(company, plugin, conversation);
        Ear ear = new Ear(company, topic, listener);
        ears.computeIfAbsent(topic, _ -> ConcurrentHashMap.newKeySet()).add(ear);
        ear.listen();
        return ear;
    }

    /** Subscriptions that began while Redis was away begin to hear the other replicas. Called now and then. */
    public void refresh() {
        ears.values().forEach(all -> all.forEach(Ear::listen));
    }

    private void publish(
            CompanyId company, String plugin, ConversationAddress conversation, String kind, String payload) {
        if (payload.length() > LARGEST) {
            throw new IllegalArgumentException("an event of " + payload.length() + " characters");
        }
        try {
            String topic = topic(company, plugin, conversation);
            for (Ear ear : ears.getOrDefault(topic, Set.of())) {
                ear.tell(kind, payload);
            }
            byte[] message = keyring.seal(company, place(topic), Json.bytes(new Event(replica, kind, payload)));
            redis.tell(redisson -> redisson.getTopic(topic).publish(message));
        } catch (StorageUnavailableException _) {
            LOG.warn("An event of a feed is lost: the company's keys can't be read now");
        }
    }

    private String topic(CompanyId company, String plugin, ConversationAddress conversation) {
        String address = HexFormat.of().formatHex(keyring.hash(company, "feed|" + conversation.value()));
        return "aiadmin:" + company + ":feed:" + plugin + ":" + address;
    }

    private static Place place(String topic) {
        return new Place("redis", "feed", topic);
    }

    private record Event(String replica, String kind, String payload) {}

    private final class Ear implements Subscription, MessageListener<byte[]> {

        private final CompanyId company;
        private final String topic;
        private final Listener listener;
        private final ReentrantLock lock = new ReentrantLock();
        private boolean listening;
        private boolean closed;

        Ear(CompanyId company, String topic, Listener listener) {
            this.company = company;
            this.topic = topic;
            this.listener = listener;
        }

        void listen() {
            lock.lock();
            try {
                if (!listening && !closed) {
                    listening = redis.ask(
                            redisson -> {
                                redisson.getTopic(topic).addListener(byte[].class, this);
                                return true;
                            },
                            false);
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void onMessage(CharSequence channel, byte[] message) {
            try {
                Event event = Json.read(keyring.open(company, place(topic), message), Event.class);
                if (!event.replica().equals(replica)) {
                    tell(event.kind(), event.payload());
                }
            } catch (RuntimeException e) {
                LOG.warn("Unreadable event of a feed: {}", e.getClass().getSimpleName());
            }
        }

        void tell(String kind, String payload) {
            try {
                listener.pushed(kind, payload);
            } catch (RuntimeException e) {
                LOG.warn("A listener of a feed failed", e);
            }
        }

        @Override
        public void close() {
            ears.computeIfPresent(topic, (_, all) -> {
                all.remove(this);
                return all.isEmpty() ? null : all;
            });
            lock.lock();
            try {
                closed = true;
                if (listening) {
                    redis.tell(redisson -> redisson.getTopic(topic).removeListener(this));
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
