package io.aiadmin.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Russian typed in Latin letters, in whichever of the usual manners: «zavtra», «manikyur», «xochu», «subbotu». */
final class Transliteration {

    private static final Map<String, String> SOUNDS = Map.ofEntries(
            Map.entry("shch", "щ"),
            Map.entry("sch", "щ"),
            Map.entry("zh", "ж"),
            Map.entry("kh", "х"),
            Map.entry("ts", "ц"),
            Map.entry("tz", "ц"),
            Map.entry("ch", "ч"),
            Map.entry("sh", "ш"),
            Map.entry("yo", "е"),
            Map.entry("jo", "е"),
            Map.entry("yu", "ю"),
            Map.entry("ju", "ю"),
            Map.entry("iu", "ю"),
            Map.entry("ya", "я"),
            Map.entry("ja", "я"),
            Map.entry("ia", "я"),
            Map.entry("ye", "е"),
            Map.entry("je", "е"),
            Map.entry("ck", "к"),
            Map.entry("ph", "ф"),
            Map.entry("a", "а"),
            Map.entry("b", "б"),
            Map.entry("c", "ц"),
            Map.entry("d", "д"),
            Map.entry("e", "е"),
            Map.entry("f", "ф"),
            Map.entry("g", "г"),
            Map.entry("h", "х"),
            Map.entry("i", "и"),
            Map.entry("j", "й"),
            Map.entry("k", "к"),
            Map.entry("l", "л"),
            Map.entry("m", "м"),
            Map.entry("n", "н"),
            Map.entry("o", "о"),
            Map.entry("p", "п"),
            Map.entry("q", "к"),
            Map.entry("r", "р"),
            Map.entry("s", "с"),
            Map.entry("t", "т"),
            Map.entry("u", "у"),
            Map.entry("v", "в"),
            Map.entry("w", "в"),
            Map.entry("x", "х"),
            Map.entry("y", "ы"),
            Map.entry("z", "з"),
            Map.entry("'", "ь"));

    private static final int LONGEST = 4;
    private static final String VOWELS = "aeiouy";
    private static final String HISSING = "sz";

    private Transliteration() {}

    /** The Latin letters of {@code text} as Cyrillic; everything else stays. Expects lower case. */
    static String toCyrillic(String text) {
        StringBuilder result = new StringBuilder(text.length());
        int index = 0;
        while (index < text.length()) {
            index = appendSound(text, index, result);
        }
        return result.toString();
    }

    /** Readings of one word, the likeliest first: «c» is ц in «pyatnica» and к in «massazh spiny u Nicole». */
    static List<String> readings(String word) {
        List<String> readings = new ArrayList<>(3);
        readings.add(toCyrillic(word));
        if (word.indexOf('c') >= 0 || word.indexOf('x') >= 0) {
            readings.add(toCyrillic(word.replace("x", "ks").replaceAll("c(?!h)", "k")));
        }
        if (word.indexOf('y') >= 0 || word.indexOf('j') >= 0) {
            readings.add(toCyrillic(word.replaceAll("y(?![aeou])", "i").replaceAll("j(?![aeou])", "i")));
        }
        return readings;
    }

    private static int appendSound(String text, int index, StringBuilder result) {
        char letter = text.charAt(index);
        if (letter == 'y' && finalIota(text, index)) {
            result.append('й');
            return index + 1;
        }
        if (letter == 'y' && softensBeforeE(text, index)) {
            result.append('ь');
            return index + 1;
        }
        for (int length = Math.min(LONGEST, text.length() - index); length > 0; length--) {
            String sound = SOUNDS.get(text.substring(index, index + length));
            if (sound != null && !splitsAcross(text, index, length)) {
                result.append(sound);
                return index + length;
            }
        }
        result.append(letter);
        return index + 1;
    }

    /** «iy», «oy», «ay» end in й. */
    private static boolean finalIota(String text, int index) {
        boolean afterVowel = index > 0 && VOWELS.indexOf(text.charAt(index - 1)) >= 0;
        boolean beforeVowel = index + 1 < text.length() && VOWELS.indexOf(text.charAt(index + 1)) >= 0;
        return afterVowel && !beforeVowel;
    }

    /** «voskresenye» is воскресенье, while «yest» is есть. */
    private static boolean softensBeforeE(String text, int index) {
        return index > 0
                && index + 1 < text.length()
                && text.charAt(index + 1) == 'e'
                && VOWELS.indexOf(text.charAt(index - 1)) < 0
                && Character.isLetter(text.charAt(index - 1));
    }

    /** «sh» in «s-hampun» never meets here; «ts» before «h» is т and ш no more than ц and х. */
    private static boolean splitsAcross(String text, int index, int length) {
        return length == 2
                && text.charAt(index) == 't'
                && HISSING.indexOf(text.charAt(index + 1)) >= 0
                && index + 2 < text.length()
                && text.charAt(index + 2) == 'h';
    }
}
