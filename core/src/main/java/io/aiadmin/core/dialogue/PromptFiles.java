package io.aiadmin.core.dialogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The prompt resources: {@code prompts/ru/*.md} and {@code prompts/en/*.md}, with places written {@code {{name}}}. */
final class PromptFiles {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");
    private static final Pattern NUMBERED = Pattern.compile("\\{(\\d)}");
    private static final ConcurrentMap<String, String> TEXTS = new ConcurrentHashMap<>();
    private static final ConcurrentMap<String, Properties> WORDS = new ConcurrentHashMap<>();

    private PromptFiles() {}

    /** A text without places. */
    static String text(Locale language, String name) {
        return filled(language, name, Map.of());
    }

    /** @throws IllegalStateException a place has nothing to fill it */
    static String filled(Locale language, String name, Map<String, String> values) {
        Matcher places = PLACE.matcher(raw(language, name));
        StringBuilder filled = new StringBuilder();
        while (places.find()) {
            String value = values.get(places.group(1));
            if (value == null) {
                throw new IllegalStateException("nothing to put at " + places.group() + " of " + name);
            }
            places.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return places.appendTail(filled).toString().strip();
    }

    /** A short text of a properties file, its places {@code {0}}, {@code {1}} filled. */
    static String word(Locale language, String file, String key, Object... values) {
        String word = words(language, file).getProperty(key);
        if (word == null) {
            throw new IllegalStateException("no " + key + " in " + file);
        }
        Matcher places = NUMBERED.matcher(word);
        StringBuilder filled = new StringBuilder();
        while (places.find()) {
            places.appendReplacement(
                    filled, Matcher.quoteReplacement(String.valueOf(values[Integer.parseInt(places.group(1))])));
        }
        return places.appendTail(filled).toString();
    }

    /** As it stands in the file. */
    static String raw(Locale language, String name) {
        return TEXTS.computeIfAbsent(path(language, name + ".md"), PromptFiles::read);
    }

    private static Properties words(Locale language, String file) {
        return WORDS.computeIfAbsent(path(language, file + ".properties"), PromptFiles::load);
    }

    private static String path(Locale language, String file) {
        return "/prompts/" + (language.getLanguage().equals("en") ? "en" : "ru") + "/" + file;
    }

    private static String read(String path) {
        try (InputStream stream = open(path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties load(String path) {
        Properties properties = new Properties();
        try (InputStream stream = open(path)) {
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static InputStream open(String path) {
        InputStream stream = PromptFiles.class.getResourceAsStream(path);
        if (stream == null) {
            throw new IllegalStateException("no resource " + path);
        }
        return stream;
    }
}
