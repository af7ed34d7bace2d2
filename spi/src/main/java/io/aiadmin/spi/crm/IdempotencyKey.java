package io.aiadmin.spi.crm;

import java.util.regex.Pattern;

/**
 * Names one intended write for ever: however often it is sent, it happens once.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 _ -}, so that every vendor's external id or note can carry it
 */
public record IdempotencyKey(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an idempotency key");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
