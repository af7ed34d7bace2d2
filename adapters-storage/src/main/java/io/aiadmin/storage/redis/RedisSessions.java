package io.aiadmin.storage.redis;

import io.aiadmin.core.conversation.ConversationKey;
import io.aiadmin.core.dialogue.Session;
import io.aiadmin.core.dialogue.Sessions;
import io.aiadmin.storage.json.Json;
import io.aiadmin.storage.secrets.Keyring;
import io.aiadmin.storage.secrets.Place;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions under {@code aiadmin:COMPANY:session:CHANNEL:CUSTOMER}, for a week, sealed with the company's key like everything that is stored.
 * The customer's part is a keyed hash of the address, which may be a phone.
 */
public final class RedisSessions implements Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(RedisSessions.class);
    private static final Duration KEPT = Duration.ofDays(7);

    private final RedisLink redis;
    private final Keyring keyring;

    public RedisSessions(RedisLink redis, Keyring keyring) {
        this.redis = redis;
        this.keyring = keyring;
    }

    @Override
    public Optional<Session> find(ConversationKey key) {
        try {
            String customer = customer(key);
            byte[] sealed = redis.ask(
                    redisson -> redisson.<byte[]>getBucket(name(key, customer)).get(), null);
            return sealed == null
                    ? Optional.empty()
                    : Optional.of(Json.read(keyring.open(key.company(), place(key, customer), sealed), Session.class));
        } catch (RuntimeException e) {
            // Sealed with a key that is gone, or written by another release: PostgreSQL has the session too.
            LOG.warn("A session could not be read: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    @Override
    public void save(Session session) {
        try {
            ConversationKey key = session.key();
            String customer = customer(key);
            byte[] sealed = keyring.seal(key.company(), place(key, customer), Json.bytes(session));
            redis.tell(
                    redisson -> redisson.<byte[]>getBucket(name(key, customer)).set(sealed, KEPT));
        } catch (RuntimeException e) {
            LOG.warn("A session could not be saved: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void forget(ConversationKey key) {
        try {
            String name = name(key, customer(key));
            redis.tell(redisson -> redisson.getBucket(name).delete());
        } catch (RuntimeException e) {
            LOG.warn("A session could not be forgotten: {}", e.getClass().getSimpleName());
        }
    }

    private String customer(ConversationKey key) {
        return HexFormat.of()
                .formatHex(
                        keyring.hash(key.company(), "session|" + key.address().value()));
    }

    private static String name(ConversationKey key, String customer) {
        return "aiadmin:" + key.company() + ":session:" + key.channel() + ":" + customer;
    }

    private static Place place(ConversationKey key, String customer) {
        return new Place("redis", "session", key.channel() + "|" + customer);
    }
}
