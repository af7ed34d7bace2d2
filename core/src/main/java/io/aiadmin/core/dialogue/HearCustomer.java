package io.aiadmin.core.dialogue;

import io.aiadmin.language.FoundPhone;
import io.aiadmin.language.PhoneReader;
import io.aiadmin.language.TimeReader;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.channel.MessageContent;
import io.aiadmin.spi.channel.Sender;
import io.aiadmin.spi.llm.ModelTurn;
import java.util.List;
import java.util.StringJoiner;

/**
 * Takes in what the customer sent: who it is, as far as the channel proves it, and the words with personal data masked.
 *
 * <p>A number that the channel vouches for is proven. One that is typed, or comes as somebody's card, is a claim: good for a new booking only.
 * A typed number that is the proven one again adds nothing.
 */
final class HearCustomer implements Step {

    private static final int LONGEST_MESSAGE = 4000;

    private final PhoneReader phones = new PhoneReader();
    private final TimeReader times = new TimeReader();

    @Override
    public void take(Turn turn) {
        StringJoiner words = new StringJoiner("\n");
        for (IncomingMessage message : turn.input().messages()) {
            recognise(turn, message.sender());
            String text = words(turn, message.content());
            if (!text.isBlank()) {
                claim(turn, text);
                words.add(turn.masking().mask(text));
            }
        }
        String masked = words.toString();
        turn.heard(masked);
        turn.understood(times.read(masked, turn.now()));
        if (!masked.isBlank()) {
            turn.turns().add(new ModelTurn.Customer(masked));
        }
    }

    private static void recognise(Turn turn, Sender sender) {
        String name = sender.name() == null ? "" : CleanText.name(sender.name());
        if (turn.identity().name() == null && !name.isEmpty()) {
            turn.identify(turn.identity().named(name));
        }
        if (sender.phone() != null) {
            prove(turn, sender.phone());
        }
    }

    private static void prove(Turn turn, Phone phone) {
        turn.identify(turn.identity().proving(phone, turn.instant()));
        turn.masking().token(phone);
    }

    private String words(Turn turn, MessageContent content) {
        return switch (content) {
            case MessageContent.Text text -> CleanText.lines(text.text(), LONGEST_MESSAGE);
            case MessageContent.Button button -> CleanText.lines(button.payload(), LONGEST_MESSAGE);
            case MessageContent.Contact contact -> contact(turn, contact);
            case MessageContent.VoiceNote _ -> "";
        };
    }

    private static String contact(Turn turn, MessageContent.Contact contact) {
        if (contact.own()) {
            prove(turn, contact.phone());
        }
        String name = contact.name() == null ? "" : CleanText.name(contact.name());
        if (contact.own() && turn.identity().name() == null && !name.isEmpty()) {
            turn.identify(turn.identity().named(name));
        }
        return (name + " " + contact.phone().e164()).strip();
    }

    private void claim(Turn turn, String text) {
        List<FoundPhone> found = phones.find(text);
        if (found.isEmpty()) {
            return;
        }
        Phone typed = new Phone(found.getLast().e164());
        if (!CompanyTexts.openContacts(turn.company()).contains(typed.e164()) && !typed.equals(turn.provenPhone())) {
            turn.identify(turn.identity().claiming(typed));
        }
    }
}
