package io.aiadmin.storage;

import io.aiadmin.storage.embedded.EmbeddedServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One PostgreSQL and one Redis for all tests of this JVM. */
public final class TestServers {

    private static final EmbeddedServers SERVERS = start();

    private TestServers() {}

    public static EmbeddedServers get() {
        return SERVERS;
    }

    private static EmbeddedServers start() {
        try {
            Path target = Files.createDirectories(Path.of("target", "servers")).toAbsolutePath();
            EmbeddedServers servers =
                    EmbeddedServers.start(Files.createTempDirectory(target, "data"), target.resolve("bin"), 0, 0);
            Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
            return servers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
