package io.aiadmin.core.guard;

import io.aiadmin.language.SensitiveSpan;
import io.aiadmin.language.SensitiveText;
import io.aiadmin.spi.Phone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts tokens such as {@code <PHONE_1>} in the place of personal data, and the data back. The same value has the same token for as long as the
 * conversation lasts. Belongs to one turn and one thread.
 */
public final class Masking {

    private static final SensitiveText TEXTS = new SensitiveText();
    private static final Pattern TOKEN = Pattern.compile("<(PHONE|EMAIL|CARD)_(\\d{1,4})>");

    private final Map<String, String> values;
    private final Set<String> open;

    /**
     * @param values what the conversation's tokens stand for so far
     * @param open what needs no hiding: the company's own numbers and addresses, as {@link #sensitive} writes them
     */
    public Masking(Map<String, String> values, Set<String> open) {
        this.values = new LinkedHashMap<>(values);
        this.open = Set.copyOf(open);
    }

    /** The phones, e-mails and cards of a text: phones as E.164, cards as digits, e-mails in lower case. */
    public static Set<String> sensitive(String text) {
        Set<String> found = new java.util.TreeSet<>();
        TEXTS.find(text).forEach(span -> found.add(span.value()));
        return found;
    }

    /** The text with tokens in it. */
    public String mask(String text) {
        StringBuilder masked = new StringBuilder();
        int done = 0;
        for (SensitiveSpan span : TEXTS.find(text)) {
            if (open.contains(span.value())) {
                continue;
            }
            masked.append(text, done, span.begin()).append(token(span.kind(), span.value()));
            done = span.end();
        }
        return masked.append(text, done, text.length()).toString();
    }

    /** A tree of maps, lists and values with every text in it masked. */
    public Map<String, @Nullable Object> mask(Map<String, @Nullable Object> tree) {
        Map<String, @Nullable Object> masked = new LinkedHashMap<>();
        tree.forEach((key, value) -> masked.put(key, maskValue(value)));
        return masked;
    }

    /** The token of a number. */
    public String token(Phone phone) {
        return open.contains(phone.e164()) ? phone.e164() : token(SensitiveSpan.Kind.PHONE, phone.e164());
    }

    /** What a token stands for; empty when the text is no token of this conversation. */
    public Optional<String> value(String token) {
        return Optional.ofNullable(values.get(token.strip()));
    }

    /** The text as the customer may read it: own numbers and addresses stand in it again, of cards only the last digits. */
    public String reveal(String text) {
        Matcher tokens = TOKEN.matcher(text);
        StringBuilder revealed = new StringBuilder();
        while (tokens.find()) {
            String value = values.get(tokens.group());
            tokens.appendReplacement(
                    revealed, Matcher.quoteReplacement(value == null ? "" : readable(tokens.group(1), value)));
        }
        return tokens.appendTail(revealed).toString();
    }

    /** The text as tools need it: every value back in full. */
    public String restore(String text) {
        Matcher tokens = TOKEN.matcher(text);
        StringBuilder restored = new StringBuilder();
        while (tokens.find()) {
            tokens.appendReplacement(
                    restored, Matcher.quoteReplacement(values.getOrDefault(tokens.group(), tokens.group())));
        }
        return tokens.appendTail(restored).toString();
    }

    /** What the tokens stand for, to be kept with the session. */
    public Map<String, String> values() {
        return Map.copyOf(values);
    }

    private @Nullable Object maskValue(@Nullable Object value) {
        return switch (value) {
            case String text -> mask(text);
            case List<?> list -> {
                List<@Nullable Object> masked = new ArrayList<>();
                list.forEach(item -> masked.add(maskValue(item)));
                yield masked;
            }
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> masked = new LinkedHashMap<>();
                map.forEach((key, item) -> masked.put(String.valueOf(key), maskValue(item)));
                yield masked;
            }
            case null, default -> value;
        };
    }

    private String token(SensitiveSpan.Kind kind, String value) {
        String prefix = "<" + kind.name() + "_";
        int highest = 0;
        for (Map.Entry<String, String> known : values.entrySet()) {
            if (known.getKey().startsWith(prefix)) {
                if (known.getValue().equals(value)) {
                    return known.getKey();
                }
                highest = Math.max(highest, number(known.getKey()));
            }
        }
        String token = prefix + (highest + 1) + ">";
        values.put(token, value);
        return token;
    }

    private static int number(String token) {
        return Integer.parseInt(token.substring(token.indexOf('_') + 1, token.length() - 1));
    }

    private static String readable(String kind, String value) {
        if (kind.equals("CARD")) {
            return "•••• " + value.substring(Math.max(0, value.length() - 4));
        }
        if (kind.equals("PHONE") && value.matches("\\+7\\d{10}")) {
            return "+7 " + value.substring(2, 5) + " " + value.substring(5, 8) + "-" + value.substring(8, 10) + "-"
                    + value.substring(10);
        }
        return value;
    }
}
