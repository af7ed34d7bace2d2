package io.aiadmin.core.guard;

import io.aiadmin.core.guard.ReplyText.Clause;
import io.aiadmin.core.guard.ReplyText.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Discounts, gifts and free things: only what the company itself writes about, or what is refused. */
final class DiscountCheck implements ReplyCheck {

    private static final Map<Pattern, Pattern> WORDS = Map.of(
            word("скидк\\p{L}*|скидочн\\p{L}*|discount\\p{L}*"), word("скид\\p{L}*|discount\\p{L}*"),
            word("промокод\\p{L}*|promo ?codes?"), word("промокод\\p{L}*|promo ?codes?"),
            word("кэшб\\p{L}*|кешб\\p{L}*|cashback"), word("кэшб\\p{L}*|кешб\\p{L}*|cashback"),
            word("акци(?:я|и|ю|ей|ями)|special offers?"), word("акци\\p{L}*|special offers?"),
            word("бесплатн\\p{L}*|даром|free of charge|for free|complimentary|no charge"), word("бесплатн\\p{L}*|free"),
            word("в подарок|as a gift"), word("подар\\p{L}*|gift\\p{L}*"));

    private static final Pattern ASKS_ELSEWHERE =
            word("уточн\\p{L}*|узна\\p{L}*|спрос\\p{L}*|вопрос\\p{L}*|ask\\p{L}*|check with|question");
    private static final Pattern CERTIFICATE = word("сертификат\\p{L}*|certificates?");

    @Override
    public List<Violation> find(ReplyText reply, Evidence evidence) {
        String company = ReplyText.flat(evidence.companyText());
        List<Violation> found = new ArrayList<>();
        WORDS.forEach((promised, written) -> {
            if (written.matcher(company).find()) {
                return;
            }
            Matcher matcher = promised.matcher(reply.text());
            while (matcher.find()) {
                Sentence sentence = reply.sentenceAt(matcher.start());
                Clause clause = sentence.clauseAt(matcher.start());
                boolean harmless = sentence.question()
                        || Negation.denies(clause.text())
                        || ASKS_ELSEWHERE.matcher(sentence.text()).find()
                        || CERTIFICATE.matcher(clause.text()).find();
                if (!harmless) {
                    found.add(new Violation(
                            Violation.Kind.DISCOUNT, sentence.text().strip()));
                }
            }
        });
        return found;
    }

    private static Pattern word(String alternatives) {
        return Pattern.compile("(?<![\\p{L}])(?:" + alternatives + ")(?![\\p{L}])", Pattern.UNICODE_CHARACTER_CLASS);
    }
}
