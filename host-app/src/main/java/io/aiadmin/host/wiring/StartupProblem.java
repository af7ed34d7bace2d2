package io.aiadmin.host.wiring;

import io.aiadmin.spi.LocalText;

/** Why the host does not start, in words for the person who started it. */
public final class StartupProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient LocalText text;

    public StartupProblem(String russian, String english) {
        super(english);
        this.text = new LocalText(russian, english);
    }

    public LocalText text() {
        return text;
    }
}
