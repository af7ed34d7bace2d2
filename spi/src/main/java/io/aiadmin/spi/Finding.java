package io.aiadmin.spi;

/**
 * One line of a connection test, in the owner's words.
 *
 * @param text what was found, and when it is bad what to press where: «Не хватает права „Просмотр записей“. Откройте …»
 */
public record Finding(boolean ok, LocalText text) {

    public static Finding good(String russian, String english) {
        return new Finding(true, new LocalText(russian, english));
    }

    public static Finding bad(String russian, String english) {
        return new Finding(false, new LocalText(russian, english));
    }
}
