package io.aiadmin.language;

import org.jspecify.annotations.Nullable;

/** A part of the day: «утром», «после обеда», «на вечер», "in the afternoon". */
final class PartRule implements FactRule {

    @Override
    public @Nullable Found match(Scan scan, int index) {
        Tokens tokens = scan.tokens();
        Term lead = Prepositions.lead(tokens.at(index));
        int at = lead == null ? index : tokens.skipFillers(index + 1);
        if (lead != null && tokens.is(at, Term.THE)) {
            at++;
        }
        Token token = tokens.at(at);
        if (lead != null && (token.is(Term.FIRST_HALF) || token.is(Term.SECOND_HALF))) {
            DayPart half = token.is(Term.FIRST_HALF) ? DayPart.BEFORE_LUNCH : DayPart.AFTERNOON;
            return new Found(new Fact.Part(half), index, at + 1, lead);
        }
        if (!token.is(Term.PART)) {
            return null;
        }
        return new Found(new Fact.Part(DayPart.of(token.value(Term.PART))), index, at + 1, lead);
    }
}
