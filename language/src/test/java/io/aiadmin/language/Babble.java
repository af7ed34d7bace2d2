package io.aiadmin.language;

import java.util.List;
import java.util.Random;

/** Nonsense out of the words of time, the same for the same seed. */
final class Babble {

    private static final List<String> WORDS = List.of(
            "в",
            "на",
            "с",
            "до",
            "после",
            "по",
            "к",
            "не",
            "или",
            "и",
            ",",
            ".",
            "-",
            "?",
            "завтра",
            "вчера",
            "пятницу",
            "28",
            "3",
            "15",
            "31",
            "2026",
            "ноября",
            "15:30",
            "27.11",
            "час",
            "часов",
            "минут",
            "дня",
            "вечера",
            "половина",
            "без",
            "четверти",
            "пол",
            "через",
            "неделю",
            "назад",
            "следующую",
            "этой",
            "прошлой",
            "между",
            "около",
            "утром",
            "вечером",
            "давайте",
            "нет",
            "лучше",
            "перенесите",
            "вместо",
            "могу",
            "не могу",
            "кроме",
            "раньше",
            "позже",
            "конца",
            "месяца",
            "выходных",
            "двадцать",
            "восьмого",
            "пять",
            "тридцать",
            "at",
            "5",
            "pm",
            "to",
            "from",
            "next",
            "Friday",
            "the",
            "28th",
            "half",
            "past",
            "quarter",
            "in",
            "a",
            "week",
            "рублей",
            "-го",
            ":",
            "00",
            "%",
            "/",
            "лет",
            "как можно скорее",
            "к открытию",
            "в тот же день",
            "\n",
            "😀");

    private final Random random;

    Babble(int seed) {
        this.random = new Random(seed);
    }

    String message() {
        StringBuilder message = new StringBuilder();
        int length = 1 + random.nextInt(14);
        for (int i = 0; i < length; i++) {
            message.append(WORDS.get(random.nextInt(WORDS.size())));
            if (random.nextInt(5) > 0) {
                message.append(' ');
            }
        }
        return message.toString();
    }
}
