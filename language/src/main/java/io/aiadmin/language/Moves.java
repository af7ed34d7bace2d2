package io.aiadmin.language;

/** Whether a message is about moving a visit. */
final class Moves {

    private Moves() {}

    static boolean said(Tokens tokens) {
        for (Token token : tokens.all()) {
            if (token.is(Term.MOVE)) {
                return true;
            }
        }
        return false;
    }
}
