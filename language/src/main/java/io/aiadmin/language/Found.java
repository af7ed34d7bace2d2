package io.aiadmin.language;

import org.jspecify.annotations.Nullable;

/**
 * A fact and where it stands.
 *
 * @param first its first token, the preposition included
 * @param end the index after its last token
 * @param lead what its preposition does: {@link Term#ON} for «на пятницу»
 */
record Found(Fact fact, int first, int end, @Nullable Term lead) {

    Found with(Fact other) {
        return new Found(other, first, end, lead);
    }

    boolean leads(Term term) {
        return lead == term;
    }
}
