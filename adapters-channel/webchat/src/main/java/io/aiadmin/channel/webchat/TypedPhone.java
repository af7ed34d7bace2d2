package io.aiadmin.channel.webchat;

import io.aiadmin.spi.Phone;
import java.util.Optional;

/** Reads a phone as people type it: {@code 8 (916) 111-22-33}, {@code +7 916 1112233}, {@code 9161112233}. */
final class TypedPhone {

    private TypedPhone() {}

    static Optional<Phone> read(String typed) {
        String digits = typed.replaceAll("\\D", "");
        boolean international = typed.strip().startsWith("+");
        String e164;
        if (international) {
            e164 = "+" + digits;
        } else if (digits.length() == 11 && (digits.startsWith("8") || digits.startsWith("7"))) {
            e164 = "+7" + digits.substring(1);
        } else if (digits.length() == 10) {
            e164 = "+7" + digits;
        } else {
            e164 = "+" + digits;
        }
        if (e164.startsWith("+7") && e164.length() != 12) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Phone(e164));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
