package io.aiadmin.core.guard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of money in a text: «2 500 ₽», «от 4 500 до 7 000 рублей», «12 тысяч», "1,500 rubles". */
final class Amounts {

    private static final String FIGURES = "\\d{1,3}(?:[ .,']\\d{3})+(?!\\d)|\\d+(?:[.,]\\d{1,2}(?!\\d))?";
    private static final String UNIT = "(?:₽|руб\\p{L}*\\.?|р\\.|р\\b|rub\\b|rubles?\\b|roubles?\\b|rur\\b)";
    private static final String THOUSAND = "(?:тыс\\.?|тысяч\\p{L}*|(?<=\\d)k\\b|thousand)";

    private static final Pattern MONEY = Pattern.compile(
            "(?<![\\d.,:])(?<first>" + FIGURES + ")\\s*(?<firstthousand>" + THOUSAND + ")?"
                    + "(?:\\s*(?:[–—-]|до|to|и|или|or|and)\\s*(?<second>" + FIGURES + ")\\s*(?<secondthousand>"
                    + THOUSAND + ")?)?"
                    + "\\s*(?<unit>" + UNIT + ")?",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern BEFORE = Pattern.compile("₽\\s*(" + FIGURES + ")");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\d.,:])(" + FIGURES + ")(?![\\d:])");

    private Amounts() {}

    /** Those that are said as money, in the order of the text. */
    static List<Amount> in(String text) {
        List<Amount> amounts = new ArrayList<>();
        Matcher money = MONEY.matcher(text);
        while (money.find()) {
            boolean thousands = money.group("firstthousand") != null || money.group("secondthousand") != null;
            if (money.group("unit") == null && !thousands) {
                continue;
            }
            String second = money.group("second");
            amounts.add(new Amount(money.start(), value(money.group("first"), thousands)));
            if (second != null) {
                amounts.add(new Amount(money.start("second"), value(second, money.group("secondthousand") != null)));
            }
        }
        Matcher before = BEFORE.matcher(text);
        while (before.find()) {
            amounts.add(new Amount(before.start(), value(before.group(1), false)));
        }
        amounts.addAll(SpokenAmounts.in(text));
        return amounts;
    }

    /** Every number of a text of the company's own, whatever it counts: a list such as «3 000, 5 000 и 10 000 рублей» names its unit once. */
    static Set<BigDecimal> numbersIn(String text) {
        Set<BigDecimal> numbers = new TreeSet<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            numbers.add(value(matcher.group(1), false));
        }
        in(text).forEach(amount -> numbers.add(amount.value()));
        return numbers;
    }

    private static BigDecimal value(String figures, boolean thousands) {
        String plain =
                figures.matches("\\d+[.,]\\d{1,2}") ? figures.replace(',', '.') : figures.replaceAll("[ .,']", "");
        BigDecimal value = new BigDecimal(plain);
        return normal(
                thousands && value.compareTo(BigDecimal.valueOf(1000)) < 0
                        ? value.multiply(BigDecimal.valueOf(1000))
                        : value);
    }

    /** One form for equal amounts, so that sets can hold them. */
    static BigDecimal normal(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** An amount and where it stands. */
    record Amount(int begin, BigDecimal value) {}
}
