package io.aiadmin.core.dialogue;

import io.aiadmin.spi.channel.MessageContent;

/** A turn without a word that could be read is answered with a request for words. */
final class AskForWords implements Step {

    @Override
    public void take(Turn turn) {
        if (turn.customerText().isBlank() && !turn.input().messages().isEmpty()) {
            boolean voice = turn.input().messages().stream()
                    .anyMatch(message -> message.content() instanceof MessageContent.VoiceNote);
            turn.answer(Reply.of(turn.wording().text(voice ? "voice" : "words")));
        }
    }
}
