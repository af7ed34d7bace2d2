package io.aiadmin.language;

import org.jspecify.annotations.Nullable;

/** A time not to be passed: «после шести», «до двух», «не раньше 12», «с 15», "no later than 6 pm". */
final class BoundRule implements FactRule {

    @Override
    public @Nullable Found match(Scan scan, int index) {
        Tokens tokens = scan.tokens();
        Token word = tokens.at(index);
        boolean until = Prepositions.until(word);
        if (!until && !Prepositions.after(word)) {
            return null;
        }
        int at = tokens.skipFillers(index + 1);
        if (tokens.is(at, Term.APPROX)) {
            at++;
        }
        if (tokens.is(at, Term.IN) && (word.is(Term.NOT_BEFORE) || word.is(Term.NOT_AFTER))) {
            at++;
        }
        if (until && tokens.is(at, Term.NOON)) {
            return new Found(new Fact.Part(DayPart.BEFORE_NOON), index, at + 1, null);
        }
        Parsed<Fact> read = scan.clocks().read(at, ClockParser.Trust.FULL);
        if (read == null) {
            return null;
        }
        Term lead = word.is(Term.FROM) ? Term.FROM : null;
        Fact fact = read.value() instanceof Fact.Clock clock ? new Fact.Bound(clock.time(), !until) : read.value();
        return new Found(fact, index, read.end(), lead);
    }
}
