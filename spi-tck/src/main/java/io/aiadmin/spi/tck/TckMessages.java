package io.aiadmin.spi.tck;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Everything that an exception would put into a log. */
final class TckMessages {

    private TckMessages() {}

    /** The exception as a log shows it: every message and cause, with the stack. */
    static String of(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
