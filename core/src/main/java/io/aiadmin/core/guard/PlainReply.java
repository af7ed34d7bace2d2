package io.aiadmin.core.guard;

import java.util.regex.Pattern;

/** Makes plain text of what a model wrote: no markup, nothing invisible, no longer than a customer reads. */
public final class PlainReply {

    /** Longest reply, in characters. */
    public static final int MAX_LENGTH = 1500;

    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u00AD\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060\\uFEFF]");
    private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*|__(.+?)__");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6}\\s+");
    private static final Pattern BULLET = Pattern.compile("(?m)^\\s*[*•]\\s+");
    private static final Pattern MANY_BREAKS = Pattern.compile("\\n{3,}");
    private static final Pattern TRAILING = Pattern.compile("[ \\t]+(?=\\n|$)");

    private PlainReply() {}

    /** "" when nothing is left. */
    public static String of(String text) {
        String plain = INVISIBLE.matcher(text.replace("\r\n", "\n")).replaceAll("");
        plain = BOLD.matcher(plain).replaceAll("$1$2");
        plain = HEADING.matcher(plain).replaceAll("");
        plain = BULLET.matcher(plain).replaceAll("- ");
        plain = TRAILING.matcher(plain).replaceAll("");
        return shortened(MANY_BREAKS.matcher(plain).replaceAll("\n\n").strip());
    }

    /** Cut at the end of a line or a sentence, so that no half thought is left. */
    private static String shortened(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        String head = text.substring(0, MAX_LENGTH);
        int end = Math.max(head.lastIndexOf('\n'), Math.max(head.lastIndexOf(". ") + 1, head.lastIndexOf("? ") + 1));
        if (end < MAX_LENGTH / 2) {
            end = head.lastIndexOf(' ');
        }
        return (end > 0 ? head.substring(0, end) : head).strip();
    }
}
