package io.aiadmin.spi.tck;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Keeps what is written to the console, where a test's logging backend writes, and lets it pass. */
final class TckOutput implements AutoCloseable {

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    private TckOutput() {}

    static TckOutput keep() {
        TckOutput output = new TckOutput();
        System.setOut(output.tee(output.out));
        System.setErr(output.tee(output.err));
        return output;
    }

    private PrintStream tee(PrintStream original) {
        return new PrintStream(new Tee(original), true, StandardCharsets.UTF_8);
    }

    String text() {
        synchronized (kept) {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }

    private final class Tee extends OutputStream {

        private final PrintStream original;

        Tee(PrintStream original) {
            this.original = original;
        }

        @Override
        public void write(int value) {
            synchronized (kept) {
                kept.write(value);
            }
            original.write(value);
        }

        @Override
        public void write(byte @Nullable [] bytes, int offset, int length) {
            synchronized (kept) {
                kept.write(bytes, offset, length);
            }
            original.write(bytes, offset, length);
        }

        @Override
        public void flush() {
            original.flush();
        }
    }
}
