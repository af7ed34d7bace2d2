package io.aiadmin.storage.embedded;

import io.aiadmin.storage.jdbi.DatabaseSettings;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL and Redis on 127.0.0.1 with their data in one folder, which is kept. Servers that a killed run left behind are stopped by the
 * process ids in that folder and started anew. For development: PostgreSQL lets in every user of this machine without a password.
 */
public final class EmbeddedServers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServers.class);

    private final RandomAccessFile lockFile;
    private final PostgresProcess postgres;
    private final RedisProcess redis;

    private EmbeddedServers(RandomAccessFile lockFile, PostgresProcess postgres, RedisProcess redis) {
        this.lockFile = lockFile;
        this.postgres = postgres;
        this.redis = redis;
    }

    /** Starts both on free ports; their programs are unpacked into the same folder. */
    public static EmbeddedServers start(Path data) {
        return start(data, data.resolve("bin"), 0, 0);
    }

    /**
     * Starts both, side by side.
     *
     * @param binaries where the programs are unpacked to; may serve several data folders
     * @param postgresPort 0 takes a free one
     * @param redisPort 0 takes a free one
     * @throws IllegalStateException another process works with the folder
     */
    public static EmbeddedServers start(Path data, Path binaries, int postgresPort, int redisPort) {
        long began = System.nanoTime();
        RandomAccessFile lockFile = lock(data);
        Future<PostgresProcess> postgres;
        Future<RedisProcess> redis;
        try (ExecutorService starting = Executors.newVirtualThreadPerTaskExecutor()) {
            postgres = starting.submit(() -> PostgresProcess.start(
                    data.resolve("postgres"), binaries, postgresPort == 0 ? freePort() : postgresPort));
            redis = starting.submit(
                    () -> RedisProcess.start(data.resolve("redis"), binaries, redisPort == 0 ? freePort() : redisPort));
        }
        try {
            EmbeddedServers servers = new EmbeddedServers(lockFile, postgres.get(), redis.get());
            LOG.info("Embedded PostgreSQL and Redis are up after {} ms", (System.nanoTime() - began) / 1_000_000);
            return servers;
        } catch (ExecutionException e) {
            release(lockFile);
            stop(postgres);
            stop(redis);
            throw new IllegalStateException("the embedded servers did not start", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the embedded servers start", e);
        }
    }

    private static RandomAccessFile lock(Path data) {
        try {
            Files.createDirectories(data);
            RandomAccessFile file = new RandomAccessFile(data.resolve("in-use").toFile(), "rw");
            FileLock lock = null;
            try {
                lock = file.getChannel().tryLock();
            } catch (OverlappingFileLockException _) {
                // This very process.
            }
            if (lock == null) {
                file.close();
                throw new IllegalStateException("another process works with the data folder " + data);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder can't be used: " + data, e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void stop(Future<? extends AutoCloseable> server) {
        if (server.state() == Future.State.SUCCESS) {
            try {
                server.resultNow().close();
            } catch (Exception e) {
                LOG.warn("A server did not stop", e);
            }
        }
    }

    private static void release(RandomAccessFile lockFile) {
        try {
            lockFile.close();
        } catch (IOException e) {
            LOG.warn("The data folder's lock could not be released", e);
        }
    }

    public DatabaseSettings database() {
        return postgres.settings();
    }

    public String redisUrl() {
        return redis.url();
    }

    @Override
    public void close() {
        redis.close();
        postgres.close();
        release(lockFile);
    }
}
