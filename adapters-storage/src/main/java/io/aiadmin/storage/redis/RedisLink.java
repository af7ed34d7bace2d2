package io.aiadmin.storage.redis;

import io.aiadmin.spi.Secret;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.config.Config;
import org.redisson.config.SingleServerConfig;
import org.redisson.connection.ConnectionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to Redis, which may be away at any time, from the start on. A call that fails closes the way for two seconds, so that an
 * absent server costs one short wait now and then and not one per message. Used from many threads.
 */
public final class RedisLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Duration CLOSED_FOR = Duration.ofSeconds(2);

    private final RedissonClient client;
    private final CopyOnWriteArrayList<Runnable> reconnected = new CopyOnWriteArrayList<>();
    private final AtomicLong closedUntil = new AtomicLong(System.nanoTime());

    private RedisLink(URI url, @Nullable Secret password) {
        this.client = Redisson.create(config(url, password));
    }

    /**
     * Does not connect yet.
     *
     * @param url {@code redis://[user:password@]host:port[/database]}, {@code rediss://} with TLS
     * @param password null takes the one in the address, if any
     */
    public static RedisLink open(String url, @Nullable Secret password) {
        return new RedisLink(URI.create(url), password);
    }

    private Config config(URI url, @Nullable Secret password) {
        Config config = new Config();
        config.setLazyInitialization(true);
        config.setCodec(ByteArrayCodec.INSTANCE);
        config.setThreads(2);
        config.setNettyThreads(2);
        config.setConnectionListener(new Reconnects());
        String userInfo = url.getUserInfo();
        if (userInfo != null) {
            int colon = userInfo.indexOf(':');
            if (colon > 0) {
                config.setUsername(userInfo.substring(0, colon));
            }
            config.setPassword(userInfo.substring(colon + 1));
        }
        if (password != null) {
            config.setPassword(password.reveal());
        }
        SingleServerConfig server = config.useSingleServer()
                .setAddress(url.getScheme() + "://" + url.getHost() + ":" + (url.getPort() < 0 ? 6379 : url.getPort()))
                .setTimeout((int) PATIENCE.toMillis())
                .setConnectTimeout(500)
                .setRetryAttempts(0)
                .setConnectionMinimumIdleSize(2)
                .setConnectionPoolSize(32)
                .setSubscriptionConnectionMinimumIdleSize(1)
                .setSubscriptionConnectionPoolSize(16)
                .setPingConnectionInterval(10_000);
        String path = url.getPath();
        if (path != null && path.matches("/\\d+")) {
            server.setDatabase(Integer.parseInt(path.substring(1)));
        }
        return config;
    }

    /** Does the work, or takes the other answer when Redis is away. */
    <T extends @Nullable Object> T ask(Function<RedissonClient, T> work, T otherwise) {
        if (System.nanoTime() - closedUntil.get() < 0) {
            return otherwise;
        }
        try {
            return work.apply(client);
        } catch (RuntimeException e) {
            long now = System.nanoTime();
            long until = closedUntil.get();
            if (now - until >= 0 && closedUntil.compareAndSet(until, now + CLOSED_FOR.toNanos())) {
                LOG.warn("Redis does not answer: {}", e.getClass().getSimpleName());
            }
            return otherwise;
        }
    }

    /** Does the work, or nothing when Redis is away. */
    void tell(Consumer<RedissonClient> work) {
        ask(
                redisson -> {
                    work.accept(redisson);
                    return true;
                },
                false);
    }

    /** Called after each connection, the first included: messages may have been missed before it. */
    public void onConnect(Runnable listener) {
        reconnected.add(listener);
    }

    /** Whether Redis answers now. */
    public boolean reachable() {
        return ask(redisson -> redisson.getKeys().countExists("aiadmin:reachable") >= 0, false);
    }

    @Override
    public void close() {
        client.shutdown(0, 2, TimeUnit.SECONDS);
    }

    @SuppressWarnings("deprecation") // the methods that are to be used instead call these
    private final class Reconnects implements ConnectionListener {

        @Override
        public void onConnect(InetSocketAddress address) {
            closedUntil.set(System.nanoTime());
            reconnected.forEach(Runnable::run);
        }

        @Override
        public void onDisconnect(InetSocketAddress address) {
            LOG.warn("The connection to Redis is lost");
        }
    }
}
