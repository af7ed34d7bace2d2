package io.aiadmin.core.dialogue;

import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.conversation.BookingCard;
import io.aiadmin.language.TimeReading;
import io.aiadmin.spi.llm.DialogueFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a prompt is made of.
 *
 * @param phoneToken the token of the customer's number; null when none is known
 * @param understood what the customer's last message says about time
 * @param visits what this conversation booked, moved or cancelled
 */
record PromptInput(
        CompanyConfig company,
        DialogueFacts facts,
        DialogueState state,
        @Nullable String phoneToken,
        TimeReading understood,
        List<BookingCard> visits) {

    PromptInput {
        visits = List.copyOf(visits);
    }
}
