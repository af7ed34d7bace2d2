package io.aiadmin.spi;

import java.util.regex.Pattern;

/**
 * A telephone number in E.164: a plus and 7 to 15 digits, {@code +79161112233}.
 *
 * <p>Its text form shows the last two digits only, so that it can't slip into a log; use {@link #e164()} to send it.
 */
public record Phone(String e164) {

    private static final Pattern FORM = Pattern.compile("\\+[1-9]\\d{6,14}");

    /** @throws IllegalArgumentException the text is not E.164; the message does not repeat it */
    public Phone {
        if (!FORM.matcher(e164).matches()) {
            throw new IllegalArgumentException("not an E.164 phone number");
        }
    }

    @Override
    public String toString() {
        return "+…" + e164.substring(e164.length() - 2);
    }
}
