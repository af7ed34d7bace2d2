package io.aiadmin.core.guard;

import io.aiadmin.core.guard.ReplyText.Clause;
import io.aiadmin.core.guard.ReplyText.Sentence;
import io.aiadmin.language.WordToken;
import io.aiadmin.language.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Discounts, gifts and free things: only what the company itself writes about, or what is refused. */
final class DiscountCheck implements ReplyCheck {

    private static final Map<Pattern, Pattern> WORDS = Map.of(
            word("скидк\\p{L}*|скидочн\\p{L}*|discount\\p{L}*"), word("скид\\p{L}*|discount\\p{L}*"),
            word("промокод\\p{L}*|promo ?codes?"), word("промокод\\p{L}*|promo ?codes?"),
            word("кэшб\\p{L}*|кешб\\p{L}*|cashback"), word("кэшб\\p{L}*|кешб\\p{L}*|cashback"),
            word("акци(?:я|и|ю|ей|ями)|special offers?"), word("акци\\p{L}*|special offers?"),
            word("бесплатн\\p{L}*|даром|free of charge|for free|complimentary|no charge"), word("бесплатн\\p{L}*|free"),
            word("в подарок|подарим|дарим|as a gift"), word("в подарок|подарим|дарим|as a gift|free gift"));

    private static final int SHORTEST_WORD = 4;
    private static final Pattern ASKS_ELSEWHERE =
            word("уточн\\p{L}*|узна\\p{L}*|спрос\\p{L}*|вопрос\\p{L}*|ask\\p{L}*|check with|question");
    private static final Pattern CERTIFICATE = word("сертификат\\p{L}*|certificates?");

    @Override
    public List<Violation> find(ReplyText reply, Evidence evidence) {
        ReplyText company = ReplyText.of(evidence.companyText());
        List<Violation> found = new ArrayList<>();
        WORDS.forEach((promised, written) -> {
            Matcher matcher = promised.matcher(reply.text());
            while (matcher.find()) {
                Sentence sentence = reply.sentenceAt(matcher.start());
                Clause clause = sentence.clauseAt(matcher.start());
                boolean harmless = writtenOf(company, written, sentence.text())
                        || sentence.question()
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

    /** The company writes of it, and of the same thing: free parking makes no free haircut. In another language words can't be compared. */
    private static boolean writtenOf(ReplyText company, Pattern word, String said) {
        List<String> written = company.sentences().stream()
                .map(Sentence::text)
                .filter(text -> word.matcher(text).find())
                .toList();
        List<String> comparable = written.stream()
                .filter(text -> isCyrillic(text) == isCyrillic(said))
                .toList();
        if (comparable.isEmpty()) {
            return !written.isEmpty();
        }
        Set<String> wanted = stems(said, word);
        return comparable.stream().anyMatch(text -> stems(text, word).stream().anyMatch(wanted::contains));
    }

    private static Set<String> stems(String text, Pattern except) {
        return Words.tokens(text).stream()
                .map(WordToken::text)
                .filter(word ->
                        word.length() >= SHORTEST_WORD && !except.matcher(word).find())
                .map(Words::stem)
                .collect(Collectors.toSet());
    }

    private static boolean isCyrillic(String text) {
        return text.codePoints()
                .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC);
    }

    private static Pattern word(String alternatives) {
        return Pattern.compile("(?<![\\p{L}])(?:" + alternatives + ")(?![\\p{L}])", Pattern.UNICODE_CHARACTER_CLASS);
    }
}
