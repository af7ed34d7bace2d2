package io.aiadmin.core.guard;

import java.util.ArrayList;
import java.util.List;

/** Phones, e-mails and cards: only the company's own and the customer's own. */
final class ContactCheck implements ReplyCheck {

    @Override
    public List<Violation> find(ReplyText reply, Evidence evidence) {
        List<Violation> found = new ArrayList<>();
        for (String contact : Masking.sensitive(reply.text())) {
            if (!evidence.contacts().contains(contact)) {
                found.add(new Violation(Violation.Kind.CONTACT, contact));
            }
        }
        return found;
    }
}
