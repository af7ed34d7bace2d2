package io.aiadmin.http;

import java.util.regex.Pattern;

/** Takes what may be a person or a key out of a vendor's text. */
final class Redaction {

    private static final int LENGTH = 200;
    private static final Pattern MAILBOX = Pattern.compile("[^\\s\"'<>@]+@[^\\s\"'<>@]+");
    private static final Pattern ADDRESS = Pattern.compile("https?:[^\\s\"']+");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_\\-+/=.:]{20,}");
    /** Five digits and more, as phones, cards and account numbers have, with the usual marks between them. */
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d(?:[\\s().-]{0,2}\\d){4,}");

    private Redaction() {}

    static String excerpt(String body) {
        String line = body.length() > 4 * LENGTH ? body.substring(0, 4 * LENGTH) : body;
        line = line.replaceAll("\\s+", " ").strip();
        line = ADDRESS.matcher(line).replaceAll("‹address›");
        line = MAILBOX.matcher(line).replaceAll("‹mailbox›");
        line = NUMBER.matcher(line).replaceAll("‹number›");
        line = KEY.matcher(line).replaceAll("‹key›");
        return line.length() <= LENGTH ? line : line.substring(0, LENGTH) + "…";
    }
}
