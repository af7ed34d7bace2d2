package io.aiadmin.core.guard;

import io.aiadmin.language.NumberWords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of money in words: «две тысячи пятьсот рублей», "two thousand rubles". */
final class SpokenAmounts {

    private static final Pattern CURRENCY =
            Pattern.compile("\\b(?:рубл\\p{L}*|rubles?|roubles?)", Pattern.UNICODE_CHARACTER_CLASS);
    private static final int LONGEST = 6;

    private SpokenAmounts() {}

    static List<Amounts.Amount> in(String text) {
        List<Amounts.Amount> amounts = new ArrayList<>();
        Matcher currency = CURRENCY.matcher(text);
        while (currency.find()) {
            before(text.substring(0, currency.start()))
                    .ifPresent(value -> amounts.add(new Amounts.Amount(currency.start(), value)));
        }
        return amounts;
    }

    /** The longest run of words that ends the text and is a number. */
    private static Optional<BigDecimal> before(String text) {
        String[] words = text.strip().split("\\s+");
        for (int from = Math.max(0, words.length - LONGEST); from < words.length; from++) {
            String phrase = String.join(" ", List.of(words).subList(from, words.length));
            if (phrase.matches("[\\p{L} ]+")) {
                Optional<NumberWords.Spoken> spoken = NumberWords.read(phrase);
                if (spoken.isPresent() && !spoken.get().ordinal()) {
                    return Optional.of(
                            Amounts.normal(BigDecimal.valueOf(spoken.get().value())));
                }
            }
        }
        return Optional.empty();
    }
}
