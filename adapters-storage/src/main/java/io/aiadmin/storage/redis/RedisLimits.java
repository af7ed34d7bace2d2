package io.aiadmin.storage.redis;

import io.aiadmin.spi.SharedLimits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.redisson.api.RScript;
import org.redisson.client.codec.StringCodec;

/**
 * Budgets counted in Redis, by its clock. A customer's call takes its turn at once and waits for it; background work looks again later, so
 * that it never stands before a customer. While Redis is away each replica has its share.
 */
public final class RedisLimits implements SharedLimits {

    /** The moment at which the budget is full again is all that is kept (GCRA), and the moment until which the vendor wants to rest. */
    private static final String TAKE = """
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local interval = tonumber(ARGV[1])
            local burst = tonumber(ARGV[2])
            local reserve = tonumber(ARGV[3])
            local state = redis.call('HMGET', KEYS[1], 'full', 'pause')
            local full = math.max(tonumber(state[1] or '0') or 0, now)
            local at = math.max(now, full + interval - burst, tonumber(state[2] or '0') or 0)
            local wait = at - now
            if wait <= reserve then
                full = math.max(full, at) + interval
                redis.call('HSET', KEYS[1], 'full', string.format('%.0f', full))
                redis.call('PEXPIRE', KEYS[1], math.ceil((full - now) / 1000) + 60000)
            end
            return string.format('%.0f', wait)
            """;

    private static final String PAUSE = """
            local time = redis.call('TIME')
            local till = time[1] * 1000000 + time[2] + tonumber(ARGV[1])
            local before = tonumber(redis.call('HGET', KEYS[1], 'pause') or '0') or 0
            if till > before then
                redis.call('HSET', KEYS[1], 'pause', string.format('%.0f', till))
                redis.call('PEXPIRE', KEYS[1], math.ceil(tonumber(ARGV[1]) / 1000) + 60000)
            end
            return '0'
            """;

    private static final long AWAY = -1;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final RedisLink redis;
    private final LocalLimits local = new LocalLimits(() -> System.nanoTime() / 1000);
    private final int replicas;

    /** @param replicas how many there are when each works alone */
    public RedisLimits(RedisLink redis, int replicas) {
        this.redis = redis;
        this.replicas = Math.max(1, replicas);
    }

    @Override
    public boolean take(String bucket, int capacity, Duration refill, Duration patience, Priority priority) {
        if (capacity < 1 || refill.isNegative() || patience.isNegative()) {
            throw new IllegalArgumentException(
                    "capacity: " + capacity + ", refill: " + refill + ", patience: " + patience);
        }
        Budget budget = Budget.of(capacity, refill, priority);
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            long left = Math.max(0, (deadline - System.nanoTime()) / 1000);
            long reserve = priority == Priority.CUSTOMER ? left : 0;
            long wait = wait(bucket, budget, reserve);
            if (wait <= reserve) {
                return wait == 0 || slept(wait);
            }
            if (wait > left || !slept(Math.max(wait, Budget.micros(LOOK_AGAIN)))) {
                return false;
            }
        }
    }

    private long wait(String bucket, Budget budget, long reserve) {
        long burst = (budget.capacity() - budget.kept()) * budget.intervalMicros();
        long shared = script(TAKE, bucket, budget.intervalMicros(), burst, reserve);
        return shared == AWAY ? local.take(bucket, budget.share(replicas), reserve) : shared;
    }

    @Override
    public void pause(String bucket, Duration length) {
        long micros = Budget.micros(length);
        local.pause(bucket, micros);
        script(PAUSE, bucket, micros);
    }

    private long script(String script, String bucket, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = arguments[i].toString();
        }
        return redis.ask(
                redisson -> Long.parseLong(redisson.getScript(StringCodec.INSTANCE)
                        .<String>eval(
                                RScript.Mode.READ_WRITE,
                                script,
                                RScript.ReturnType.VALUE,
                                List.of("aiadmin:limit:" + bucket),
                                texts)),
                AWAY);
    }

    /** @return false when interrupted */
    private static boolean slept(long micros) {
        long until = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(micros);
        while (!Thread.currentThread().isInterrupted()) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                return true;
            }
            LockSupport.parkNanos(left);
        }
        return false;
    }
}
