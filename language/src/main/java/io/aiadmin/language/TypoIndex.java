package io.aiadmin.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the words of time behind typos: «завтро», «пятнецу», «васкресенье», "wendesday". */
final class TypoIndex {

    private static final int SHORTEST = 5;
    private static final int LONG = 9;

    /** Ordinary words that are one typo away from a word of time. */
    private static final Set<String> LOOK_ALIKES = Set.of(
            "завтрак",
            "завтраке",
            "завтрака",
            "завтраки",
            "среди",
            "среза",
            "срезу",
            "срезы",
            "срезе",
            "следу",
            "следы",
            "следа",
            "следе",
            "сроду",
            "среднюю",
            "четверо",
            "четверть",
            "входные",
            "входных",
            "выходы",
            "выходов",
            "вечерок",
            "вечерний",
            "вечерняя",
            "вечернюю",
            "вечернее",
            "вечерние",
            "вечеров",
            "утрам",
            "морду",
            "половик",
            "половинка",
            "последний",
            "последние",
            "последнее",
            "последнюю",
            "посла",
            "следующее",
            "поле",
            "половинку",
            "апрельский",
            "субботник",
            "monkey",
            "sundae",
            "august's",
            "marching",
            "middle");

    private record Entry(String word, String sound, List<Meaning> meanings) {}

    private final Map<Character, List<Entry>> byFirstSound = new HashMap<>();

    void add(String word, Meaning meaning) {
        if (word.length() < SHORTEST) {
            return;
        }
        String sound = Phonetics.key(word);
        byFirstSound
                .computeIfAbsent(sound.charAt(0), first -> new ArrayList<>())
                .add(new Entry(word, sound, List.of(meaning)));
    }

    /** Looks a word up by its Cyrillic reading and as written. */
    List<Meaning> meanings(String reading, String written) {
        List<Meaning> meanings = meanings(reading);
        return meanings.isEmpty() && !reading.equals(written) ? meanings(written) : meanings;
    }

    private List<Meaning> meanings(String word) {
        if (word.length() < SHORTEST || LOOK_ALIKES.contains(word)) {
            return List.of();
        }
        String sound = Phonetics.key(word);
        List<Entry> candidates = sound.isEmpty() ? List.of() : byFirstSound.getOrDefault(sound.charAt(0), List.of());
        for (Entry entry : candidates) {
            if (entry.sound().equals(sound)) {
                return entry.meanings();
            }
        }
        for (Entry entry : candidates) {
            if (typo(word, sound, entry)) {
                return entry.meanings();
            }
        }
        return List.of();
    }

    /** One slip in a word of six letters or more, two in a long one; five letters must sound the same. */
    private static boolean typo(String word, String sound, Entry entry) {
        int length = Math.min(word.length(), entry.word().length());
        if (length < SHORTEST || Math.max(word.length(), entry.word().length()) <= SHORTEST) {
            return false;
        }
        if (EditDistance.within(word, entry.word(), 1)) {
            return true;
        }
        int slips = length >= LONG ? 2 : 1;
        return length > SHORTEST + 1 && EditDistance.within(sound, entry.sound(), slips);
    }
}
