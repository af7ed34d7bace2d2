package io.aiadmin.spi;

import java.util.Objects;

/**
 * A key, token or password in memory. It has no text form and no equality, so it can't be logged, printed or compared by accident.
 */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret of(String value) {
        return new Secret(Objects.requireNonNull(value, "value"));
    }

    /** The value itself. Call it only where it is sent or sealed. */
    public String reveal() {
        return value;
    }

    /** What a person may see of it: {@code ••••} and the last four characters, or the dots alone when it is short. */
    public String masked() {
        return value.length() < 12 ? "••••" : "••••" + value.substring(value.length() - 4);
    }

    @Override
    public String toString() {
        return "••••";
    }
}
