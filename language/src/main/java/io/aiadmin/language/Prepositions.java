package io.aiadmin.language;

import org.jspecify.annotations.Nullable;

/** The little words before a day or a time. */
final class Prepositions {

    private Prepositions() {}

    /** What the preposition at the token does, or null when there is none. */
    static @Nullable Term lead(Token token) {
        if (token.is(Term.ON)) {
            return Term.ON;
        }
        if (token.is(Term.IN)) {
            return Term.IN;
        }
        if (token.is(Term.TO)) {
            return Term.TO;
        }
        if (token.is(Term.TOWARD)) {
            return Term.TOWARD;
        }
        if (token.is(Term.BY)) {
            return Term.BY;
        }
        return token.is(Term.FROM) ? Term.FROM : null;
    }

    /** Until when: «до», «раньше», «не позже». */
    static boolean until(Token token) {
        return token.is(Term.UNTIL) || token.is(Term.NOT_AFTER) || token.is(Term.DEADLINE);
    }

    /** From when: «после», «с», «не раньше». */
    static boolean after(Token token) {
        return token.is(Term.AFTER) || token.is(Term.NOT_BEFORE) || token.is(Term.FROM);
    }
}
