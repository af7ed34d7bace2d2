package io.aiadmin.http;

import java.time.Duration;

/**
 * How long a call may take.
 *
 * @param connect until the connection stands, TLS not included
 * @param read longest silence while the answer is awaited or read
 * @param call the whole call: waiting for a budget, repeats and the answer's last byte included
 */
public record Timeouts(Duration connect, Duration read, Duration call) {

    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(15));

    public Timeouts {
        if (!positive(connect) || !positive(read) || !positive(call)) {
            throw new IllegalArgumentException("connect: " + connect + ", read: " + read + ", call: " + call);
        }
    }

    private static boolean positive(Duration length) {
        return !length.isNegative() && !length.isZero();
    }

    /** The same connect timeout with another length of the call; silence is allowed for all of it. */
    Timeouts lasting(Duration wholeCall) {
        return new Timeouts(connect, wholeCall, wholeCall);
    }
}
