package io.aiadmin.channel.telegram;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a long text where a reader would: between paragraphs, else lines, else sentences, else words, else characters as people see them. */
final class TelegramText {

    /** In UTF-16 units, which are never fewer than the characters that the vendor counts. */
    static final int MAX = 4096;

    private TelegramText() {}

    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        String rest = text.strip();
        while (rest.length() > MAX) {
            int end = end(rest);
            parts.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        if (!rest.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }

    private static int end(String text) {
        int least = MAX / 2;
        int paragraph = text.lastIndexOf("\n\n", MAX - 1);
        if (paragraph >= least) {
            return paragraph;
        }
        int line = text.lastIndexOf('\n', MAX);
        if (line >= least) {
            return line;
        }
        int sentence = lastBoundary(BreakIterator.getSentenceInstance(Locale.forLanguageTag("ru")), text);
        if (sentence >= least) {
            return sentence;
        }
        for (int at = MAX; at > 0; at--) {
            if (Character.isWhitespace(text.charAt(at))) {
                return at;
            }
        }
        int character = lastBoundary(BreakIterator.getCharacterInstance(Locale.ROOT), text);
        return character > 0 ? character : MAX;
    }

    /** The last boundary that lies within what fits. */
    private static int lastBoundary(BreakIterator boundaries, String text) {
        // looks a little past the end, so that a boundary right there is seen for one
        String window = text.substring(0, Math.min(text.length(), MAX + 64));
        boundaries.setText(window);
        int boundary = boundaries.isBoundary(MAX) ? MAX : boundaries.preceding(MAX);
        return boundary == BreakIterator.DONE ? 0 : boundary;
    }
}
