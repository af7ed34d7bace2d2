package io.aiadmin.language;

/** The Russian keyboard laid over the English one, key by key; both strings have the same length. */
final class KeyboardLayout {

    private static final String ENGLISH = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
    private static final String RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю";

    private KeyboardLayout() {}

    static String toRussian(String text) {
        return mapped(text, ENGLISH, RUSSIAN);
    }

    static String toEnglish(String text) {
        return mapped(text, RUSSIAN, ENGLISH);
    }

    private static String mapped(String text, String from, String to) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            char lower = Character.toLowerCase(letter);
            int key = from.indexOf(lower);
            if (key < 0) {
                result.append(letter);
            } else {
                result.append(lower == letter ? to.charAt(key) : Character.toUpperCase(to.charAt(key)));
            }
        }
        return result.toString();
    }
}
