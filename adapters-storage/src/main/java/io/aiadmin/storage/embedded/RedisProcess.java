package io.aiadmin.storage.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.core.RedisServerBuilder;

/** Redis with its data in our folder, on this machine's own address. It runs apart from the terminal, so that Ctrl-C does not reach it first. */
final class RedisProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisProcess.class);
    private static final Duration START = Duration.ofSeconds(20);
    private static final String PROGRAM = "redis-server";

    private final Path pidFile;
    private final int port;

    private RedisProcess(Path pidFile, int port) {
        this.pidFile = pidFile;
        this.port = port;
    }

    static RedisProcess start(Path data, Path binaries, int port) {
        Path pidFile = data.resolve("redis.pid");
        try {
            Files.createDirectories(data);
            Files.createDirectories(binaries);
            OwnProcess.in(pidFile, PROGRAM).ifPresent(orphan -> {
                LOG.info("Redis of an earlier run is stopped: process {}", orphan.id());
                orphan.stop();
            });
            Files.deleteIfExists(pidFile);
            Path config = config(data, pidFile);
            // The library keeps the program for each system; it is started from here, as it knows of no process that
            // outlives it.
            String program = new RedisServerBuilder()
                    .executableProvider(ExecutableProvider.newJarResourceProvider(binaries.toFile()))
                    .port(port)
                    .buildCommandArgs()
                    .getFirst();
            Process starter = new ProcessBuilder(List.of(program, config.toString(), "--port", Integer.toString(port)))
                    .directory(data.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("redis-start.log").toFile())
                    .start();
            RedisProcess process = new RedisProcess(pidFile, port);
            process.await(starter, data);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("Redis did not start in " + data, e);
        }
    }

    private static Path config(Path data, Path pidFile) throws IOException {
        Path config = data.resolve("redis.conf");
        Files.writeString(config, """
                bind 127.0.0.1
                protected-mode yes
                daemonize yes
                pidfile "%s"
                logfile "%s"
                dir "%s"
                appendonly yes
                appendfsync everysec
                save ""
                maxmemory 256mb
                maxmemory-policy volatile-lru
                """.formatted(
                        pidFile.toAbsolutePath(), data.resolve("redis.log").toAbsolutePath(), data.toAbsolutePath()));
        Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-------"));
        return config;
    }

    private void await(Process starter, Path data) throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        while (!answers()) {
            if (System.nanoTime() > deadline || (!starter.isAlive() && starter.exitValue() != 0)) {
                throw new IOException("see " + data.resolve("redis-start.log") + " and " + data.resolve("redis.log"));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            socket.setSoTimeout(1000);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            // "-LOADING" until its file is read.
            return socket.getInputStream().read() == '+';
        } catch (IOException _) {
            return false;
        }
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        Optional<OwnProcess> process = OwnProcess.in(pidFile, PROGRAM);
        process.ifPresent(OwnProcess::stop);
    }
}
