package io.aiadmin.language;

import java.util.List;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * Words of customers' Russian and English: one spelling, stems, transliteration, typos. All methods are
 * pure and may be called from any thread.
 */
public final class Words {

    private Words() {}

    /**
     * One spelling for comparing: lower case, е for ё, single plain spaces, plain dashes and
     * quotes, no invisible characters.
     */
    public static String normalise(String text) {
        return PlainText.of(text).plain().replace('\n', ' ').strip().replaceAll(" {2,}", " ");
    }

    /** The words and numbers of a text in order, without punctuation. A hyphen divides words. */
    public static List<WordToken> tokens(String text) {
        return Lexer.cut(PlainText.of(text)).stream()
                .filter(token -> Character.isLetterOrDigit(token.text().charAt(0)))
                .map(token -> new WordToken(token.begin(), token.end(), token.text()))
                .toList();
    }

    /** The stem of one word, Russian or English by its script: «стрижку» and «стрижкой» share theirs. */
    public static String stem(String word) {
        String normal = normalise(word);
        if (normal.isEmpty()) {
            return normal;
        }
        SnowballStemmer stemmer = latin(normal.charAt(0)) ? new EnglishStemmer() : new RussianStemmer();
        stemmer.setCurrent(normal);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    /**
     * Russian typed in Latin letters, in Cyrillic: «shellac zavtra» → «шеллак завтра». English words change too, into
     * nonsense; compare both readings.
     */
    public static String transliterate(String latin) {
        return Transliteration.toCyrillic(normalise(latin)).replaceAll("ц(?![а-я])", "к");
    }

    /** Russian typed with the English keyboard on («ghbdtn» → «привет»), or English with the Russian one («руддщ» → "hello"). */
    public static String fromWrongLayout(String text) {
        boolean typedInLatin = text.chars().anyMatch(letter -> latin((char) Character.toLowerCase(letter)));
        return typedInLatin ? KeyboardLayout.toRussian(text) : KeyboardLayout.toEnglish(text);
    }

    /**
     * Whether two words may be the same word mistyped: they sound alike, or differ by one slip in four to seven letters,
     * two in eight to eleven, three beyond. Shorter words must be equal.
     */
    public static boolean similar(String a, String b) {
        String first = normalise(a);
        String second = normalise(b);
        if (first.equals(second)) {
            return true;
        }
        int length = Math.min(first.length(), second.length());
        if (length < SHORTEST_WITH_SLIP) {
            return false;
        }
        return Phonetics.key(first).equals(Phonetics.key(second)) || EditDistance.within(first, second, slips(length));
    }

    /** A key that words share which sound alike in Russian: «стришка» and «стрижка», «хачу» and «хочу». */
    public static String phonetic(String word) {
        return Phonetics.key(normalise(word));
    }

    private static final int SHORTEST_WITH_SLIP = 4;

    private static int slips(int length) {
        return Math.min(length / SHORTEST_WITH_SLIP, 3);
    }

    private static boolean latin(char letter) {
        return letter >= 'a' && letter <= 'z';
    }
}
