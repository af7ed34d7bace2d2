package io.aiadmin.core.guard;

import io.aiadmin.core.guard.ReplyText.Sentence;
import java.util.ArrayList;
import java.util.List;

/** Prices: only those of the catalogue, of tool results and of the company's own texts. The customer's own figure may be refused. */
final class PriceCheck implements ReplyCheck {

    @Override
    public List<Violation> find(ReplyText reply, Evidence evidence) {
        List<Violation> found = new ArrayList<>();
        for (Amounts.Amount amount : Amounts.in(reply.text())) {
            Sentence sentence = reply.sentenceAt(amount.begin());
            boolean refused = evidence.saidPrices().contains(amount.value()) && Negation.denies(sentence.text());
            if (!evidence.prices().contains(amount.value()) && !refused) {
                found.add(new Violation(Violation.Kind.PRICE, sentence.text().strip()));
            }
        }
        return found;
    }
}
