package io.aiadmin.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Numbers said in words, Russian in every case and English: «пяти», «двадцать восьмого», "twenty-first".
 *
 * <p>Typical misspellings («адинадцать», «третьево») are read too.
 */
public final class NumberWords {

    /**
     * A number as it was said.
     *
     * @param ordinal «восьмое», not «восемь»
     */
    public record Spoken(int value, boolean ordinal) {}

    /** The number that the whole phrase says, if it says one: «сто двадцать один» is 121. */
    public static Optional<Spoken> read(String phrase) {
        List<Token> tokens = Lexer.lex(phrase).all();
        if (tokens.size() != 1 || !tokens.getFirst().spelled()) {
            return Optional.empty();
        }
        Token number = tokens.getFirst();
        return Optional.of(new Spoken(number.number(), number.ordinal()));
    }

    /** How a word combines with its neighbours. */
    enum Rank {
        UNIT,
        TEEN,
        TEN,
        HUNDRED,
        THOUSAND
    }

    /** One number word; {@code counts} is true for forms that only count things: «две», «двое». */
    record Part(int value, boolean ordinal, boolean counts) {
        Rank rank() {
            if (value >= 1000) {
                return Rank.THOUSAND;
            }
            if (value >= 100) {
                return Rank.HUNDRED;
            }
            if (value >= 20) {
                return Rank.TEN;
            }
            return value >= 10 || value == 0 ? Rank.TEEN : Rank.UNIT;
        }
    }

    /** The number that a single normalised word says. */
    static @Nullable Part part(String word) {
        Part known = Table.WORDS.get(word);
        if (known != null || word.length() < MISSPELLED_LENGTH || !cyrillic(word)) {
            return known;
        }
        return Table.SOUNDS.get(Phonetics.key(word));
    }

    private static final int MISSPELLED_LENGTH = 5;

    private NumberWords() {}

    private static boolean cyrillic(String word) {
        char first = word.charAt(0);
        return first >= 'а' && first <= 'я';
    }

    /** Loaded when the first word is looked up. */
    private static final class Table {

        private static final Map<String, Part> WORDS = new HashMap<>(1024);
        private static final Map<String, Part> SOUNDS = new HashMap<>(1024);

        private static final List<String> TEENS = List.of(
                "одиннадцат",
                "двенадцат",
                "тринадцат",
                "четырнадцат",
                "пятнадцат",
                "шестнадцат",
                "семнадцат",
                "восемнадцат",
                "девятнадцат");

        private static final List<String> ORDINAL_ENDINGS =
                List.of("ый", "ой", "ое", "ого", "ово", "ому", "ым", "ом", "ая", "ую", "ые", "ых", "ыми");

        static {
            russianCardinals();
            russianOrdinals();
            english();
            Map.copyOf(WORDS).forEach((word, part) -> {
                if (word.length() >= MISSPELLED_LENGTH && cyrillic(word)) {
                    SOUNDS.putIfAbsent(Phonetics.key(word), part);
                }
            });
        }

