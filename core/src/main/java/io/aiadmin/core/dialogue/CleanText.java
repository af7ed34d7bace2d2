package io.aiadmin.core.dialogue;

import java.util.regex.Pattern;

/** Takes out of foreign text what could pass for markup or instructions' form: the words stay, they are data. */
final class CleanText {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\u200D]]");
    private static final Pattern MARKUP = Pattern.compile("<!--.*?-->|</?[a-zA-Z_!/][^<>]{0,200}>", Pattern.DOTALL);
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[^\\p{L}\\p{M} .'’-]+");
    private static final int LONGEST_NAME = 60;

    private CleanText() {}

    /** One line of at most so many characters. */
    static String line(String text, int longest) {
        String plain = MARKUP.matcher(INVISIBLE.matcher(text).replaceAll(" ")).replaceAll(" ");
        return cut(SPACES.matcher(plain).replaceAll(" ").strip(), longest);
    }

    /** Several lines of at most so many characters together. */
    static String lines(String text, int longest) {
        String plain = MARKUP.matcher(
                        INVISIBLE.matcher(text.replace("\r\n", "\n")).replaceAll(" "))
                .replaceAll(" ");
        return cut(
                plain.replaceAll("[ \\t]+", " ").replaceAll("\\n{3,}", "\n\n").strip(), longest);
    }

    /** A person's name: letters, spaces, hyphens and apostrophes; "" when nothing is left. */
    static String name(String text) {
        String letters = NOT_IN_A_NAME.matcher(line(text, 200)).replaceAll(" ");
        return cut(SPACES.matcher(letters).replaceAll(" ").strip(), LONGEST_NAME);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest).strip();
    }
}
