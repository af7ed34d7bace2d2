package io.aiadmin.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what must not leave the house: e-mail addresses, payment cards, phone numbers. Stateless and safe for many threads. */
public final class SensitiveText {

    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,4}");

    /** 13 to 19 digits; single spaces or dashes may stand between them. */
    private static final Pattern CARD = Pattern.compile("(?<![\\d+])\\d(?:[ \\u00a0-]?\\d){12,18}(?!\\d)");

    private final PhoneReader phones = new PhoneReader();

    /** The spans in the order of the text; none overlaps another. */
    public List<SensitiveSpan> find(String text) {
        List<SensitiveSpan> spans = new ArrayList<>();
        emails(text, spans);
        cards(text, spans);
        for (FoundPhone phone : phones.find(text)) {
            add(spans, new SensitiveSpan(SensitiveSpan.Kind.PHONE, phone.begin(), phone.end(), phone.e164()));
        }
        spans.sort(Comparator.comparingInt(SensitiveSpan::begin));
        return List.copyOf(spans);
    }

    private static void emails(String text, List<SensitiveSpan> spans) {
        if (text.indexOf('@') < 0) {
            return;
        }
        Matcher matcher = EMAIL.matcher(text);
        while (matcher.find()) {
            String value = matcher.group().toLowerCase(Locale.ROOT);
            add(spans, new SensitiveSpan(SensitiveSpan.Kind.EMAIL, matcher.start(), matcher.end(), value));
        }
    }

    private static void cards(String text, List<SensitiveSpan> spans) {
        Matcher matcher = CARD.matcher(text);
        while (matcher.find()) {
            String digits = matcher.group().replaceAll("\\D", "");
            if (luhn(digits)) {
                add(spans, new SensitiveSpan(SensitiveSpan.Kind.CARD, matcher.start(), matcher.end(), digits));
            }
        }
    }

    private static void add(List<SensitiveSpan> spans, SensitiveSpan span) {
        boolean overlaps = spans.stream().anyMatch(other -> other.begin() < span.end() && span.begin() < other.end());
        if (!overlaps) {
            spans.add(span);
        }
    }

    /** The check digit of payment cards: every second digit from the right counts twice. */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0 && !digits.chars().allMatch(digit -> digit == digits.charAt(0));
    }
}