        private static void russianCardinals() {
            cardinal(0, "ноль нуль ноля нуля нолю нолем");
            cardinal(1, "один одного одному одним");
            counting(1, "одна одну одно одной");
            cardinal(2, "два двух двум двумя");
            counting(2, "две двое двоих двоим двоем двоими оба обе обеих");
            cardinal(3, "три трех трем тремя");
            counting(3, "трое троих троим троем");
            cardinal(4, "четыре четырех четырем четырьмя четыри читыре");
            counting(4, "четверо четверых четвером");
            simple(5, "пят");
            counting(5, "пятеро пятерых");
            simple(6, "шест");
            cardinal(6, "шесь");
            simple(7, "сем");
            WORDS.remove("семью"); // far more often the family
            cardinal(8, "восемь восьми восьмью восем восми");
            simple(9, "девят");
            simple(10, "десят");
            for (int i = 0; i < TEENS.size(); i++) {
                simple(11 + i, TEENS.get(i));
                simple(11 + i, TEENS.get(i).replace("надцат", "нацат"));
            }
            cardinal(11, "одинадцать адинадцать одинадцати");
            simple(20, "двадцат");
            simple(20, "двацат");
            simple(30, "тридцат");
            simple(30, "трицат");
            cardinal(40, "сорок сорока");
            cardinal(50, "пятьдесят пятидесяти педесят");
            cardinal(60, "шестьдесят шестидесяти шисят");
            cardinal(70, "семьдесят семидесяти");
            cardinal(80, "восемьдесят восьмидесяти");
            cardinal(90, "девяносто девяноста");
            cardinal(100, "сто ста");
            cardinal(200, "двести двухсот");
            cardinal(300, "триста трехсот");
            cardinal(400, "четыреста четырехсот");
            cardinal(500, "пятьсот пятисот");
            cardinal(600, "шестьсот шестисот");
            cardinal(700, "семьсот семисот");
            cardinal(800, "восемьсот восьмисот");
            cardinal(900, "девятьсот девятисот");
            cardinal(1000, "тысяча тысячи тысяч тысячу тыща тыщи тыщ");
        }

        private static void russianOrdinals() {
            ordinal(1, "перв");
            ordinal(2, "втор");
            put(
                    "третий третье третьего третьево третьему третьим третьем третья третью третьей третьих",
                    3,
                    true,
                    false);
            ordinal(4, "четверт");
            ordinal(5, "пят");
            ordinal(6, "шест");
            ordinal(7, "седьм");
            ordinal(8, "восьм");
            ordinal(9, "девят");
            ordinal(10, "десят");
            for (int i = 0; i < TEENS.size(); i++) {
                ordinal(11 + i, TEENS.get(i));
                ordinal(11 + i, TEENS.get(i).replace("надцат", "нацат"));
            }
            ordinal(11, "одинадцат");
            ordinal(20, "двадцат");
            ordinal(20, "двацат");
            ordinal(30, "тридцат");
            ordinal(30, "трицат");
        }

        private static void english() {
            List<String> small = List.of(
                    "zero",
                    "one",
                    "two",
                    "three",
                    "four",
                    "five",
                    "six",
                    "seven",
                    "eight",
                    "nine",
                    "ten",
                    "eleven",
                    "twelve",
                    "thirteen",
                    "fourteen",
                    "fifteen",
                    "sixteen",
                    "seventeen",
                    "eighteen",
                    "nineteen");
            for (int i = 0; i < small.size(); i++) {
                put(small.get(i), i, false, false);
            }
            List<String> smallOrdinals = List.of(
                    "first",
                    "second",
                    "third",
                    "fourth",
                    "fifth",
                    "sixth",
                    "seventh",
                    "eighth",
                    "ninth",
                    "tenth",
                    "eleventh",
                    "twelfth",
                    "thirteenth",
                    "fourteenth",
                    "fifteenth",
                    "sixteenth",
                    "seventeenth",
                    "eighteenth",
                    "nineteenth");
            for (int i = 0; i < smallOrdinals.size(); i++) {
                put(smallOrdinals.get(i), i + 1, true, false);
            }
            List<String> tens = List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
            for (int i = 0; i < tens.size(); i++) {
                put(tens.get(i), 20 + 10 * i, false, false);
            }
            put("twentieth", 20, true, false);
            put("thirtieth", 30, true, false);
            put("hundred", 100, false, false);
            put("thousand", 1000, false, false);
        }

        private static void simple(int value, String stem) {
            put(stem + "ь " + stem + "и " + stem + "ью", value, false, false);
        }

        private static void ordinal(int value, String stem) {
            ORDINAL_ENDINGS.forEach(ending -> put(stem + ending, value, true, false));
        }

        private static void cardinal(int value, String forms) {
            put(forms, value, false, false);
        }

        private static void counting(int value, String forms) {
            put(forms, value, false, true);
        }

        private static void put(String forms, int value, boolean ordinal, boolean counts) {
            for (String form : forms.split(" ", -1)) {
                WORDS.putIfAbsent(form, new Part(value, ordinal, counts));
            }
        }
    }
}
