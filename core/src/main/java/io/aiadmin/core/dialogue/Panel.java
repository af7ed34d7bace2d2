package io.aiadmin.core.dialogue;

import io.aiadmin.core.wording.Wording;

/** The lines under a conversation by which the company's people see what the agent looked up and wrote. */
final class Panel {

    /** The panel's readers are the company's people. */
    static final Wording WORDING = Wording.RUSSIAN;

    private Panel() {}

    static String line(String key, Object... values) {
        return WORDING.text("log." + key, values);
    }

    static String failed(String code) {
        return line("failed", outcome(code));
    }

    static String outcome(String code) {
        return WORDING.text("outcome." + code);
    }
}
