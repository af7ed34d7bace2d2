package io.aiadmin.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cuts a text into tokens, joins number words into numbers and fixed phrases into one token. */
final class Lexer {

    /** Parts that belong to the word before them: «где-то», «всё-таки». */
    private static final Set<String> PARTICLES = Set.of("то", "таки", "нибудь", "либо");

    private Lexer() {}

    /** Words, numbers and signs without any joining or meaning. */
    static List<Token> cut(PlainText text) {
        String plain = text.plain();
        List<Token> tokens = new ArrayList<>(plain.length() / 4 + 4);
        boolean gap = true;
        int index = 0;
        while (index < plain.length()) {
            char first = plain.charAt(index);
            if (first == ' ') {
                gap = true;
                index++;
                continue;
            }
            int end = endOfToken(plain, index);
            String word = plain.substring(index, end);
            int from = text.begin(index);
            int until = text.end(end);
            tokens.add(
                    Character.isDigit(first)
                            ? Token.digits(from, until, word, gap)
                            : Token.sign(from, until, sameAlphabet(word), gap));
            gap = false;
            index = end;
        }
        return tokens;
    }

    /** Tokens with numbers joined: «двадцать восьмого» is one. */
    static Tokens lex(String text) {
        return new Tokens(joinNumbers(joinParticles(cut(PlainText.of(text)))));
    }

    /** Tokens with meanings, ready for the rules. */
    static Tokens lexTime(PlainText text) {
        return new Tokens(Lexicon.shared().annotate(joinNumbers(joinParticles(cut(text)))));
    }

    private static int endOfToken(String plain, int begin) {
        char first = plain.charAt(begin);
        int end = begin + 1;
        if (Character.isDigit(first)) {
            while (end < plain.length() && Character.isDigit(plain.charAt(end))) {
                end++;
            }
            return end;
        }
        if (Character.isHighSurrogate(first) && end < plain.length()) {
            return end + 1;
        }
        if (!Character.isLetter(first)) {
            return end;
        }
        while (end < plain.length() && (Character.isLetter(plain.charAt(end)) || innerApostrophe(plain, end))) {
            end++;
        }
        return end;
    }

    private static boolean innerApostrophe(String plain, int index) {
        return plain.charAt(index) == '\'' && index + 1 < plain.length() && Character.isLetter(plain.charAt(index + 1));
    }

    private static final String LATIN_TWINS = "acekmopxyhtb";
    private static final String CYRILLIC_TWINS = "асекморхунтв";

    /** A Cyrillic word with Latin look-alikes in it is Cyrillic. */
    private static String sameAlphabet(String word) {
        boolean latin = false;
        boolean cyrillic = false;
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            latin |= letter >= 'a' && letter <= 'z';
            cyrillic |= letter >= 'а' && letter <= 'я';
        }
        if (!latin || !cyrillic) {
            return word;
        }
        StringBuilder result = new StringBuilder(word);
        for (int i = 0; i < word.length(); i++) {
            int twin = LATIN_TWINS.indexOf(word.charAt(i));
            if (twin >= 0) {
                result.setCharAt(i, CYRILLIC_TWINS.charAt(twin));
            }
        }
        return result.toString();
    }

    private static List<Token> joinParticles(List<Token> tokens) {
        List<Token> joined = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isWord()
                    && hyphenated(tokens, i)
                    && PARTICLES.contains(tokens.get(i + 2).text())) {
                Token particle = tokens.get(i + 2);
                String text = token.text() + "-" + particle.text();
                joined.add(Token.sign(token.begin(), particle.end(), text, token.gap()));
                i += 2;
            } else {
                joined.add(token);
            }
        }
        return joined;
    }

    private static boolean hyphenated(List<Token> tokens, int index) {
        return index + 2 < tokens.size()
                && tokens.get(index + 1).isSign('-')
                && !tokens.get(index + 1).gap()
                && !tokens.get(index + 2).gap();
    }

    private static List<Token> joinNumbers(List<Token> tokens) {
        List<Token> joined = new ArrayList<>(tokens.size());
        int index = 0;
        while (index < tokens.size()) {
            NumberWords.Part part = part(tokens.get(index));
            if (part == null) {
                joined.add(tokens.get(index++));
                continue;
            }
            index = joinNumber(tokens, index, part, joined);
        }
        return joined;
    }

    private static int joinNumber(List<Token> tokens, int begin, NumberWords.Part first, List<Token> joined) {
        int value = first.value();
        int complete = 0;
        NumberWords.Part last = first;
        int end = begin + 1;
        while (!last.ordinal()) {
            int next = hyphenated(tokens, end - 1) ? end + 1 : end;
            NumberWords.Part part = next < tokens.size() ? part(tokens.get(next)) : null;
            if (part == null) {
                break;
            }
            if (multiplies(part, value)) {
                value = value * part.value();
                if (part.value() >= 1000) {
                    complete += value;
                    value = 0;
                }
            } else if (continues(last, part)) {
                value += part.value();
            } else {
                break;
            }
            last = part;
            end = next + 1;
        }
        StringBuilder text = new StringBuilder(tokens.get(begin).text());
        for (int i = begin + 1; i < end; i++) {
            text.append(' ').append(tokens.get(i).text());
        }
        joined.add(new Token(
                tokens.get(begin).begin(),
                tokens.get(end - 1).end(),
                text.toString(),
                tokens.get(begin).gap(),
                complete + value,
                true,
                last.ordinal(),
                last.counts(),
                List.of()));
        return end;
    }

    private static NumberWords.@Nullable Part part(Token token) {
        return token.isWord() ? NumberWords.part(token.text()) : null;
    }

    /** «две тысячи», "two hundred". */
    private static boolean multiplies(NumberWords.Part part, int value) {
        return (part.value() == 1000 && value > 0 && value < 1000) || (part.value() == 100 && value > 0 && value < 10);
    }

    private static boolean continues(NumberWords.Part last, NumberWords.Part next) {
        if (next.value() == 0) {
            return false;
        }
        return switch (last.rank()) {
            case TEN -> next.rank() == NumberWords.Rank.UNIT;
            case HUNDRED -> next.rank().compareTo(NumberWords.Rank.HUNDRED) < 0;
            case THOUSAND -> next.rank().compareTo(NumberWords.Rank.THOUSAND) < 0;
            case UNIT, TEEN -> false;
        };
    }
}
