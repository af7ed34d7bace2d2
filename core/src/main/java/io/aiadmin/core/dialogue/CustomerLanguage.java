package io.aiadmin.core.dialogue;

import io.aiadmin.language.WordToken;
import io.aiadmin.language.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells Russian from English in a message. Russian in Latin letters is Russian. Keeps nothing; used from many threads. */
final class CustomerLanguage {

    static final Locale RUSSIAN = Locale.of("ru");

    private static final Set<String> ENGLISH_WORDS = words("english-words.txt");
    private static final Set<String> TRANSLIT_WORDS = words("translit-words.txt");
    private static final Pattern TRANSLIT_FORM = Pattern.compile(
            ".*(?:zh|kh|shch|sch[aeiou]|yu|ya|iy|yy|yj|aj|oj|ij|uj|ej|ogo|aya|oye|tsya|tsa|ykh)$|.*(?:zh[aeiouy]|khoch|hoch|shch|zapis).*");
    private static final Pattern TOKENS = Pattern.compile("<(?:PHONE|EMAIL|CARD)_\\d+>");

    /**
     * @param first whether nothing has been said before, so that the faintest hint decides
     * @return empty when the message does not tell, or not plainly enough to change
     */
    Optional<Locale> of(String message, boolean first) {
        List<String> words = Words.tokens(TOKENS.matcher(message).replaceAll(" ")).stream()
                .map(WordToken::text)
                .filter(word -> Character.isLetter(word.charAt(0)))
                .toList();
        long russian = words.stream().filter(CustomerLanguage::isCyrillic).count();
        List<String> latin = words.stream().filter(word -> !isCyrillic(word)).toList();
        long english = latin.stream().filter(ENGLISH_WORDS::contains).count();
        long translit = latin.stream().filter(CustomerLanguage::isTranslit).count();
        if (russian > 0) {
            boolean mostlyEnglish = english >= 3 && english > 2 * russian;
            return Optional.of(mostlyEnglish ? Locale.ENGLISH : RUSSIAN);
        }
        if (translit > english) {
            return Optional.of(RUSSIAN);
        }
        if (english > translit && (first || english >= 2 || latin.size() == english && latin.size() > 1)) {
            return Optional.of(Locale.ENGLISH);
        }
        return Optional.empty();
    }

    private static boolean isCyrillic(String word) {
        return Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.CYRILLIC;
    }

    private static boolean isTranslit(String word) {
        return !ENGLISH_WORDS.contains(word)
                && (TRANSLIT_WORDS.contains(word)
                        || word.length() > 4 && TRANSLIT_FORM.matcher(word).matches());
    }

    private static Set<String> words(String file) {
        try (InputStream stream = CustomerLanguage.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Pattern.compile("\\s+").splitAsStream(line.strip()))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
