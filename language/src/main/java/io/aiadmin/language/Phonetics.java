package io.aiadmin.language;

/**
 * How a Russian word sounds when spelled by ear: «завтро», «зафтра» and «завтра» share a key, and so do
 * «стришка» and «стрижка», «хачу» and «хочу».
 */
final class Phonetics {

    private static final String VOWELS = "аеиоуыэюя";
    private static final String VOICELESS = "кпстфхцчшщ";

    private Phonetics() {}

    static String key(String word) {
        String sounds = endings(word.replace('ё', 'е'));
        sounds = clusters(sounds);
        StringBuilder key = new StringBuilder(sounds.length());
        for (int i = 0; i < sounds.length(); i++) {
            char letter = sounds.charAt(i);
            if (letter == 'ь' || letter == 'ъ') {
                continue;
            }
            char sound = sound(sounds, i, letter);
            if (key.isEmpty() || key.charAt(key.length() - 1) != sound) {
                key.append(sound);
            }
        }
        return key.toString();
    }

    private static String endings(String word) {
        if (word.length() > 4 && (word.endsWith("ого") || word.endsWith("его"))) {
            return word.substring(0, word.length() - 2) + "во";
        }
        return word;
    }

    private static String clusters(String word) {
        return word.replace("ться", "ца")
                .replace("тся", "ца")
                .replace("вств", "ств")
                .replace("стн", "сн")
                .replace("здн", "зн")
                .replace("сч", "щ")
                .replace("зч", "щ")
                .replace("жч", "щ")
                .replace("йщ", "щ")
                .replace("ющ", "ущ");
    }

    private static char sound(String word, int index, char letter) {
        return switch (letter) {
            case 'о' -> 'а';
            case 'е', 'э', 'ы' -> 'и';
            case 'я' -> index > 0 && VOWELS.indexOf(word.charAt(index - 1)) < 0 ? 'и' : 'а';
            case 'ю' -> 'у';
            case 'й' -> 'и';
            default -> voiceless(word, index) ? devoiced(letter) : letter;
        };
    }

    private static boolean voiceless(String word, int index) {
        int next = index + 1;
        while (next < word.length() && (word.charAt(next) == 'ь' || word.charAt(next) == 'ъ')) {
            next++;
        }
        return next == word.length() || VOICELESS.indexOf(word.charAt(next)) >= 0;
    }

    private static char devoiced(char letter) {
        return switch (letter) {
            case 'б' -> 'п';
            case 'в' -> 'ф';
            case 'г' -> 'к';
            case 'д' -> 'т';
            case 'ж' -> 'ш';
            case 'з' -> 'с';
            default -> letter;
        };
    }
}
