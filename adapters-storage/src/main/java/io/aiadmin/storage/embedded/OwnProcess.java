package io.aiadmin.storage.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that an earlier run of this data folder left behind, known by the process id that it wrote there. */
final class OwnProcess {

    private static final Logger LOG = LoggerFactory.getLogger(OwnProcess.class);
    private static final Duration POLITE = Duration.ofSeconds(10);
    private static final Duration FORCED = Duration.ofSeconds(5);

    private final ProcessHandle process;

    private OwnProcess(ProcessHandle process) {
        this.process = process;
    }

    /**
     * The process whose id stands in the first line of the file, if it lives and is what it should be: ids are given out again after a
     * restart of the machine, and somebody else's process is not ours to stop.
     */
    static Optional<OwnProcess> in(Path pidFile, String program) {
        if (!Files.isReadable(pidFile)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(pidFile);
            if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,10}")) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info().command().orElse("").contains(program))
                    .map(OwnProcess::new);
        } catch (IOException e) {
            LOG.warn("Unreadable: {}", pidFile, e);
            return Optional.empty();
        }
    }

    long id() {
        return process.pid();
    }

    /** Asks it to stop, and makes it after ten seconds. Both servers recover from the latter. */
    void stop() {
        if (process.destroy() && ended(POLITE)) {
            return;
        }
        LOG.warn("Process {} does not stop by itself", process.pid());
        process.destroyForcibly();
        if (!ended(FORCED)) {
            throw new IllegalStateException("process " + process.pid() + " can't be stopped");
        }
    }

    private boolean ended(Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a server stops", e);
        }
    }
}
