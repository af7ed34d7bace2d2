package io.aiadmin.language;

import java.util.List;

/** The tokens of one message; asking beyond either end gives {@link Token#NONE}. */
final class Tokens {

    private final List<Token> tokens;

    Tokens(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    Token at(int index) {
        return index < 0 || index >= tokens.size() ? Token.NONE : tokens.get(index);
    }

    boolean is(int index, Term term) {
        return at(index).is(term);
    }

    boolean isSign(int index, char sign) {
        return at(index).isSign(sign);
    }

    /** A dash, with or without spaces around. */
    boolean isDash(int index) {
        return at(index).isSign('-');
    }

    int size() {
        return tokens.size();
    }

    List<Token> all() {
        return tokens;
    }

    /** Skips words without a say, at most two. */
    int skipFillers(int index) {
        int next = index;
        while (next < index + 2 && is(next, Term.FILLER)) {
            next++;
        }
        return next;
    }
}
