package io.aiadmin.core.dialogue;

import io.aiadmin.language.FoundPhone;
import io.aiadmin.language.PhoneReader;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.llm.ModelTurn;
import java.util.List;

/** A phone that the model hands to a tool: one that the customer gave, and no other. */
final class SpokenPhone {

    private static final PhoneReader READER = new PhoneReader();
    private static final int SHORTEST = 7;

    private SpokenPhone() {}

    /** @throws BadArgumentException it is no phone, or nobody gave it in this conversation */
    static Phone read(Turn turn, String argument, String text) {
        String known = turn.masking().value(text).orElse(null);
        if (known != null && known.startsWith("+")) {
            return new Phone(known);
        }
        List<FoundPhone> found = READER.find(text);
        if (found.size() == 1) {
            Phone phone = new Phone(found.getFirst().e164());
            if (turn.masking().values().containsValue(phone.e164()) || saidDigits(turn, text)) {
                return phone;
            }
        }
        throw new BadArgumentException(
                argument,
                "a token such as <PHONE_1> that stands in this conversation, or the digits the customer wrote");
    }

    private static boolean saidDigits(Turn turn, String text) {
        String digits = digits(text);
        return digits.length() >= SHORTEST
                && turn.turns().stream()
                        .anyMatch(each -> each instanceof ModelTurn.Customer customer
                                && digits(customer.text()).contains(digits));
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }
}
